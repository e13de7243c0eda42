"""The evidence map: a page for whoever reads the library, files for those of them who may download."""

TABLE = """
evaluations:
  evidence_map                 -          -    GET          in   200  200  200  200  200  403  200  200  404
  evidence_map_csv             -          -    GET          in   200  200  200  403  403  403  403  200  404
  evidence_map_xlsx            -          -    GET          in   200  200  200  403  403  403  403  200  404
"""
