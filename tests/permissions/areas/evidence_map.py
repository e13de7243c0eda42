"""The evidence map: for whoever reads the library, with a page for each element; files for those who may download."""

TABLE = """
evaluations:
  evidence_map                 -          -    GET          in   200  200  200  200  200  403  200  200  404
  evidence_map_element         mapped     -    GET          in   200  200  200  200  404  403  200  200  404
  evidence_map_csv             -          -    GET          in   200  200  200  403  403  403  403  200  404
  evidence_map_xlsx            -          -    GET          in   200  200  200  403  403  403  403  200  404
"""

ARGUMENTS = {"mapped": lambda house, place: ["ns-quality-standards", "2009", "2.4"]}
PUBLIC = {"mapped"}
