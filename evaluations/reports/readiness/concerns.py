"""The page of academies: what was raised about each, and about which nothing was."""

from dataclasses import dataclass

from accounts.models import Membership
from evaluations.enums import RoundState
from evaluations.models import AcademyConcern, Round
from evaluations.permissions import can_read_in_confidence
from evaluations.reports.readiness.build import FROZEN, concerns_from
from evaluations.reports.readiness.model import Academies
from evaluations.reports.readiness.rows import Concern
from evaluations.selectors.readiness.rows import concerns_of
from schools.models import School
from schools.selectors.academies import academies_of


@dataclass(frozen=True, slots=True)
class ConcernsPage:
    concerns: tuple[Concern, ...]
    quiet: tuple[School, ...]
    counted: str


def concerns_page(membership: Membership) -> ConcernsPage:
    """Two queries. What is in confidence was not read for whom it is not for."""
    concerns = tuple(concerns_from(concerns_of(membership)))
    if not can_read_in_confidence(membership.role):
        concerns = tuple(one.redacted() for one in concerns)
    there = {one.urn for one in concerns}
    schools = list(academies_of([membership.authority_id]))
    counted = Academies((), len(schools), concerns).counted
    return ConcernsPage(concerns, tuple(one for one in schools if one.urn not in there), counted)


def frozen_with(concern: AcademyConcern) -> list[str]:
    """Names of signed-off rounds whose readiness shows it, the latest first; one query."""
    rounds = Round.objects.filter(authority=concern.authority_id, state=RoundState.SIGNED_OFF)
    rows = rounds.order_by("-signed_off_at", "-pk").values_list(
        "name", f"report__{FROZEN}__academies__concerns"
    )
    return [name for name, kept in rows if any(one["pk"] == concern.pk for one in kept or ())]
