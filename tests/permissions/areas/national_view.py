"""The National Strategies view: proposed and agreed in the region, read beside its own by the authority."""

from typing import Any

from evaluations.enums import RoundState, View
from evaluations.models import Judgement, Proposal
from standards.content import content_for
from tests.factories.rounds import cell_of

TABLE = """
evaluations:
  region_view                  round      SRA  GET          in   404  404  404  404  404  404  404  404  404
  region_view                  round      F    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_view                  round      SRA  POST         in   404  404  404  404  404  404  404  404  404
  region_view                  round      F    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  region_view_cell             viewed     SRA  GET          in   404  404  404  404  404  404  404  404  404
  region_view_cell             viewed     F    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_view_cell             viewed     SRA  POST         in   404  404  404  404  404  404  404  404  404
  region_view_cell             viewed     F    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  region_view_overall          round      SRA  GET          in   404  404  404  404  404  404  404  404  404
  region_view_overall          round      F    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_view_overall          round      SRA  POST         in   404  404  404  404  404  404  404  404  404
  region_view_overall          round      F    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  region_report                region     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_report_pdf            region     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_report_xlsx           region     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  national_strategies          round      SRA  GET          in   200  200  200  404  404  403  200  404  404
  national_strategies          round      F    GET          in   200  200  200  404  404  200  200  404  404
"""

VIEWED = ("1.2", "primary")
ARGUMENTS = {"viewed": lambda house, place: [place.round.slug, "primary", "1.2"]}


def _ticked(world: Any, house: Any, place: Any) -> dict[str, Any]:
    return {"cell": f"{cell_of(place.round, *VIEWED).pk}:1"}


FORMS = {
    ("evaluations:region_view", "POST"): _ticked,
    ("evaluations:region_view_overall", "POST"): lambda *_: {
        "which": "area-1-secondary",
        "level": "SI",
        "reason": "As seen.",
        "version": 0,
    },
    ("evaluations:region_view_cell", "POST"): lambda *_: {
        "do": "propose",
        "level": "n/a",
        "rationale": "There is none here.",
        "difference": "There is none here.",
        "version": 1,
    },
}


def furnish(house: Any, people: Any) -> None:
    """A judgement of the authority, a proposal beside it that waits for the director, and a view that is agreed."""
    place = house.places[RoundState.SIGNED_OFF]
    cell, level = cell_of(place.round, *VIEWED), content_for(place.round.framework).level("G").pk
    Judgement.objects.create(
        cell=cell, level_id=level, rationale="As seen.", agreed_on="2010-01-05", updated_by=house.lead
    )
    Judgement.objects.create(
        cell=cell_of(place.round, "1.1", "secondary"),
        view=View.STRATEGIES,
        level_id=level,
        rationale="As seen.",
        agreed_on="2010-01-05",
        updated_by=house.lead,
    )
    Proposal.objects.create(
        cell=cell,
        not_applicable=True,
        rationale="There is none.",
        difference="There is none.",
        against_id=level,
        against_version=1,
        proposed_by=people.get("regional") or house.lead,
    )
