"""The part of a Report that says how each rating came about. See model.py for what refs and levels are."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """A rule at the ceiling: `kind` and `text` are our words, `quote` the publication's."""

    kind: str
    text: str
    quote: str
    place: str
    caps_at: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A criterion as printed under `level`, with what was found of it; `found` is yes, no or blank."""

    ref: str
    level: str
    lead_in: str
    text: str
    critical: bool
    worked_out: bool
    found: str
    words: str
    note: str
    place: str


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """`value` in words; `number` is the bare figure of one that is a number."""

    ref: str
    label: str
    value: str
    number: str
    unit: str
    note: str
    place: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    title: str
    source_type: str
    dated: dt.date | None
    impact: str
    url: str
    file_name: str
    summary: str


@dataclass(frozen=True, slots=True)
class Detail:
    """How one rating came about. `withheld` counts evidence left out because it concerns an individual."""

    element: str
    phase: str
    rationale: str
    agreed_by: tuple[str, ...]
    agreed_on: dt.date | None
    dissent: str
    reasons: tuple[ReasonLine, ...]
    lifts: tuple[str, ...]
    lifted_to: str
    open_points: tuple[str, ...]
    findings: tuple[FindingLine, ...]
    measures: tuple[MeasureLine, ...]
    evidence: tuple[EvidenceLine, ...]
    withheld: int
