"""What a file of the register would do: each row beside what is held. Nothing is written here."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import TextChoices

from accounts.models import LocalAuthority
from schools.enums import Status
from schools.gias import words
from schools.gias.places import Place, place_of, read_places
from schools.gias.rows import Facts, Layout, RawRow, facts_of
from schools.gias.source import why_twice
from schools.gias.words import NotUnderstood, urn_key
from schools.models import School
from schools.selectors.wording import changed_words


class Outcome(TextChoices):
    ADDED = "added", "Added"
    CHANGED = "changed", "Changed"
    CLOSED = "closed", "Closed"
    SAME = "same", "As it is held already"
    ELSEWHERE = "elsewhere", "Of another authority, left"
    REFUSED = "refused", "Refused"


@dataclass(frozen=True, slots=True)
class Compared:
    """`said`: why it is refused, or what would change. `facts` and `place` where there is something to write."""

    outcome: Outcome
    number: int
    urn: str
    name: str
    said: str = ""
    facts: Facts | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What all rows of one file are compared by. `only` is the authority that brings in its own rows.

    `twice`: numbers that the file has more than once, with the rows.
    """

    layout: Layout
    places: Mapping[str, Place]
    only: Place | None = None
    twice: Mapping[str, Sequence[int]] = field(default_factory=dict)


def frame_for(layout: Layout, only: LocalAuthority | None, twice: Mapping[str, Sequence[int]]) -> Frame:
    places = read_places()
    return Frame(layout, places, places[only.code] if only else None, twice)


def compare(rows: Iterable[RawRow], frame: Frame) -> list[Compared]:
    """In the order of the rows; one query."""
    read = [_read(row, frame) for row in rows]
    held = _held([one.facts.urn for one in read if one.facts], frame.layout.fields)
    return [_beside(one, held, frame) if one.facts else one for one in read]


def _read(row: RawRow, frame: Frame) -> Compared:
    """Refused, of another authority, or for now added."""
    urn, name = row.cells["urn"].strip(), " ".join(row.cells["name"].split())[:200]
    try:
        place = _place(row, frame)
        if frame.only and place != frame.only:
            return Compared(Outcome.ELSEWHERE, row.number, urn, name)
        if rows := frame.twice.get(urn_key(urn)):
            return Compared(Outcome.REFUSED, row.number, urn, name, why_twice(rows))
        facts = facts_of(row, frame.layout)
    except NotUnderstood as fault:
        return Compared(Outcome.REFUSED, row.number, urn[:20], name, str(fault))
    return Compared(Outcome.ADDED, row.number, str(facts.urn), facts.values["name"], "", facts, place)


def _place(row: RawRow, frame: Frame) -> Place | None:
    """None for a row that is nobody's here, where only one authority's are wanted. Raises NotUnderstood."""
    cells, only = row.cells, frame.only
    try:
        return place_of(
            frame.places,
            cells["la_code"],
            cells.get("gss_code", ""),
            closed=_closed(cells),
            only=only.code if only else "",
        )
    except NotUnderstood as fault:
        if only and only.code not in str(fault):
            return None
        raise NotUnderstood(f"{frame.layout.named('la_code')} {fault}.") from fault


def _closed(cells: Mapping[str, str]) -> dt.date | None:
    try:
        return words.date(cells.get("closed", ""))
    except NotUnderstood:
        return None  # said when the row is read


def _held(urns: Sequence[int], fields: Sequence[str]) -> dict[int, dict[str, Any]]:
    found = School.objects.filter(urn__in=urns).order_by()
    return {
        row["urn"]: row for row in found.values("urn", "status", "authority_id", "authority__name", *fields)
    }


def _beside(one: Compared, held: Mapping[int, dict[str, Any]], frame: Frame) -> Compared:
    facts, place = one.facts, one.place
    if facts is None or place is None or (was := held.get(facts.urn)) is None:
        return one
    if frame.only and was["authority_id"] != place.pk:
        return replace(one, outcome=Outcome.REFUSED, said=HELD_ELSEWHERE, facts=None)
    differs = {name: value for name, value in facts.values.items() if was[name] != value}
    if not differs and was["authority_id"] == place.pk:
        return replace(one, outcome=Outcome.SAME)
    said = changed_words(was, differs, place)
    closes = differs.get("status") == Status.CLOSED
    return replace(one, outcome=Outcome.CLOSED if closes else Outcome.CHANGED, said=said)


HELD_ELSEWHERE = (
    "The register here has it under another authority. "
    "An administrator can move it by bringing in the whole register."
)
