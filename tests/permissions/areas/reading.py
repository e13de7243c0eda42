"""The page for elected members and directors, and whether an earlier action made the difference."""

import datetime as dt

from evaluations.enums import RoundState, TeamRole
from evaluations.models import Action
from evaluations.reports.build import freeze
from tests.factories.accounts import UserFactory
from tests.factories.plans import ActionFactory, PlanFactory
from tests.factories.rounds import RoundFactory, cell_of, join

TABLE = """
evaluations:
  reading                      -          -    GET          in   200  200  200  404  404  200  200  200  404
  difference                   difference SRA  GET          in   200  200  200  404  404  403  200  404  404
  difference                   difference F    GET          in   200  200  200  404  404  404  200  404  404
  difference                   difference S    POST         in   422  422  422  404  404  403  403  404  404
  difference                   difference RA   POST         in   done done 422  404  404  403  403  404  404
  difference                   difference RA   HTMX         401  done done 422  404  404  403  403  404  404
  difference                   difference F    POST         in   422  422  422  404  404  404  403  404  404
"""

ROUND = "Round before"
NAMED = ("2.4", "primary")
LONG_AGO = dt.datetime(2008, 6, 1, 12, tzinfo=dt.UTC)


def difference(house, place):
    action = Action.objects.get(plan__round__authority=house.authority, plan__round__name=ROUND, number=1)
    return [place.round.slug, NAMED[1], NAMED[0], action.pk]


ARGUMENTS = {"difference": difference}
FORMS = {
    ("evaluations:difference", how): lambda *_: {"made": "partly", "note": "In part.", "version": 0}
    for how in ("POST", "HTMX")
}


def furnish(house, people) -> None:
    """The round before all others, whose plan has an action for the rating that their addresses name."""
    lead = people["lead"] or UserFactory()
    before = RoundFactory(
        authority=house.authority, name=ROUND, state=RoundState.AGREEING, created_by=lead, created_at=LONG_AGO
    )
    join(before, lead, TeamRole.LEAD)
    ActionFactory(
        plan=PlanFactory(round=before, updated_by=lead),
        number=1,
        cell=cell_of(before, *NAMED),
        title="Earlier",
    )
    before.state, before.signed_off_at, before.signed_off_by = RoundState.SIGNED_OFF, LONG_AGO, lead
    before.report = freeze(before)
    before.save()
    for place in house.places.values():
        place.round.previous = before
        place.round.save()
