"""One item: where it is used, what rests on it alone, why it must stay."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.models import User
from evaluations.enums import RoundState, View
from evaluations.models import Cell, EvidenceItem, EvidenceLink, Judgement, Round
from evaluations.permissions import Access, can_record, can_view_cell
from evaluations.selectors.access import access_to, cells_for
from evaluations.selectors.evidence import sole_links
from evaluations.selectors.rate_page import cell_url


@dataclass(frozen=True, slots=True)
class Use:
    """A cell that the item supports; `alone` where it rests on nothing else (see `only_support`)."""

    cell: Cell
    link_id: int
    access: Access
    alone: bool
    judgement: Judgement | None

    @property
    def url(self) -> str:
        return cell_url(self.cell)

    @property
    def open(self) -> bool:
        return not self.cell.round.is_signed_off

    @property
    def may_unlink(self) -> bool:
        return can_record(self.access)


@dataclass(frozen=True, slots=True)
class Uses:
    """`hidden` counts cells that this person may not open: a guest opens those they are named for."""

    shown: tuple[Use, ...]
    hidden: int
    in_open_rounds: int

    @property
    def in_signed_off_rounds(self) -> int:
        return len(self.shown) + self.hidden - self.in_open_rounds

    @property
    def alone(self) -> int:
        return sum(use.alone for use in self.shown)


def frozen_with(item: EvidenceItem) -> list[str]:
    """Names of signed-off rounds whose reports may name it, the latest first; one query."""
    linked = Q(cells__evidence_links__item=item) | Q(documents__item=item)
    # What a team ticked stays in its answer, though the link it was ticked by has gone.
    named = linked | Q(answering_teams__answers__evidence__item=item)
    ids = Round.objects.filter(named, state=RoundState.SIGNED_OFF).values("pk")
    return list(
        Round.objects.filter(pk__in=ids).order_by("-signed_off_at", "-pk").values_list("name", flat=True)
    )


def uses_of(item: EvidenceItem, user: User) -> Uses:
    """Latest rounds first; four queries."""
    reached = [(cell, _access(cell, user)) for cell in _cells_resting_on(item, user)]
    cells = [(cell, access) for cell, access in reached if can_view_cell(access)]
    alone = set(sole_links().filter(item=item).values_list("cell_id", flat=True))
    judged = Judgement.objects.filter(
        cell__in=[cell for cell, _ in cells], view=View.AUTHORITY
    ).select_related("level")
    by_cell = {judgement.cell_id: judgement for judgement in judged}
    links = {
        link.cell_id: link for link in item.links.select_related("cell__round").defer("cell__round__report")
    }
    shown = tuple(
        Use(cell, links[cell.pk].pk, access, cell.pk in alone, by_cell.get(cell.pk)) for cell, access in cells
    )
    in_open = sum(not link.cell.round.is_signed_off for link in links.values())
    return Uses(shown, len(links) - len(shown), in_open)


def _cells_resting_on(item: EvidenceItem, user: User) -> QuerySet[Cell]:
    cells = cells_for(user).filter(evidence_links__item=item)
    return cells.order_by("-round__created_at", "-round_id", "element__position", "phase__position")


def _access(cell: Cell, user: User) -> Access:
    return access_to(user, cell)


def why_kept(item: EvidenceItem) -> str:
    """Why the item cannot be deleted; blank where it can."""
    used = EvidenceLink.objects.filter(item=item).count()
    if used:
        places = "one judgement" if used == 1 else f"{used} judgements"
        return f"It is linked to {places}. Unlink it there first: see “Where it is used”."
    names = list(signed_off_with(item).values_list("name", flat=True))
    if names:
        return f"It was evidence in {' and '.join(names)}, which was signed off, so the library keeps it."
    return ""


def signed_off_with(item: EvidenceItem) -> QuerySet[Round]:
    """Rounds that were signed off at some time and had the item linked at some time."""
    signed_off = Round.history.filter(state=RoundState.SIGNED_OFF).values("id")
    linked = EvidenceLink.history.filter(item_id=item.pk).values("cell__round_id")
    return Round.objects.filter(pk__in=linked).filter(pk__in=signed_off).order_by("pk")


def open_rounds_with(item: EvidenceItem) -> QuerySet[Round]:
    """Rounds whose ceilings the item has a part in and that may still change."""
    rounds = Round.objects.filter(pk__in=EvidenceLink.objects.filter(item=item).values("cell__round_id"))
    return rounds.exclude(state=RoundState.SIGNED_OFF).defer("report")
