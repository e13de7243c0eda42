"""What a team records of one aspect: kept part by part, so that two people who write at once lose nothing."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from accounts.models import User
from evaluations.models import Cell, EvidenceLink, SelfEntry, StatementRecord
from evaluations.permissions import can_record, can_see_confidential, refusal
from evaluations.selectors.selfevaluation.statements import Statement
from evaluations.services.errors import Refused
from evaluations.services.selfevaluation.versions import Clash, Part, verdict, write


@dataclass(frozen=True, slots=True)
class Linked:
    """Links ticked under a statement: `now` as the person left them, `seen` as the page showed them."""

    now: frozenset[int]
    seen: frozenset[int]


@dataclass(frozen=True, slots=True)
class Wish:
    """What one submission says; `statements` and `linked` by slot. What is left out stays as it is."""

    statements: Mapping[str, Part] = field(default_factory=dict)
    linked: Mapping[str, Linked] = field(default_factory=dict)
    entries: tuple[tuple[str, Part], ...] = ()


@dataclass(slots=True)
class Saved:
    """`rows` by slot, as they stand now."""

    rows: dict[str, Any] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)

    @property
    def clashing(self) -> set[str]:
        return {clash.mine.slot for clash in self.clashes}


def save_aspect(*, cell: Cell, user: User, statements: tuple[Statement, ...], wish: Wish) -> Saved:
    """`cell` is locked by the caller. Raises Refused where the person may not record here now."""
    if not can_record(cell.access):
        raise Refused(refusal(cell.access))
    saved = Saved()
    _save_statements(saved, cell, user, statements, wish)
    _save_entries(saved, cell, user, wish)
    return saved


def _save_statements(
    saved: Saved, cell: Cell, user: User, statements: tuple[Statement, ...], wish: Wish
) -> None:
    kept = {(row.passage, row.number): row for row in cell.statements.select_related("updated_by")}
    for one in statements:
        row = kept.get((one.passage, one.number)) or _new(cell, user, one)
        if part := wish.statements.get(one.slot):
            _settle(saved, row, user, part)
        if linked := wish.linked.get(one.slot):
            _link(row, cell, user, linked)
        if row.pk:
            saved.rows[one.slot] = row


def _new(cell: Cell, user: User, one: Statement) -> StatementRecord:
    return StatementRecord(
        cell=cell, passage=one.passage, number=one.number, quoted=one.text, version=0, updated_by=user
    )


def _settle(saved: Saved, row: Any, user: User, part: Part, **besides: str) -> None:
    match verdict(row, part):
        case "save":
            write(row, user, {**part.over(row), **besides})
        case "clash":
            saved.clashes.append(Clash(row, part))


def _link(row: StatementRecord, cell: Cell, user: User, linked: Linked) -> None:
    """Only what is linked to the aspect and what the person may see; the difference to what was shown is theirs.

    History keeps each change under their name.
    """
    added, removed = linked.now - linked.seen, linked.seen - linked.now
    if not added and not removed:
        return
    reach = EvidenceLink.objects.filter(cell=cell)
    if not can_see_confidential(cell.access):
        reach = reach.filter(item__individual=False)
    found = {link.pk: link for link in reach.filter(pk__in=added | removed)}
    if row._state.adding and found:
        write(row, user, {})
    if row.pk:
        row.updated_by = user
        row.evidence.add(*[found[pk] for pk in sorted(added & found.keys())])
        row.evidence.remove(*[found[pk] for pk in sorted(removed & found.keys())])


def _save_entries(saved: Saved, cell: Cell, user: User, wish: Wish) -> None:
    kept = {row.pk: row for row in cell.self_entries.select_related("updated_by")}
    last = max((row.position for row in kept.values()), default=0)
    for kind, part in wish.entries:
        row = kept.get(part.pk)
        if row is None:
            if not part.values["text"] or _left_as_seen(cell, part):
                continue
            if sent := next((one for one in kept.values() if _says(one, kind, part)), None):
                saved.rows[part.slot] = sent
                continue
            last += 1
            row = SelfEntry(cell=cell, kind=kind, position=last, version=0, updated_by=user)
        _settle_entry(saved, row, user, part)
        kept.pop(part.pk, None)
        if row.pk:
            saved.rows[part.slot] = kept[row.pk] = row


def _left_as_seen(cell: Cell, part: Part) -> bool:
    """Of an entry that somebody took away meanwhile: words that were changed since are kept as a new one."""
    seen = SelfEntry.history.filter(id=part.pk, cell_id=cell.pk, version=part.version)
    return bool(part.pk) and seen.filter(text=part.values["text"]).exists()


def _says(row: SelfEntry, kind: str, part: Part) -> bool:
    """A page that saves by itself and a press of its button send a new entry twice: the same words are kept once."""
    return row.kind == kind and row.text == part.values["text"]


def _settle_entry(saved: Saved, row: SelfEntry, user: User, part: Part) -> None:
    """An entry that somebody has emptied goes; its history stays."""
    if part.values["text"] or row._state.adding:
        _settle(saved, row, user, part, carried="")
    elif verdict(row, part) == "save":
        row.updated_by = user
        row.delete()
    elif verdict(row, part) == "clash":
        saved.clashes.append(Clash(row, part))


def confirm_entries(*, cell: Cell, user: User, pks: Set[int] | None = None) -> None:
    """What was carried from another round holds good here: these entries, or without `pks` all of the aspect.

    `cell` is locked by the caller. One that somebody has changed meanwhile is confirmed by that.
    """
    if not can_record(cell.access):
        raise Refused(refusal(cell.access))
    for row in cell.self_entries.all():
        if row.carried and (pks is None or row.pk in pks):
            write(row, user, {"carried": ""})


def move_entry(*, cell: Cell, pk: int, up: bool) -> None:
    """One place up or down among entries of its kind; `cell` is locked by the caller. Its text stays as it is."""
    if not can_record(cell.access):
        raise Refused(refusal(cell.access))
    rows = list(cell.self_entries.all())
    moving = next((row for row in rows if row.pk == pk), None)
    if moving is None:
        return
    kind = [row for row in rows if row.kind == moving.kind]
    at = kind.index(moving)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(kind):
        return
    kind[at], kind[to] = kind[to], kind[at]
    for position, row in enumerate(kind, start=1):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])
