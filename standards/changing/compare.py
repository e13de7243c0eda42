"""What of a framework is kept, changed, split, merged, dropped and new in another version of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from standards.changing.moves import KINDS, Moves
from standards.changing.parts import RULES, Part, differs, parts_of, rules_differ
from standards.content import Content

COMPARED = ("levels", *KINDS)


class Fate(StrEnum):
    """In the order in which people ask about them."""

    CHANGED = "changed"
    SPLIT = "split"
    MERGED = "merged"
    DROPPED = "dropped"
    NEW = "new"
    KEPT = "kept"


@dataclass(frozen=True)
class Row:
    """`what` says which sides of a changed part differ, its ref and its element included."""

    kind: str
    fate: Fate
    was: tuple[Part, ...]
    now: tuple[Part, ...]
    what: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Comparison:
    old: Content
    new: Content
    rows: tuple[Row, ...]

    def of(self, kind: str) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.kind == kind)

    def count(self, kind: str, fate: Fate) -> int:
        return sum(row.kind == kind and row.fate == fate for row in self.rows)

    @property
    def differs(self) -> bool:
        return any(row.fate != Fate.KEPT for row in self.rows)


def compare(old: Content, new: Content, moves: Moves) -> Comparison:
    return Comparison(old, new, tuple(row for kind in COMPARED for row in _rows(old, new, kind, moves)))


def _rows(old: Content, new: Content, kind: str, moves: Moves) -> Iterator[Row]:
    before, after = parts_of(old, kind), parts_of(new, kind)
    onward = {ref: _onward(kind, ref, moves, after) for ref in before}
    sources: dict[str, list[str]] = {}
    for ref, refs in onward.items():
        for target in refs:
            sources.setdefault(target, []).append(ref)
    told: set[str] = set()
    for ref, refs in onward.items():
        if ref in told:
            continue
        together = tuple(sources[refs[0]]) if len(refs) == 1 else (ref,)
        told.update(together)
        was, now = tuple(before[one] for one in together), tuple(after[one] for one in refs)
        yield _row(kind, was, now, moves)
    for ref, part in after.items():
        if ref not in sources:
            yield Row(kind, Fate.NEW, (), (part,))


def _onward(kind: str, ref: str, moves: Moves, after: dict[str, Part]) -> tuple[str, ...]:
    if kind == "levels":
        return (ref,) if ref in after else ()
    return moves.now(kind, ref)


def _row(kind: str, was: tuple[Part, ...], now: tuple[Part, ...], moves: Moves) -> Row:
    note = "" if kind == "levels" else moves.note(kind, was[0].ref)
    if not now:
        return Row(kind, Fate.DROPPED, was, now, note=note)
    if len(now) > 1 or len(was) > 1:
        fate = Fate.SPLIT if len(now) > 1 else Fate.MERGED
        return Row(kind, fate, was, now, (RULES,) if rules_differ(was, now, moves) else (), note)
    what = tuple(_what(was[0], now[0], moves))
    return Row(kind, Fate.CHANGED if what else Fate.KEPT, was, now, what, note)


def _what(old: Part, new: Part, moves: Moves) -> Iterator[str]:
    if old.ref != new.ref:
        yield "its ref"
    if old.within and new.within not in moves.now("elements", old.within):
        yield "where it stands"
    yield from differs(old, new, moves)
