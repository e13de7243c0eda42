"""What regional staff see of many authorities at once, and of one over its rounds."""

TABLE = """
evaluations:
  region_ratings               region     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_ratings_csv           region     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_ratings_xlsx          region     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_ratings_pdf           region     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_trend                 authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_trend_csv             authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_trend_xlsx            authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_trend_pdf             authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  nation_csv                   -          -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  nation_xlsx                  -          -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  nation_pdf                   -          -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  nation                       -          -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
"""
