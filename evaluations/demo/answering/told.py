"""What the teams of a round answer, as fixtures/demo tells it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evaluations.demo.calendar import Calendar
from evaluations.demo.reading import Raw, known

FILE_KEYS = {"digest", "teams", "joint", "groups"}
TABLE_KEYS = {"key", "day", "by", "title", "source", "chart", "columns", "rows"}
TEAM_KEYS = {"name", "members", "questions", "answers"}
ANSWER_KEYS = {
    "by", "level", "text", "trend", "figures", "cites", "expected", "own", "items", "variations", "priorities",
}  # fmt: skip
VARIATION_KEYS = {"kind", "what", "level", "text"}
PRIORITY_KEYS = {"key", "text", "progress", "rag"}
JOINT_KEYS = {"key", "day", "text", "parts"}


@dataclass(frozen=True, slots=True)
class TableTold:
    key: str
    day: dt.date
    by: str
    title: str
    source: str
    chart: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class AnswerTold:
    """`expected` are lines of the published list by number, `items` and `cites` keys; `by` may be empty."""

    by: str
    level: str
    text: str
    trend: str
    figures: str
    cites: tuple[str, ...]
    expected: tuple[int, ...]
    own: tuple[str, ...]
    items: tuple[str, ...]
    variations: tuple[Raw, ...]
    priorities: tuple[Raw, ...]


@dataclass(frozen=True, slots=True)
class TeamTold:
    """`questions` by ref; none means all of them. Its members write in turn."""

    name: str
    members: tuple[str, ...]
    questions: tuple[str, ...]
    answers: Mapping[str, AnswerTold]


@dataclass(frozen=True, slots=True)
class JointTold:
    """Priorities by key, joined on that day."""

    key: str
    day: dt.date
    text: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswersTold:
    digest: tuple[TableTold, ...]
    teams: tuple[TeamTold, ...]
    joint: tuple[JointTold, ...]
    groups: Mapping[str, tuple[str, str]]


def read_answers(file: str, calendar: Calendar) -> AnswersTold:
    raw = known(file, calendar.read(file), FILE_KEYS)
    return AnswersTold(
        digest=tuple(_table(file, one) for one in raw.get("digest", ())),
        teams=tuple(_team(file, one) for one in raw["teams"]),
        joint=tuple(_joint(file, one) for one in raw.get("joint", ())),
        groups={area: tuple(one) for area, one in raw.get("groups", {}).items()},
    )


def _table(file: str, raw: Raw) -> TableTold:
    known(f"{file}, digest", raw, TABLE_KEYS)
    rows = tuple(tuple(map(str, row)) for row in raw["rows"])
    columns = tuple(map(str, raw["columns"]))
    return TableTold(**{**raw, "columns": columns, "rows": rows})


def _team(file: str, raw: Raw) -> TeamTold:
    where = f"{file}, {known(f'{file}, teams', raw, TEAM_KEYS)['name']}"
    return TeamTold(
        name=raw["name"],
        members=tuple(raw["members"]),
        questions=tuple(map(str, raw.get("questions", ()))),
        answers={str(ref): _answer(f"{where}, {ref}", one) for ref, one in raw.get("answers", {}).items()},
    )


def _answer(where: str, raw: Raw) -> AnswerTold:
    known(where, raw, ANSWER_KEYS)
    return AnswerTold(
        by=raw.get("by", ""),
        level=raw.get("level", ""),
        text=raw.get("text", "").strip(),
        trend=raw.get("trend", ""),
        figures=raw.get("figures", ""),
        cites=tuple(raw.get("cites", ())),
        expected=tuple(raw.get("expected", ())),
        own=tuple(raw.get("own", ())),
        items=tuple(raw.get("items", ())),
        variations=_parts(where, raw.get("variations", ()), VARIATION_KEYS),
        priorities=_parts(where, raw.get("priorities", ()), PRIORITY_KEYS),
    )


def _parts(where: str, raw: Any, keys: set[str]) -> tuple[Raw, ...]:
    return tuple(known(where, one, keys) for one in raw)


def _joint(file: str, raw: Raw) -> JointTold:
    known(f"{file}, joint", raw, JOINT_KEYS)
    return JointTold(raw["key"], raw["day"], raw["text"], tuple(raw["parts"]))
