"""A framework file whose shape is known to be right, in the parts that checks and tables are made from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from standards.content.text import has_bold
from standards.loading.source import Document, Route

Raw = Mapping[str, Any]
WORDS = ("paragraph", "bullet", "dash")


@dataclass(frozen=True)
class Criterion:
    route: Route
    raw: Raw
    level: str
    place: str
    leads: tuple[str, ...]
    phases: tuple[str, ...]

    @property
    def ref(self) -> str:
        return self.raw["ref"]

    @property
    def critical(self) -> bool:
        return self.raw.get("critical", has_bold(self.raw["text"]))

    @property
    def worked_out(self) -> bool:
        return self.raw.get("worked_out", False)


@dataclass(frozen=True)
class Measure:
    route: Route
    raw: Raw
    phases: tuple[str, ...]

    @property
    def ref(self) -> str:
        return self.raw["ref"]


@dataclass(frozen=True)
class Rule:
    """`decides` are the criteria that it works out, with the place in the file that says so."""

    route: Route
    raw: Raw

    @property
    def ref(self) -> str:
        return self.raw["ref"]

    @property
    def kind(self) -> str:
        return self.raw["kind"]

    @property
    def bands(self) -> list[tuple[Route, Raw]]:
        return [((*self.route, "bands", i), band) for i, band in enumerate(self.raw.get("bands", []))]

    @property
    def decides(self) -> list[tuple[Route, str]]:
        holders = self.bands if "bands" in self.raw else [(self.route, self.raw)]
        return [
            ((*route, "decides"), ref) for route, holder in holders for ref in as_list(holder.get("decides"))
        ]


@dataclass(frozen=True)
class Element:
    route: Route
    raw: Raw
    phases: tuple[str, ...]
    criteria: list[Criterion]
    measures: list[Measure]
    rules: list[Rule]

    @property
    def ref(self) -> str:
        return self.raw["ref"]

    @cached_property
    def criterion(self) -> dict[str, Criterion]:
        return {criterion.ref: criterion for criterion in self.criteria}

    @cached_property
    def measure(self) -> dict[str, Measure]:
        return {measure.ref: measure for measure in self.measures}

    def group(self, name: str) -> list[Criterion]:
        return [criterion for criterion in self.criteria if criterion.raw.get("group") == name]

    def phases_of(self, rule: Rule) -> tuple[str, ...]:
        """Those it gives; else those of the criterion, group or measure that it names; else the element's."""
        given = rule.raw.get("phases")
        if given is not None:
            return tuple(given)
        allowed = self.phases_allowed(rule)
        return tuple(phase for phase in self.phases if phase in allowed)

    def phases_allowed(self, rule: Rule) -> set[str]:
        if rule.kind == "band":
            return (
                set(self.measure[rule.raw["measure"]].phases)
                if rule.raw["measure"] in self.measure
                else set()
            )
        if rule.kind == "count":
            return {phase for criterion in self.group(rule.raw["group"]) for phase in criterion.phases}
        named = self.criterion.get(rule.raw.get("criterion", ""))
        return set(named.phases) if named else set(self.phases)


@dataclass(frozen=True)
class Framework:
    document: Document
    raw: Raw
    levels: list[Raw]
    phases: tuple[str, ...]
    rules: list[Rule]
    elements: list[Element]
    rank: dict[str, int] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        return self.raw["slug"], self.raw["version"]

    @cached_property
    def level(self) -> dict[str, Raw]:
        return {level["code"]: level for level in self.levels}


def plain(name: str) -> str:
    """As people compare names: without regard to capitals and spaces."""
    return "".join(name.casefold().split())


def as_list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def draft_of(document: Document) -> Framework:
    raw = document.data
    levels = (raw.get("scale") or {}).get("levels", [])
    phases = tuple(phase["ref"] for phase in raw.get("phases", []))
    return Framework(
        document=document,
        raw=raw,
        levels=levels,
        phases=phases,
        rules=[Rule(("rules", i), rule) for i, rule in enumerate(raw.get("rules", []))],
        elements=[_element(route, element, levels, phases) for route, element in _elements(raw)],
        rank={level["code"]: level["rank"] for level in levels},
    )


def _elements(raw: Raw) -> Iterator[tuple[Route, Raw]]:
    for i, area in enumerate(raw["areas"]):
        for j, element in enumerate(area["elements"]):
            yield ("areas", i, "elements", j), element


def _element(route: Route, raw: Raw, levels: list[Raw], phases: tuple[str, ...]) -> Element:
    own = tuple(raw.get("phases", phases))
    return Element(
        route=route,
        raw=raw,
        phases=own,
        criteria=list(_criteria(route, raw, levels, own)),
        measures=[
            Measure((*route, "measures", i), measure, tuple(measure.get("phases", own)))
            for i, measure in enumerate(raw.get("measures", []))
        ],
        rules=[Rule((*route, "rules", i), rule) for i, rule in enumerate(raw.get("rules", []))],
    )


def _criteria(route: Route, raw: Raw, levels: list[Raw], phases: tuple[str, ...]) -> Iterator[Criterion]:
    columns = {level["code"]: (number, level) for number, level in enumerate(levels, start=1)}
    for code, blocks in raw.get("criteria", {}).items():
        number, level = columns.get(code, (0, {}))
        place = f"{raw['place']}, column {number} “{level.get('column', code)}”"
        words = WORDS[WORDS.index(raw.get("criteria_word", "paragraph")) :]
        yield from _blocks((*route, "criteria", code), blocks, code, place, words, (), phases)


def _blocks(
    route: Route,
    blocks: list[Raw],
    level: str,
    place: str,
    words: tuple[str, ...],
    leads: tuple[str, ...],
    phases: tuple[str, ...],
) -> Iterator[Criterion]:
    for index, block in enumerate(blocks):
        here = f"{place}, {words[0]} {index + 1}"
        at = (*route, index)
        if "lead" in block:
            inner = words[1:] or words
            yield from _blocks(
                (*at, "items"), block["items"], level, here, inner, (*leads, block["lead"]), phases
            )
        else:
            yield Criterion(at, block, level, here, leads, tuple(block.get("phases", phases)))
