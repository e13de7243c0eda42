"""A member's own sheet, its files and the local words on it."""

TABLE = """
evaluations:
  sheet                        round      SRAF GET          in   200  200  403  200  404  403  403  404  404
  sheet                        round      S    POST:rows    in   422  422  403  422  404  403  403  404  404
  sheet                        round      RA   POST:rows    in   done done 403  done 404  403  403  404  404
  sheet                        round      F    POST:rows    in   422  422  403  422  404  403  403  404  404
  sheet                        round      R    HTMX:rows    401  done done 403  done 404  403  403  404  404
  sheet                        round      SAF  POST:finish  in   422  422  403  422  404  403  403  404  404
  sheet                        round      R    POST:finish  in   done done 403  done 404  403  403  404  404
"""


def _rows(world, house, place):
    """Of both cells: rows that are on nobody's sheet are not read."""
    rows = {}
    for cell in (place.cell, place.unnamed):
        rows |= {f"version-r{cell.pk}": 0, f"value-r{cell.pk}": "G", f"note-r{cell.pk}": "Mine."}
    return rows


FORMS = {
    ("evaluations:sheet", "POST rows"): _rows,
    ("evaluations:sheet", "HTMX rows"): _rows,
    ("evaluations:sheet", "POST finish"): lambda world, house, place: {"do": "finish"},
}
