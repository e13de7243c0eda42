"""The whole of one framework version, with the ways into it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from evaluations.engine import OverallScheme, Spec
from standards.content.parts import Area, Element, Level, Phase, Rule
from standards.content.passages import Section
from standards.content.specs import spec_of
from standards.enums import PassageKind, RuleKind


@dataclass(frozen=True, eq=False)
class Content:
    """`levels` run from the highest down. Lookups of what is not there raise KeyError."""

    pk: int
    slug: str
    version: str
    title: str
    short_title: str
    element_one: str
    element_many: str
    source: Mapping[str, Any]
    scale_note: str
    answers: tuple[str, ...]
    overall: Mapping[str, str]
    levels: tuple[Level, ...]
    phases: tuple[Phase, ...]
    areas: tuple[Area, ...]
    elements: Mapping[str, Element]
    sections: tuple[Section, ...]
    rules: tuple[Rule, ...]
    replaces: Mapping[str, Any] = field(default_factory=dict)
    _specs: dict[tuple[str, str | None], Spec] = field(default_factory=dict, repr=False, compare=False)

    @property
    def key(self) -> str:
        """As people name it: slug@version."""
        return f"{self.slug}@{self.version}"

    def level(self, code: str) -> Level:
        return self._levels[code]

    def phase(self, ref: str) -> Phase:
        return self._phases[ref]

    def area(self, ref: str) -> Area:
        return self._areas[ref]

    def element(self, ref: str) -> Element:
        return self.elements[ref]

    def section(self, ref: str) -> Section:
        return next(section for section in self.sections if section.ref == ref)

    def rules_for(self, element: Element) -> tuple[Rule, ...]:
        """Those that hold for all, then its own: the order of the file."""
        return (*self.rules, *element.rules)

    def rule(self, element: Element, ref: str) -> Rule:
        return next(rule for rule in self.rules_for(element) if rule.ref == ref)

    def needs_impact(self, element: Element, phase_ref: str | None) -> Level | None:
        """The lowest level that a rule lets nobody agree there without evidence of impact; None where none does."""
        rules = [rule for rule in self.rules_for(element) if rule.kind == RuleKind.EVIDENCE]
        needing = [
            rule.raw["level"]
            for rule in rules
            if phase_ref is None or not rule.phases or phase_ref in rule.phases
        ]
        return next((level for level in reversed(self.levels) if level.code in needing), None)

    @cached_property
    def pairs(self) -> tuple[tuple[Element, Phase | None], ...]:
        """What there is to judge: phase by phase the elements that it has; without phases, the elements."""
        every = tuple(self.elements.values())
        if not self.phases:
            return tuple((element, None) for element in every)
        return tuple(
            (element, phase) for phase in self.phases for element in every if element.in_phase(phase.ref)
        )

    @cached_property
    def has_criteria(self) -> bool:
        """Whether the publication says of any element what a level looks like."""
        return any(True for element in self.elements.values() for _ in element.criteria)

    @property
    def overall_scheme(self) -> OverallScheme | None:
        """The levels that suggested overall ratings speak of, where the framework has them."""
        if not self.overall:
            return None
        return OverallScheme(**{key: self.overall[key] for key in ("top", "good", "below", "lowest")})

    def spec(self, element_ref: str, phase_ref: str | None) -> Spec:
        """What the engine needs for one element in one phase; KeyError where the phase does not have it."""
        key = (element_ref, phase_ref)
        if key not in self._specs:
            element = self.elements[element_ref]
            if (phase_ref is None) == bool(self.phases) or not element.in_phase(phase_ref):
                raise KeyError(key)
            self._specs[key] = spec_of(self.levels, element, self.rules_for(element), phase_ref)
        return self._specs[key]

    @property
    def has_scale(self) -> bool:
        return bool(self.levels)

    @cached_property
    def asks_teams(self) -> bool:
        """Whether it prints for each question what evidence is expected, and so asks teams to answer it."""
        return any(element.passages_of(PassageKind.EXPECTED_EVIDENCE) for element in self.elements.values())

    @cached_property
    def level_by_pk(self) -> Mapping[int | None, Level]:
        return {level.pk: level for level in self.levels}

    @cached_property
    def phase_by_pk(self) -> Mapping[int | None, Phase]:
        return {phase.pk: phase for phase in self.phases}

    @cached_property
    def area_by_pk(self) -> Mapping[int | None, Area]:
        return {area.pk: area for area in self.areas}

    @cached_property
    def element_by_pk(self) -> Mapping[int | None, Element]:
        return {element.pk: element for element in self.elements.values()}

    def level_for(self, code: str) -> Level | None:
        """What a person sent: the level of that code, if there is one."""
        return self._levels.get(code)

    @cached_property
    def _levels(self) -> dict[str, Level]:
        return {level.code: level for level in self.levels}

    @cached_property
    def _phases(self) -> dict[str, Phase]:
        return {phase.ref: phase for phase in self.phases}

    @cached_property
    def _areas(self) -> dict[str, Area]:
        return {area.ref: area for area in self.areas}
