"""A member's own sheet, its files and the local words on it."""

from typing import Any

from evaluations.enums import TeamRole
from evaluations.models import Round
from tests.factories.rounds import RoundFactory, framework, join

TABLE = """
evaluations:
  sheet                        round      SRAF GET          in   200  200  403  200  404  403  403  404  404
  sheet                        round      S    POST:rows    in   422  422  403  422  404  403  403  404  404
  sheet                        round      RA   POST:rows    in   done done 403  done 404  403  403  404  404
  sheet                        round      F    POST:rows    in   422  422  403  422  404  403  403  404  404
  sheet                        round      R    HTMX:rows    401  done done 403  done 404  403  403  404  404
  sheet                        round      SAF  POST:finish  in   422  422  403  422  404  403  403  404  404
  sheet                        round      R    POST:finish  in   done done 403  done 404  403  403  404  404
  sheet_pdf                    round      SRA  GET          in   200  200  200  404  404  403  200  404  404
  sheet_pdf                    round      F    GET          in   200  200  200  404  404  200  200  404  404
  sheet_pdf_mine               round      SRAF GET          in   200  200  403  200  404  403  403  404  404
  sheet_xlsx                   round      SRAF GET          in   200  200  403  200  404  403  403  404  404
  sheet_file                   round      SRAF GET          in   200  200  403  200  404  403  403  404  404
  sheet_file                   round      SRAF POST         in   422  422  403  422  404  403  403  404  404
  sheet_confirm                round      R    GET          in   405  405  405  405  405  405  405  405  405
  sheet_confirm                round      SRAF POST         in   302  302  403  302  404  403  403  404  404
  local_words                  words      R    GET          in   200  200  200  404  404  403  200  404  404
  local_words_edit             word       R    GET          in   200  403  403  404  404  403  403  404  404
  local_words_edit             word       R    POST         in   done 403  403  404  404  403  403  404  404
"""


def furnish(house: Any, people: Any) -> None:
    """A round on a framework that describes no level, open for rating."""
    round_ = RoundFactory(
        authority=house.authority, framework=framework("laqs"), name="Words", created_by=house.lead
    )
    join(round_, house.lead, TeamRole.LEAD)


def _slug(house: Any) -> str:
    return Round.objects.get(authority=house.authority, framework__slug="laqs").slug


ARGUMENTS = {
    "words": lambda house, place: [_slug(house)],
    "word": lambda house, place: [_slug(house), "6"],
}


def _rows(world: Any, house: Any, place: Any) -> dict[str, Any]:
    """Of both cells: rows that are not on the person's sheet are not read."""
    rows = {}
    for cell in (place.cell, place.unnamed):
        rows |= {f"version-r{cell.pk}": 0, f"value-r{cell.pk}": "G", f"note-r{cell.pk}": "Mine."}
    return rows


FORMS = {
    ("evaluations:sheet", "POST rows"): _rows,
    ("evaluations:sheet", "HTMX rows"): _rows,
    ("evaluations:sheet", "POST finish"): lambda world, house, place: {"do": "finish"},
    ("evaluations:local_words_edit", "POST"): lambda world, house, place: {
        "words-green": "Every school does.",
        "version-green": 0,
    },
}
