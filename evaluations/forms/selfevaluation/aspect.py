"""Reads what the page of an aspect sent: all of it, whether one field was saved by itself or the whole."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.http import QueryDict

from evaluations.enums import Extent, SelfKind
from evaluations.forms.texts import clean_text, whole_number
from evaluations.selectors.selfevaluation.statements import Statement
from evaluations.services.selfevaluation.aspect import Linked, Wish
from evaluations.services.selfevaluation.versions import Part

MOST_TEXT, MOST_ROWS = 5_000, 60


@dataclass(frozen=True, slots=True)
class Submission:
    """`wish` without the parts that have a fault; `typed` has them all. `faults` are by field."""

    wish: Wish
    typed: Wish
    faults: dict[str, str]
    pressed: str

    @property
    def typed_parts(self) -> list[Part]:
        return [*self.typed.statements.values(), *(part for _, part in self.typed.entries)]


def read_aspect(data: QueryDict, statements: tuple[Statement, ...]) -> Submission:
    slots = [one.slot for one in statements if f"version-{one.slot}" in data]
    typed = Wish(
        statements={slot: _statement(data, slot) for slot in slots},
        linked={slot: _linked(data, slot) for slot in slots},
        entries=tuple(_entries(data)),
    )
    faults = dict(_faults(typed))
    return Submission(_kept(data, typed, faults), typed, faults, data.get("do", ""))


def _statement(data: QueryDict, slot: str) -> Part:
    extent = data.get(f"extent-{slot}", "")
    values = {
        "extent": extent if extent in Extent.values else "",
        "note": clean_text(data.get(f"note-{slot}", "")),
    }
    return Part(slot, whole_number(data.get(f"version-{slot}", "")), values)


def _linked(data: QueryDict, slot: str) -> Linked:
    return Linked(pks(data, f"evidence-{slot}"), pks(data, f"seen-evidence-{slot}"))


def pks(data: QueryDict, name: str) -> frozenset[int]:
    return frozenset(filter(None, map(whole_number, data.getlist(name))))


def _entries(data: QueryDict) -> Iterator[tuple[str, Part]]:
    """In the order of the page; the letter of a slot says what kind it is of."""
    for kind in SelfKind.values:
        for number in range(1, MOST_ROWS + 1):
            slot = f"{kind[0]}e{number}"
            if f"version-{slot}" in data:
                values = {"text": clean_text(data.get(f"text-{slot}", ""))}
                version, pk = (whole_number(data.get(f"{name}-{slot}", "")) for name in ("version", "pk"))
                yield kind, Part(slot, version, values, pk)


def _faults(typed: Wish) -> Iterator[tuple[str, str]]:
    """(id of the field, what is wrong with it)"""
    texts = [(f"note-{slot}", part.values["note"]) for slot, part in typed.statements.items()]
    texts += [(f"text-{part.slot}", part.values["text"]) for _, part in typed.entries]
    for name, text in texts:
        if len(text) > MOST_TEXT:
            yield name, f"Shorten this text to {MOST_TEXT:,} characters: there are {len(text):,}."


def _kept(data: QueryDict, typed: Wish, faults: dict[str, str]) -> Wish:
    """No part with a fault, and of two versions what the person chose."""
    faulty = {name.partition("-")[2] for name in faults}
    chosen = {slot: _chosen(data, part, "note") for slot, part in typed.statements.items()}
    entries = ((kind, _chosen(data, part, "text")) for kind, part in typed.entries)
    return replace(
        typed,
        statements={slot: part for slot, part in chosen.items() if part and slot not in faulty},
        entries=tuple((kind, part) for kind, part in entries if part and part.slot not in faulty),
    )


def _chosen(data: QueryDict, part: Part, text: str) -> Part | None:
    """None where the person keeps what is saved; else theirs on top of the version that they were shown."""
    keep, seen = data.get(f"keep-{part.slot}", ""), data.get(f"seen-{part.slot}", "")
    if keep == "theirs":
        return None
    if keep not in {"mine", "both"} or not seen.isdecimal():
        return part
    return replace(part, version=whole_number(seen), both=text if keep == "both" else "")
