"""The page for elected members and directors, and whether an earlier action made the difference."""

TABLE = """
evaluations:
  reading                      -          -    GET          in   200  200  200  404  404  200  200  200  404
"""
