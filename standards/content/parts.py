"""A framework as people read it, frozen: built once from its rows and shared by every request of a process.

`text` is plain, without marks; `html` is the same escaped, with <b> and <i> where the publication has them.
`phases` are refs, and empty in a framework without phases. In a framework that is not loaded `pk` is None,
and nothing that stores answers may use it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from evaluations.engine import Rule as EngineRule
from standards.content.passages import Passage
from standards.enums import Basis, RuleKind

# Scales have levels of other names and numbers; what colour each is drawn in says where Good or Green ends.
BELOW_GOOD = frozenset({"ni", "si"})


@dataclass(frozen=True)
class Level:
    """`label` is the wording of keys, `column` of column heads, `overall` of overall ratings."""

    pk: int
    code: str
    rank: int
    label: str
    column: str
    overall: str
    colour: str
    asks: str
    report_words: tuple[str, ...]
    report_note: str
    steps: tuple[int, int]
    number: int

    @property
    def below_good(self) -> bool:
        """Amber or red, needs improvement or worse: what a plan answers with an action or a reason for none."""
        return self.colour in BELOW_GOOD


@dataclass(frozen=True)
class Phase:
    pk: int
    ref: str
    label: str


@dataclass(frozen=True)
class Criterion:
    """`lead_in` is what is printed before it, where it is a bullet under a lead-in."""

    pk: int
    ref: str
    level: str
    text: str
    html: SafeString
    lead_in: str
    lead_in_html: SafeString
    critical: bool
    worked_out: bool
    group: str
    phases: frozenset[str]
    place: str
    decided_by: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        return f"criterion-{self.ref}"

    @property
    def quote(self) -> str:
        """The whole line as it is read in print, lead-in first."""
        return f"{self.lead_in} {self.text}".strip()

    @property
    def quote_html(self) -> SafeString:
        return SafeString(f"{self.lead_in_html} {self.html}".strip())

    def in_phase(self, phase: str | None) -> bool:
        return not self.phases or phase in self.phases


@dataclass(frozen=True)
class Lead:
    """A lead-in with what stands under it; `place` is its own."""

    html: SafeString
    text: str
    critical: bool
    items: tuple["Block", ...]
    tail_html: SafeString

    @property
    def criteria(self) -> Iterator[Criterion]:
        for item in self.items:
            if isinstance(item, Lead):
                yield from item.criteria
            else:
                yield item


Block = Lead | Criterion


@dataclass(frozen=True)
class Measure:
    """`not_applicable` is the label of that answer, empty where the measure always applies."""

    pk: int
    ref: str
    label: str
    kind: str
    unit: str
    minimum: Decimal | None
    maximum: Decimal | None
    choices: tuple[tuple[str, str], ...]
    hint: str
    not_applicable: str
    phases: frozenset[str]
    place: str

    @property
    def anchor(self) -> str:
        return f"measure-{self.ref}"

    def in_phase(self, phase: str | None) -> bool:
        return not self.phases or phase in self.phases


@dataclass(frozen=True)
class Rule:
    """`data` is the engine's rule over every phase; a Spec narrows it to one. `raw` is as the file has it."""

    pk: int
    ref: str
    kind: str
    basis: str
    text: str
    note: str
    quote: str
    quote_html: SafeString
    place: str
    phases: frozenset[str]
    data: EngineRule
    raw: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def group_label(self) -> str:
        """What a count counts, as a heading; empty where the file has no words for it."""
        return self.raw.get("group_label", "")

    @property
    def kind_label(self) -> str:
        return RuleKind(self.kind).label

    @property
    def basis_label(self) -> str:
        return Basis(self.basis).label

    @property
    def anchor(self) -> str:
        return f"rule-{self.ref}"

    def in_phase(self, phase: str | None) -> bool:
        return not self.phases or phase in self.phases


@dataclass(frozen=True, eq=False)
class Element:
    """`columns` are the printed columns by level code; `rules` its own, without those that hold for all."""

    pk: int
    ref: str
    title: str
    short_label: str
    area_ref: str
    phases: frozenset[str]
    place: str
    led_by: Mapping[str, str]
    note: str
    columns: Mapping[str, tuple[Block, ...]]
    criteria: tuple[Criterion, ...]
    measures: tuple[Measure, ...]
    rules: tuple[Rule, ...]
    passages: tuple[Passage, ...]
    criterion_by_ref: Mapping[str, Criterion] = field(repr=False, default_factory=dict)
    measure_by_ref: Mapping[str, Measure] = field(repr=False, default_factory=dict)

    def criterion(self, ref: str) -> Criterion:
        return self.criterion_by_ref[ref]

    @cached_property
    def criterion_by_pk(self) -> Mapping[int | None, Criterion]:
        return {criterion.pk: criterion for criterion in self.criteria}

    @cached_property
    def measure_by_pk(self) -> Mapping[int | None, Measure]:
        return {measure.pk: measure for measure in self.measures}

    def measure(self, ref: str) -> Measure:
        return self.measure_by_ref[ref]

    def in_phase(self, phase: str | None) -> bool:
        return not self.phases or phase in self.phases

    def passages_of(self, kind: str) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.passages if passage.kind == kind)


@dataclass(frozen=True)
class Area:
    pk: int
    ref: str
    title: str
    short_label: str
    dashboard_title: str
    place: str
    elements: tuple[Element, ...]
    passages: tuple[Passage, ...]
