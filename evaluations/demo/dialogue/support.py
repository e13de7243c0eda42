"""Days and programmes of the region, this financial year and last."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from evaluations.demo.dialogue.team import Team
from evaluations.demo.reading import Raw, known
from evaluations.enums import AllocationKind
from evaluations.services.regional.support import Decision, give, set_budget

KEYS = {"authority", "year", "days", "programme", "phase", "element", "date", "reason"}
APRIL = 4


def give_support(team: Team, told: Iterable[Raw], budgets: Mapping[int, int]) -> None:
    """`year` counts from the financial year of the day of loading."""
    today = team.calendar.today
    this = today.year - (today.month < APRIL)
    posts, user = team.posts(team.director), team.director
    for offset, days in budgets.items():
        set_budget(
            posts=posts, region=team.region, year=this + offset, days=Decimal(days), user=user, version=0
        )
    for raw in told:
        known("region/dialogue.yaml, support", raw, KEYS)
        programme = raw.get("programme", "")
        decision = Decision(
            year=this + raw["year"],
            kind=AllocationKind.PROGRAMME if programme else AllocationKind.DAYS,
            programme=programme,
            days=Decimal(raw["days"]),
            phase=raw["phase"],
            element=raw["element"],
            reason=raw["reason"],
            given_on=raw["date"],
        )
        authority = team.authorities[raw["authority"]]
        give(posts=posts, authority=authority, content=team.content, user=user, decision=decision)
