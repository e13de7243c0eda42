"""Every read of a plan starts from the person's rounds."""

from django.db.models import Exists, OuterRef

from accounts.models import User
from evaluations.enums import RevisionState
from evaluations.models import Plan, PlanRevision, Round
from evaluations.selectors.access import round_for

SIGNED = (RevisionState.SIGNED, RevisionState.APPROVED)


def plan_for(user: User, slug: str, *, lock: bool = False) -> Plan:
    """The plan of a round, with `signed` (a revision is); two queries. Raises Round.DoesNotExist.

    Where none is begun it is a plan without a pk. `lock` needs a transaction and takes the round's row:
    saves in a plan follow one another.
    """
    return plan_of(round_for(user, slug, lock=lock))


def plan_of(round_: Round) -> Plan:
    """The same of a round that `round_for` read."""
    signed = PlanRevision.objects.filter(plan=OuterRef("pk"), state__in=SIGNED)
    plan = Plan.objects.filter(round=round_).annotate(signed=Exists(signed)).first()  # type: ignore[no-redef]
    if plan is None:
        plan = Plan(round=round_)
        plan.signed = False
    plan.round = round_
    return plan
