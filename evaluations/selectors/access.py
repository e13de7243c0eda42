"""Every read of the work starts here, from the person: what is not reached through them does not exist."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from accounts.models import User
from evaluations.models import Cell, EvidenceLink, Round, TeamMember
from evaluations.permissions import Access


def rounds_for(user: User) -> QuerySet[Round]:
    """Rounds of the authorities the person belongs to today, with `role` and `team_role` in each."""
    return (
        Round.objects.filter(_belongs(user, "authority__memberships__"))
        .annotate(role=F("authority__memberships__role"), team_role=_team_role(user, "pk"))
        .select_related("authority", "framework")
        .defer("report", *(f"framework__{name}" for name in HEAVY))
    )


def round_for(user: User, slug: str, *, lock: bool = False) -> Round:
    """The round with its `access`; raises Round.DoesNotExist. `lock` needs a transaction."""
    rounds = rounds_for(user).filter(slug=slug)
    found = (rounds.select_for_update(of=("self",)) if lock else rounds).get()
    found.access = Access(user, found.role, found.team_role, found.state)
    return found


def cells_for(user: User) -> QuerySet[Cell]:
    """Cells of those rounds, each with `role`, `team_role`, whether `named`, and the `impact` of its evidence."""
    named = TeamMember.cells.through.objects.filter(cell_id=OuterRef("pk"), teammember__user=user)
    return (
        Cell.objects.filter(_belongs(user, "round__authority__memberships__"))
        .annotate(
            role=F("round__authority__memberships__role"),
            team_role=_team_role(user, "round_id"),
            named=Exists(named),
            impact=_impact(),
        )
        .select_related("round__authority", "round__framework", "element", "phase")
        .defer(
            "round__report",
            *(f"round__framework__{name}" for name in HEAVY),
            *(f"element__{name}" for name in HEAVY_IN_ELEMENT),
        )
    )


def cell_for(user: User, slug: str, phase: str, element: str, *, lock: bool = False) -> Cell:
    """The cell with its `access`; raises Cell.DoesNotExist.

    `lock` takes the round's row until the transaction ends: saves in a round follow one another, and none
    slips in behind a sign-off.
    """
    cells = cells_for(user).filter(round__slug=slug, element__ref=element)
    cells = cells.filter(phase=None) if phase == NO_PHASE else cells.filter(phase__ref=phase)
    found = (cells.select_for_update(of=("round",)) if lock else cells).get()
    found.access = Access(user, found.role, found.team_role, found.round.state, found.named)
    return found


NO_PHASE = "all"

# Whole documents in columns: the content of a framework is kept with the process, so no request reads them.
HEAVY = ("source", "overall")
HEAVY_IN_ELEMENT = ("title", "phase_refs", "led_by", "note", "columns")


def _belongs(user: User, prefix: str) -> Q:
    in_force = Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gte": timezone.localdate()})
    return in_force & Q(**{f"{prefix}user": user, f"{prefix}ended_at": None})


def _team_role(user: User, round_ref: str) -> Subquery:
    return Subquery(TeamMember.objects.filter(round_id=OuterRef(round_ref), user=user).values("role")[:1])


def impact_shown() -> Coalesce:
    """Of a link to evidence: what the item shows, or showed when the round was signed off."""
    return Coalesce(NullIf("impact", Value("")), "item__impact")


def _impact() -> Subquery:
    # "none", "some", "substantial" happen to sort by strength; a test holds them to it.
    links = EvidenceLink.objects.filter(cell_id=OuterRef("pk")).annotate(shown=impact_shown())
    return Subquery(links.order_by("-shown").values("shown")[:1])
