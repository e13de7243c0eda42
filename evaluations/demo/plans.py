"""What is to happen in one round, as fixtures/demo tells it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evaluations.demo.calendar import Calendar
from evaluations.demo.reading import DemoFault, Raw, known

NOT_APPLICABLE = "N/A"
LEVELS = {"OS", "G", "NI", "SI", "green", "amber", "red", ""}


@dataclass(frozen=True, slots=True)
class Own:
    """A member's rating; the level may be blank where only a comment was given. Late: once all were revealed."""

    level: str = ""
    comment: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class First:
    """What was recorded of a criterion before it was changed to what stands now."""

    value: str
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class CellPlan:
    """One cell. `rating` is what the answers are to allow; it is recorded where `because` says why.

    `yes`, `no` and `values` are answers by hand; the rest is worked out to fit. `considered` is how many of
    the questions are answered (None: all), `unanswered` which are left out. `differences`: what the team says
    of earlier actions, by number.
    """

    element: str
    phase: str
    rating: str
    because: str = ""
    dissent: str = ""
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    values: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    first: Mapping[str, First] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    ratings: Mapping[str, Own] = field(default_factory=dict)
    considered: int | None = None
    unanswered: frozenset[str] = frozenset()
    local_words: Mapping[str, str] = field(default_factory=dict)
    differences: Mapping[int, tuple[str, str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.element} {self.phase}"

    def is_in(self, patterns: tuple[str, ...]) -> bool:
        """Whether a share such as "primary", "2.4", "2.4 primary" or "all" has it."""
        return bool({self.name, self.element, self.phase, "all"} & set(patterns))


@dataclass(frozen=True, slots=True)
class Place:
    """A person's place in the team: what they look after, and what they rate (the same unless said)."""

    who: str
    role: str
    looks_after: tuple[str, ...]
    rates: tuple[str, ...]
    represents: str = ""
    until: dt.date | None = None
    finished: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where judgements were agreed, of whole areas or of elements."""

    date: dt.date
    areas: tuple[str, ...]
    elements: tuple[str, ...]
    present: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """The record of a meeting."""

    kind: str
    date: dt.date
    by: str
    present: tuple[str, ...]
    notes: str
    decisions: str


@dataclass(frozen=True, slots=True)
class OverallPlan:
    """Without a level: as suggested."""

    level: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """`dates` say how far it goes: created, rating, agreeing, signed_off.

    `stage_one` and `actions` are the files of what schools were asked and of the action plan; `answering` and
    `writing` of what teams answered, and of a self-evaluation without levels; `survey` of what schools said to the
    questions of inspectors, `readiness` of what is ready for them.
    """

    file: str
    authority: str
    framework: tuple[str, str]
    name: str
    slug: str
    period: str
    previous: str
    rate_by: dt.date | None
    lead: str
    dates: Mapping[str, dt.date]
    team: tuple[Place, ...]
    meetings: tuple[Meeting, ...]
    cells: tuple[CellPlan, ...]
    overall: Mapping[tuple[str, str], OverallPlan]
    focus: tuple[str, ...]
    prepared: Mapping[str, dt.date]
    minutes: tuple[Minutes, ...]
    stage_one: str
    actions: str
    answering: str = ""
    writing: str = ""
    survey: str = ""
    readiness: str = ""


ROUND_KEYS = {
    "authority", "framework", "name", "slug", "period", "previous", "rate_by", "lead", "dates", "team",
    "meetings", "cells", "overall", "focus", "prepared", "minutes", "stage_one", "actions",
    "answering", "writing", "survey", "readiness",
}  # fmt: skip
CELL_KEYS = {
    "rating", "because", "dissent", "answered_yes", "answered_no", "values", "notes", "first", "evidence",
    "ratings", "considered", "unanswered", "local_words", "differences",
}  # fmt: skip


def read_round(file: str, calendar: Calendar) -> RoundPlan:
    raw = known(file, calendar.read(file), ROUND_KEYS)
    slug, version = raw["framework"].split()
    return RoundPlan(
        file=file,
        authority=raw["authority"],
        framework=(slug, version),
        name=raw["name"],
        slug=raw["slug"],
        period=raw["period"],
        previous=raw.get("previous", ""),
        rate_by=raw.get("rate_by"),
        lead=raw["lead"],
        dates=raw["dates"],
        team=tuple(_place(file, one) for one in raw.get("team", ())),
        meetings=tuple(_meeting(file, one) for one in raw.get("meetings", ())),
        cells=tuple(_cell(f"{file}, {name}", name, one) for name, one in raw.get("cells", {}).items()),
        overall={_area_key(name): _overall(one) for name, one in raw.get("overall", {}).items()},
        focus=tuple(raw.get("focus", ())),
        prepared=raw.get("prepared", {}),
        minutes=tuple(_minutes(file, one) for one in raw.get("minutes", ())),
        stage_one=raw.get("stage_one", ""),
        actions=raw.get("actions", ""),
        answering=raw.get("answering", ""),
        writing=raw.get("writing", ""),
        survey=raw.get("survey", ""),
        readiness=raw.get("readiness", ""),
    )


def _place(where: str, raw: Raw) -> Place:
    keys = {"who", "role", "looks_after", "rates", "represents", "until", "finished"}
    known(f"{where}, team", raw, keys)
    looks_after = tuple(raw.get("looks_after", ()))
    return Place(
        who=raw["who"],
        role=raw.get("role", "core"),
        looks_after=looks_after,
        rates=tuple(raw.get("rates", looks_after)),
        represents=raw.get("represents", ""),
        until=raw.get("until"),
        finished=raw.get("finished"),
    )


def _meeting(where: str, raw: Raw) -> Meeting:
    known(f"{where}, meetings", raw, {"date", "areas", "elements", "present"})
    elements = tuple(map(str, raw.get("elements", ())))
    return Meeting(raw["date"], tuple(raw.get("areas", ())), elements, tuple(raw["present"]))


def _minutes(where: str, raw: Raw) -> Minutes:
    known(f"{where}, minutes", raw, {"kind", "date", "by", "present", "notes", "decisions"})
    return Minutes(
        kind=raw["kind"],
        date=raw["date"],
        by=raw["by"],
        present=tuple(raw["present"]),
        notes=raw["notes"],
        decisions=raw.get("decisions", ""),
    )


def _cell(where: str, name: str, raw: Raw) -> CellPlan:
    known(where, raw, CELL_KEYS)
    element, _, phase = name.partition(" ")
    return CellPlan(
        element=element,
        phase=phase,
        rating=raw.get("rating", ""),
        because=raw.get("because", ""),
        dissent=raw.get("dissent", ""),
        yes=frozenset(raw.get("answered_yes", ())),
        no=frozenset(raw.get("answered_no", ())),
        values={ref: str(value) for ref, value in raw.get("values", {}).items()},
        notes=raw.get("notes", {}),
        first={ref: First(**one) for ref, one in raw.get("first", {}).items()},
        evidence=tuple(raw.get("evidence", ())),
        ratings={who: _own(where, one) for who, one in raw.get("ratings", {}).items()},
        considered=raw.get("considered"),
        unanswered=frozenset(raw.get("unanswered", ())),
        local_words=raw.get("local_words", {}),
        differences={number: tuple(one) for number, one in raw.get("differences", {}).items()},
    )


def _own(where: str, raw: Any) -> Own:
    """`NI`, or `[NI, "what they say"]`, or with `late` behind."""
    level, comment, *late = raw if isinstance(raw, list) else (raw, "")
    if level not in LEVELS or late not in ([], ["late"]):
        raise DemoFault(f"fixtures/demo, {where}: no level {level!r}")
    return Own(level, comment, bool(late))


def _area_key(name: str) -> tuple[str, str]:
    area, _, phase = name.partition(" ")
    return area, phase


def _overall(raw: Any) -> OverallPlan:
    level, because = raw if isinstance(raw, list) else (raw, "")
    return OverallPlan(level, because)
