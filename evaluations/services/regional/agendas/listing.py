"""Questions are put on an agenda, taken off and brought into order."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from evaluations.models import Agenda, AgendaItem
from evaluations.selectors.regional.agendas.questions import questions_by_place
from evaluations.services.errors import Refused
from evaluations.services.regional.agendas.rows import check_version, drop, new_item, saved, write_order
from standards.content import Content

MOST = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """An item as its row asks for it; `question` and `element` (its pk) are read only of one's own questions.

    Without a pk it is new. `number` is the place in the order that was typed.
    """

    pk: int | None
    number: int
    question: str = ""
    element: int | None = None
    remove: bool = False


@transaction.atomic
def pick_questions(
    *, agenda: Agenda, user: User, content: Content, places: Collection[str], version: int
) -> Agenda:
    """Exactly these published questions, and one's own as they are. `agenda` is locked by the caller.

    What was covered, or has a note, stays whether it is picked or not. A new one comes after the last of its
    element or, where that has none, of those before it.
    """
    offered = questions_by_place(content, agenda.audience, agenda.phase.ref if agenda.phase else None)
    items = list(agenda.items.all())
    kept = [item for item in items if item.own or item.is_told or item.place in places]
    off = [item for item in items if item not in kept]
    there = {item.place for item in kept}
    new = [one for one in offered.values() if one.place in places and one.place not in there]
    if not (off or new):
        return agenda
    check_version(agenda, version)
    for one in new:
        _insert(kept, new_item(agenda, content, one), content)
    drop(off, user)
    write_order(agenda, user, kept)
    return saved(agenda, user)


@transaction.atomic
def arrange(*, agenda: Agenda, user: User, wanted: Sequence[Wanted], version: int) -> Agenda:
    """The order as numbers say it, one's own questions as they are worded. `agenda` is locked by the caller."""
    items = {item.pk: item for item in agenda.items.all()}
    rows = _in_order(items, wanted)
    chosen = [(items[one.pk] if one.pk else AgendaItem(agenda=agenda), one) for one in rows]
    reworded = [item for item, one in chosen if _reword(item, one)]
    if not reworded and [item.pk for item, _ in chosen] == list(items):
        return agenda
    check_version(agenda, version)
    if len(chosen) > MOST:
        raise Refused(f"An agenda has room for {MOST} questions. Take some off first.")
    left = {one.pk for one in rows}
    drop([item for pk, item in items.items() if pk not in left], user)
    write_order(agenda, user, [item for item, _ in chosen], again=reworded)
    return saved(agenda, user)


def _in_order(items: Mapping[int, AgendaItem], wanted: Sequence[Wanted]) -> list[Wanted]:
    """Those that stay and those that are new. What the page did not have yet, and what is told, stays."""
    before = {pk: number for number, pk in enumerate(items, 1)}
    rows = [one for one in wanted if one.pk in items or (one.pk is None and one.question)]
    named = {one.pk for one in rows}
    rows += [Wanted(pk, number) for pk, number in before.items() if pk not in named]
    stays = [one for one in rows if not one.remove or (one.pk and items[one.pk].is_told)]
    return sorted(stays, key=lambda one: _sort_key(one, before))


def _sort_key(one: Wanted, before: Mapping[int, int]) -> tuple[int, int, int]:
    """Of two with one number, who moved up comes before who stood there, and who moved down after."""
    if one.pk is None:
        return one.number, 2, 0
    was = before[one.pk]
    return one.number, (one.number > was) - (one.number < was), was


def _reword(item: AgendaItem, wanted: Wanted) -> bool:
    """One's own question, until it is covered; a blank one is no question."""
    same = (item.question, item.element_id) == (wanted.question, wanted.element)
    if not item.own or item.is_told or same or not wanted.question:
        return False
    item.question, item.element_id = wanted.question, wanted.element
    return True


def _insert(items: list[AgendaItem], new: AgendaItem, content: Content) -> None:
    rank = {element.pk: number for number, element in enumerate(content.elements.values())}
    own = rank[new.element_id or 0]
    before = [n for n, item in enumerate(items, 1) if rank.get(item.element_id or 0, -1) <= own]
    items.insert(before[-1] if before else 0, new)
