"""Search: for everyone of the authority; what it finds goes by what each may see."""

TABLE = """
evaluations:
  search                       -          -    GET          in   200  200  200  200  200  200  200  200  404
"""
