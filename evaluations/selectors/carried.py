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
    "self-evaluation": "Self-evaluation",
    "team": "Team",
    "evidence": "Evidence",
    "actions": "Actions",
    "documents": "Documents to have ready",
    "people": "People to meet",
}
# One, and several.
COUNTED = {
    "judgements": ("rating is shown as it was", "ratings are shown as they were"),
    "overalls": ("overall rating is shown as it was", "overall ratings are shown as they were"),
    "groups": ("judgement of a group is shown as it was", "judgements of groups are shown as they were"),
    "answers": ("finding or measure is shown as it was", "findings and measures are shown as they were"),
    "notes": ("note", "notes"),
    "statements": (
        "statement is shown as it was in evidence",
        "statements are shown as they were in evidence",
    ),
    "entries": (
        "strength, weakness or impact, to be confirmed",
        "strengths, weaknesses and impacts, to be confirmed",
    ),
    "summary": (
        "summary with its context, to be read again",
        "summaries with their context, to be read again",
    ),
    "words": ("description of a level in local words", "descriptions of levels in local words"),
    "answering": ("team that answers", "teams that answer"),
    "texts": (
        "answer of a team, without its judgement and trend",
        "answers of teams, without their judgements and trends",
    ),
    "variations": (
        "row of where an answer differs, without its judgement",
        "rows of where answers differ, without their judgements",
    ),
    "digest": ("table of the data digest, to be renewed", "tables of the data digest, to be renewed"),
    "priorities": ("priority of a team", "priorities of teams"),
    "team": ("person of the team", "people of the team"),
    "evidence": ("link to evidence", "links to evidence"),
    "actions": ("unfinished action", "unfinished actions"),
    "follow_ups": ("follow-up", "follow-ups"),
    "documents": ("document to have ready", "documents to have ready"),
    "people": ("person to meet", "people to meet"),
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
    return tuple(was_told(cell, content, line) for line in cell.was)


def level_as_was(content: Content, code: str, label: str) -> Level | None:
    """None where this version has no such level, or calls it otherwise."""
    level = content.level_for(code)
    return level if level and level.label == label else None


def was_told(cell: Cell, content: Content, line: dict[str, str]) -> Was:
    """`line` as `Cell.was` keeps it."""
    element = content.element(cell.element.ref)
    name = f"{element.ref} {element.short_label}{f', {cell.phase.label}' if cell.phase else ''}"
    return Was(
        round=line["round"],
        other="" if line["what"] == name else line["what"],
        level=level_as_was(content, line["code"], line["label"]),
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
