"""Cells of the same authority, in rounds on other frameworks, that a crosswalk links to one cell."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, FilteredRelation, Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from evaluations.enums import RoundState, View
from evaluations.models import Cell, Round
from evaluations.permissions import Access, can_view_cell
from evaluations.selectors.access import NO_PHASE, cells_reached
from standards.content import Content, Phase, content_for
from standards.content.crosswalk import Crosswalk, Link
from standards.selectors.crosswalks import crosswalks_from

ROUND = ("round__pk", "round__slug", "round__name", "round__state", "round__signed_off_at")
JUDGED = ("given__version", "given__level_id", "given__not_applicable", "given__agreed_on")


@dataclass(frozen=True, slots=True)
class Place:
    """One such cell that the person may open, with the authority's judgement where there is one.

    `came` names its element as the crosswalk does: in a later version, by what became it.
    `signed_off_on` is None while its round is open.
    """

    pk: int
    link: Link
    content: Content
    came: tuple[str, ...]
    phase: Phase | None
    round_pk: int
    slug: str
    round_name: str
    access: Access
    signed_off_on: dt.date | None
    judged: bool
    level_id: int | None
    not_applicable: bool
    agreed_on: dt.date | None

    @property
    def name(self) -> str:
        element = f"{self.link.there.ref} {self.link.there.short_label}"
        return f"{element}, {self.phase.label}" if self.phase else element

    @property
    def at(self) -> str:
        """What an address says of it: round, phase and element."""
        return f"{self.slug}/{self.phase.ref if self.phase else NO_PHASE}/{self.link.there.ref}"

    @property
    def url(self) -> str:
        if not self.content.has_scale:
            return reverse("evaluations:self_aspect", args=[self.slug, self.link.there.ref])
        return reverse("evaluations:rate", args=self.at.split("/"))


def on_other_frameworks(round_: Round) -> Exists:
    """Whether the authority has rounds on other frameworks: where it has none, a crosswalk leads nowhere."""
    others = Round.objects.filter(authority=round_.authority_id).exclude(framework=round_.framework_id)
    return Exists(others)


def places_for(cell: Cell, user: User) -> list[Place]:
    """By framework, element and phase, the latest rounds first. Two queries; one where nothing is linked.

    Where both frameworks have the phase of the cell, only that one: what is judged of secondary schools says
    nothing of primary ones.
    """
    content = content_for(cell.round.framework)
    walks = {
        link.there.pk: (walk, link)
        for walk in crosswalks_from(content)
        for link in walk.links_of(cell.element.ref)
    }
    if not walks:
        return []
    order = {pk: at for at, pk in enumerate(walks)}
    found = [_place(row, walks, user) for row in _rows(cell, user, list(walks))]
    seen = [place for place in found if can_view_cell(place.access) and _same_phase(cell, place)]
    return sorted(seen, key=lambda place: (order[place.link.there.pk], -place.round_pk, _phase_order(place)))


def _rows(cell: Cell, user: User, elements: list[int]) -> list[tuple[Any, ...]]:
    given = FilteredRelation("judgements", condition=Q(judgements__view=View.AUTHORITY))
    cells = cells_reached(user).filter(round__authority=cell.round.authority_id, element__in=elements)
    return list(
        cells.exclude(round=cell.round_id)
        .alias(given=given)
        .order_by()
        .values_list("pk", "element_id", "phase_id", *ROUND, "role", "team_role", "named", *JUDGED)
    )


def _place(row: tuple[Any, ...], walks: dict[int, tuple[Crosswalk, Link]], user: User) -> Place:
    pk, element, phase, round_pk, slug, name, state, signed, role, team_role, named, version, *judged = row
    walk, link = walks[element]
    signed_off = state == RoundState.SIGNED_OFF and signed
    return Place(
        pk,
        link,
        walk.there,
        walk.came_there.get(link.there.ref, (link.there.ref,)),
        walk.there.phase_by_pk.get(phase),
        round_pk,
        slug,
        name,
        Access(user, role, team_role, state, named, bool(version)),
        timezone.localdate(signed) if signed_off else None,
        bool(version),
        *judged,
    )


def _same_phase(cell: Cell, place: Place) -> bool:
    if cell.phase is None or place.phase is None:
        return True
    here = {phase.ref for phase in place.content.phases}
    return cell.phase.ref not in here or place.phase.ref == cell.phase.ref


def _phase_order(place: Place) -> int:
    return place.content.phases.index(place.phase) if place.phase else 0
