"""Which rows of an authority a person may find, starting from the rounds that are theirs."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.models import LocalAuthority, User
from evaluations.enums import View
from evaluations.models import Action, Judgement, PlanRevision, Round
from evaluations.permissions import Access, can_view_plan, can_view_round
from evaluations.selectors.access import rounds_for
from evaluations.selectors.plans.access import SIGNED


@dataclass(frozen=True, slots=True)
class Reach:
    """Rounds by pk: read whole, read in the cells one is named for, with the plan as it is, as it was signed."""

    user: User
    whole: list[int]
    named: list[int]
    plans: list[int]
    signed: list[int]

    @property
    def judgements(self) -> QuerySet[Judgement]:
        """The authority's own, in rounds that are revealed."""
        named = Q(cell__round__in=self.named, cell__looked_after_by__user=self.user)
        found = Judgement.objects.filter(Q(cell__round__in=self.whole) | named, view=View.AUTHORITY)
        return found if self.whole or self.named else found.none()

    @property
    def actions(self) -> QuerySet[Action]:
        return Action.objects.filter(plan__round__in=self.plans)

    def revisions(self) -> dict[int, PlanRevision]:
        """The newest signed one of each plan that is read as signed, by pk. One query; none without such a plan."""
        if not self.signed:
            return {}
        rows = PlanRevision.objects.filter(plan__round__in=self.signed, state__in=SIGNED)
        rows = rows.select_related("plan__round").defer("report", "plan__round__report").order_by("number")
        newest = {row.plan_id: row for row in rows}
        return {row.pk: row for row in newest.values()}


def reach_of(user: User, authority: LocalAuthority) -> Reach:
    """One query."""
    reach = Reach(user, [], [], [], [])
    for round_ in rounds_for(user).filter(authority=authority):
        _put(reach, round_, Access(user, round_.role, round_.team_role, round_.state))
    return reach


def _put(reach: Reach, round_: Round, access: Access) -> None:
    if round_.is_revealed and access.is_guest:
        reach.named.append(round_.pk)
    elif round_.is_revealed and can_view_round(access):
        reach.whole.append(round_.pk)
    if can_view_plan(access, signed=False):
        reach.plans.append(round_.pk)
    elif can_view_plan(access, signed=True):
        reach.signed.append(round_.pk)
