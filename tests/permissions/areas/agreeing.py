"""The list of what the team agrees, and what its pages ask for again while they are open."""

TABLE = """
evaluations:
  agreeing                     round      SRA  GET          in   200  200  200  200  404  403  403  404  404
  agreeing                     round      F    GET          in   200  200  200  200  404  403  403  404  404
  agreeing                     round      A    POST         in   405  405  405  405  405  405  405  405  405
  agreeing_live                round      SRAF GET          in   200  200  200  200  404  403  403  404  404
  agreeing_live                round      A    POST         in   405  405  405  405  405  405  405  405  405
  agree_live                   cell       SRAF GET          in   200  200  200  200  404  403  403  404  404
  agree_live                   unnamed    SRAF GET          in   200  200  200  404  404  403  403  404  404
  agree_live                   cell       A    POST         in   405  405  405  405  405  405  405  405  405
"""
