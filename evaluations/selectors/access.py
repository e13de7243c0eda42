"""Every read of the work starts here, from the person: what is not reached through them does not exist."""

from django.db.models import Exists, F, FilteredRelation, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from accounts.models import LocalAuthority, User
from evaluations.enums import View
from evaluations.models import AnsweringTeam, Cell, EvidenceLink, Judgement, Round, TeamMember
from evaluations.permissions import Access
from standards.content import content_for
from standards.models import Element, Framework, Phase


def _all_but(model: type[Model], prefix: str, *wanted: str) -> tuple[str, ...]:
    """Names for `defer`: each column costs a little on every page, and most of these no page shows."""
    fields = (field for field in model._meta.concrete_fields if not field.primary_key)
    return tuple(f"{prefix}__{field.name}" for field in fields if field.name not in wanted)


# The content of a framework is kept with the process, so of its rows only what finds it there is read.
_FOUND_BY = ("slug", "version", "title", "short_title", "checksum", "loaded_at")
_UNREAD = (
    *_all_but(LocalAuthority, "authority", "name", "slug", "region"),
    *_all_but(Framework, "framework", *_FOUND_BY),
    "report",
)
_UNREAD_OF_A_CELL = (
    *(f"round__{name}" for name in _UNREAD),
    *_all_but(Element, "element", "ref", "short_label", "framework", "area"),
    *_all_but(Phase, "phase", "ref", "label", "framework"),
)


def rounds_for(user: User) -> QuerySet[Round]:
    """Rounds of the authorities the person belongs to today, with `role` and `team_role` in each.

    Those whose last day in a round's team has passed do not reach that round any more.
    """
    return (
        Round.objects.filter(_belongs(user, "authority__memberships__"))
        .alias(place=FilteredRelation("team", condition=Q(team__user=user)))
        .filter(_until("place__"))
        .annotate(  # type: ignore[no-redef]
            role=F("authority__memberships__role"),
            team_role=F("place__role"),
            answered=Exists(AnsweringTeam.objects.filter(round=OuterRef("pk"))),
        )
        .select_related("authority", "framework")
        .defer(*_UNREAD)
    )


def round_for(user: User, slug: str, *, lock: bool = False) -> Round:
    """The round with its `access`; raises Round.DoesNotExist. `lock` needs a transaction."""
    rounds = rounds_for(user).filter(slug=slug)
    found = (rounds.select_for_update(of=("self",)) if lock else rounds).get()
    found.access = standing_in(user, found)
    return found


def standing_in(user: User, round_: Round) -> Access:
    """The person's standing in a round that `rounds_for` read."""
    teams = _teams_answer(round_, answered=round_.answered)
    return Access(user, round_.role, round_.team_role, round_.state, teams=teams)


def _teams_answer(round_: Round, *, answered: bool) -> bool:
    return answered and content_for(round_.framework).asks_teams


def cells_reached(user: User) -> QuerySet[Cell]:
    """Cells of those rounds, with `role`, `team_role` and whether the person is `named`; for `values_list`."""
    named = TeamMember.cells.through.objects.filter(
        cell_id=OuterRef("pk"), teammember_id=OuterRef("place__pk")
    )
    return (
        Cell.objects.filter(_belongs(user, "round__authority__memberships__"))
        .alias(place=FilteredRelation("round__team", condition=Q(round__team__user=user)))
        .filter(_until("place__"))
        .annotate(  # type: ignore[no-redef]
            role=F("round__authority__memberships__role"), team_role=F("place__role"), named=Exists(named)
        )
    )


def cells_for(user: User) -> QuerySet[Cell]:
    """The same whole: whether each is `agreed` and teams have `answered`, and the `impact` of its evidence."""
    return (
        cells_reached(user)
        .annotate(  # type: ignore[no-redef]
            agreed=Exists(agreed_of()),
            impact=strongest_impact(),
            answered=Exists(AnsweringTeam.objects.filter(round=OuterRef("round"))),
        )
        .select_related("round__authority", "round__framework", "element", "phase")
        .defer(*_UNREAD_OF_A_CELL)
    )


def cell_for(user: User, slug: str, phase: str, element: str, *, lock: bool = False) -> Cell:
    """The cell with its `access`; raises Cell.DoesNotExist.

    `lock` takes the round's row until the transaction ends: saves in a round follow one another, and none
    slips in behind a sign-off.
    """
    cells = cells_for(user).filter(round__slug=slug, element__ref=element)
    cells = cells.filter(phase=None) if phase == NO_PHASE else cells.filter(phase__ref=phase)
    found = (cells.select_for_update(of=("round",)) if lock else cells).get()
    found.access = access_to(user, found)
    return found


NO_PHASE = "all"


def access_to(user: User, cell: Cell) -> Access:
    """The person's standing in a cell that `cells_for` read."""
    teams = _teams_answer(cell.round, answered=cell.answered)
    return Access(user, cell.role, cell.team_role, cell.round.state, cell.named, cell.agreed, teams)


def agreed_of() -> QuerySet[Judgement]:
    """The authority's judgement, as a subquery of a cell."""
    return Judgement.objects.filter(cell_id=OuterRef("pk"), view=View.AUTHORITY)


def _belongs(user: User, prefix: str) -> Q:
    return _until(prefix) & Q(**{f"{prefix}user": user, f"{prefix}ended_at": None})


def _until(prefix: str) -> Q:
    """No last day, or one that has not passed: on the day itself all is as before."""
    return Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gte": timezone.localdate()})


def impact_shown() -> Coalesce:
    """Of a link to evidence: what the item shows, or showed when the round was signed off."""
    return Coalesce(NullIf("impact", Value("")), "item__impact")


def strongest_impact() -> Subquery:
    """Of the evidence linked to a cell, as a subquery of it."""
    # "none", "some", "substantial" happen to sort by strength; a test holds them to it.
    links = EvidenceLink.objects.filter(cell_id=OuterRef("pk")).annotate(shown=impact_shown())
    return Subquery(links.order_by("-shown").values("shown")[:1])
