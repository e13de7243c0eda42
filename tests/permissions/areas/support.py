"""Where a region's support goes: the regional director's to decide, and each authority's to read of itself."""

import datetime as dt
from typing import Any

from evaluations.models import Allocation

TABLE = """
evaluations:
  support                      -          -    GET          in   200  200  200  403  403  200  200  200  404
  region_support               region     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_support_pdf           region     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_support_xlsx          region     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_budget                budget     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_budget                budget     -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  region_support_authority     authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_support_history       authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_allocation_new        authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_allocation_new        authority  -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  region_allocation            given      -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_allocation            given      -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  region_allocation_end        given      -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  region_allocation_end        given      -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
"""

YEAR = 2009
ARGUMENTS = {
    "budget": lambda house, place: [house.authority.region.slug, YEAR],
    "given": lambda house, place: [
        house.authority.region.slug,
        house.authority.slug,
        Allocation.objects.get(authority=house.authority).pk,
    ],
}
PUBLIC = {"budget"}


def _decision(*args: Any) -> dict[str, Any]:
    return {
        "kind": "days",
        "days": "8",
        "phase": "all",
        "element": "all",
        "reason": "More to do.",
        "given_on": "1/6/2009",
        "year": YEAR,
        "why": "There is more to do.",
        "version": 1,
    }


FORMS = {
    ("evaluations:region_budget", "POST"): lambda *args: {"days": "60", "version": 0},
    ("evaluations:region_allocation_new", "POST"): _decision,
    ("evaluations:region_allocation", "POST"): _decision,
    ("evaluations:region_allocation_end", "POST"): lambda *args: {"why": "Needed elsewhere.", "version": 1},
}


def furnish(house: Any, people: Any) -> None:
    Allocation.objects.create(
        authority=house.authority,
        year=YEAR,
        days=5,
        reason="Reports come late.",
        given_on=dt.date(YEAR, 6, 1),
        updated_by=house.lead,
    )
