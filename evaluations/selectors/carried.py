"""What a round took from the one that it goes on from: told as a whole, and cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from evaluations.models import Carried, Cell, Round
from standards.content import Content, Level

KINDS = {
    "judgements": "Judgements",
    "answers": "Findings and measures",
    "words": "Local words",
    "texts": "Teams’ own answers",
    "team": "Team",
    "evidence": "Evidence",
    "actions": "Actions",
}
# One, and several.
COUNTED = {
    "judgements": ("rating is shown as it was", "ratings are shown as they were"),
    "answers": ("finding or measure is shown as it was", "findings and measures are shown as they were"),
    "notes": ("note", "notes"),
    "words": ("description of a level in local words", "descriptions of levels in local words"),
    "answering": ("team that answers", "teams that answer"),
    "texts": ("answer of a team, without its judgement", "answers of teams, without their judgements"),
    "priorities": ("priority of a team", "priorities of teams"),
    "team": ("person of the team", "people of the team"),
    "evidence": ("link to evidence", "links to evidence"),
    "actions": ("unfinished action", "unfinished actions"),
    "follow_ups": ("follow-up", "follow-ups"),
}


@dataclass(frozen=True)
class Was:
    """`level` where this round has it too; `other` is the name it had, where that was another."""

    round: str
    other: str
    level: Level | None
    label: str
    rationale: str


@dataclass(frozen=True)
class Group:
    title: str
    lines: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class CarriedPage:
    carried: Carried
    taken: tuple[str, ...]
    changed: tuple[Group, ...]
    left: tuple[Group, ...]

    @property
    def left_count(self) -> int:
        return len(self.carried.left)


def was_of(cell: Cell, content: Content) -> tuple[Was, ...]:
    """No query."""
    return tuple(_was(cell, content, line) for line in cell.was)


def _was(cell: Cell, content: Content, line: dict[str, str]) -> Was:
    level = content.level_for(line["code"])
    element = content.element(cell.element.ref)
    name = f"{element.ref} {element.short_label}{f', {cell.phase.label}' if cell.phase else ''}"
    return Was(
        round=line["round"],
        other="" if line["what"] == name else line["what"],
        level=level if level and level.label == line["label"] else None,
        label=line["label"],
        rationale=line["rationale"],
    )


def carried_into(round_: Round) -> CarriedPage | None:
    """None for a round that was not started from another; one query."""
    row = Carried.objects.filter(round=round_).select_related("source", "by").defer("source__report").first()
    if row is None:
        return None
    return CarriedPage(row, tuple(_taken(row)), tuple(_groups(row.changed)), tuple(_groups(row.left)))


def _taken(row: Carried) -> Iterator[str]:
    for kind, words in COUNTED.items():
        if count := row.taken.get(kind, 0):
            yield f"{count} {words[count != 1]}"


def _groups(lines: list[dict[str, str]]) -> Iterator[Group]:
    order = list(KINDS)
    in_order = sorted(lines, key=lambda line: order.index(line["kind"]))
    for kind, group in groupby(in_order, key=lambda line: line["kind"]):
        yield Group(KINDS[kind], tuple(group))
