"""Which parts of a new version carry on the parts of an old one. A ref that both have is the same part.

What the file of the new version says under `replaces` comes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from standards.content import Content

KINDS = ("phases", "elements", "criteria", "measures")
Onward = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Moves:
    """By kind and old ref: the refs that carry it on, none where it was dropped. `notes` are the file's words."""

    onward: Mapping[str, Onward]
    notes: Mapping[tuple[str, str], str]

    def now(self, kind: str, ref: str) -> tuple[str, ...]:
        return self.onward[kind].get(ref, ())

    def was(self, kind: str, ref: str) -> tuple[str, ...]:
        """The old refs that became this one, in the order of print."""
        return tuple(old for old, new in self.onward[kind].items() if ref in new)

    def note(self, kind: str, ref: str) -> str:
        return self.notes.get((kind, ref), "")


def refs_of(content: Content, kind: str) -> tuple[str, ...]:
    if kind == "phases":
        return tuple(phase.ref for phase in content.phases)
    if kind == "elements":
        return tuple(content.elements)
    return tuple(part.ref for element in content.elements.values() for part in getattr(element, kind))


def moves_between(old: Content, new: Content) -> Moves:
    said = new.replaces if new.replaces.get("version") == old.version and new.slug == old.slug else {}
    onward, notes = {}, {}
    for kind in KINDS:
        moved: dict[str, tuple[str, ...]] = {}
        for move in said.get(kind, ()):
            for ref in listed(move["was"]):
                moved[ref] = listed(move["now"])
                notes[kind, ref] = move.get("note", "")
        here = set(refs_of(new, kind))
        onward[kind] = {ref: moved.get(ref, (ref,) if ref in here else ()) for ref in refs_of(old, kind)}
    return Moves(onward, notes)


def follow(versions: Sequence[Content]) -> Moves:
    """From the first of these to the last, one after the other."""
    steps = [moves_between(old, new) for old, new in pairwise(versions)]
    return reduce(_joined, steps) if steps else moves_between(versions[0], versions[0])


def _joined(first: Moves, second: Moves) -> Moves:
    onward = {
        kind: {
            ref: tuple(dict.fromkeys(new for between in refs for new in second.now(kind, between)))
            for ref, refs in first.onward[kind].items()
        }
        for kind in KINDS
    }
    return Moves(onward, first.notes)


def listed(refs: str | Sequence[str]) -> tuple[str, ...]:
    return (refs,) if isinstance(refs, str) else tuple(refs)
