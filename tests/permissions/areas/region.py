"""What regional staff see of an authority, and what the authority sees of that."""

TABLE = """
evaluations:
  regions                      -          -    GET          in   404  404  404  404  404  404  404  404  404 reg=302
  region                       region     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_authority             authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_round                 round      SRA  GET          in   404  404  404  404  404  404  404  404  404
  region_round                 round      F    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_pdf                   round      SRA  GET          in   404  404  404  404  404  404  404  404  404
  region_pdf                   round      F    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_xlsx                  round      SRA  GET          in   404  404  404  404  404  404  404  404  404
  region_xlsx                  round      F    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  share                        round      SRAF GET          in   200  403  403  404  404  403  403  404  404
  share                        round      SRF  POST         in   200  403  403  404  404  403  403  404  404
  share                        round      A    POST         in   done 403  403  404  404  403  403  404  404
  looks                        -          -    GET          in   200  200  200  403  403  403  200  200  404
"""

ARGUMENTS = {
    "region": lambda house, place: [house.authority.region.slug],
    "authority": lambda house, place: [house.authority.region.slug, house.authority.slug],
}
PUBLIC = {"region"}
FORMS = {("evaluations:share", "POST"): lambda world, house, place: {"note": "Have a look."}}
