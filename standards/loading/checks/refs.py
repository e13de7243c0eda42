"""Each ref is given once, and each phase named exists where it is named."""

from collections.abc import Iterable, Iterator, Sequence

from standards.loading.draft import Criterion, Element, Framework, Measure, Raw
from standards.loading.shapes import Fault, near
from standards.loading.source import Route

# Addresses under /frameworks/ that are no framework's.
RESERVED = ("own", "crosswalk", "crosswalks")
MOST_ELEMENTS = 400


def faults(framework: Framework) -> Iterator[Fault]:
    if framework.key[0] in RESERVED:
        yield ("slug",), f"“{framework.key[0]}” is taken by a page of this product; choose another"
    if len(framework.elements) > MOST_ELEMENTS:
        many = framework.raw["element_word"]["many"]
        yield (
            ("areas",),
            f"hold {len(framework.elements)} {many}; {MOST_ELEMENTS} are the most that there may be",
        )
    yield from _twice("level", _listed(framework.levels, ("scale", "levels"), "code"))
    yield from _twice("phase", _listed(framework.raw.get("phases", []), ("phases",)))
    yield from _twice("area", _listed(framework.raw["areas"], ("areas",)))
    yield from _twice("section", _listed(framework.raw.get("sections", []), ("sections",)))
    elements = framework.elements
    yield from _twice(framework.raw["element_word"]["one"], ((e.route, e.ref) for e in elements))
    yield from _twice("criterion", ((c.route, c.ref) for e in elements for c in e.criteria))
    yield from _twice("measure", ((m.route, m.ref) for e in elements for m in e.measures))
    own = [rule for element in elements for rule in element.rules]
    yield from _twice("rule", ((rule.route, rule.ref) for rule in [*framework.rules, *own]))
    yield from _choices(framework)
    yield from _phases(framework)


def _listed(rows: Sequence[Raw], route: Route, key: str = "ref") -> Iterator[tuple[Route, str]]:
    for index, row in enumerate(rows):
        yield (*route, index), row[key]


def _twice(what: str, given: Iterable[tuple[Route, str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for route, ref in given:
        if ref in seen:
            yield route, f"the {what} “{ref}” is there already"
        seen.add(ref)


def _choices(framework: Framework) -> Iterator[Fault]:
    for element in framework.elements:
        for measure in element.measures:
            choices = _listed(measure.raw.get("choices", []), (*measure.route, "choices"), "code")
            yield from _twice("choice", choices)


def _phases(framework: Framework) -> Iterator[Fault]:
    for route, phases, allowed, whose in _phase_lists(framework):
        for index, phase in enumerate(phases):
            at = route if route[-1] == "phase" else (*route, index)
            if phase not in framework.phases:
                yield at, f"there is no phase “{phase}”{near(phase, framework.phases)}"
            elif phase not in allowed:
                yield at, f"{whose} does not have the phase “{phase}”"


def _phase_lists(framework: Framework) -> Iterator[tuple[Route, Iterable[str], Iterable[str], str]]:
    for rule in framework.rules:
        yield (*rule.route, "phases"), rule.raw.get("phases", ()), framework.phases, "the framework"
    for element in framework.elements:
        yield (*element.route, "phases"), element.phases, framework.phases, "the framework"
        yield from _inside(element)
    for holder, passage in _passages(framework):
        phase = passage.get("phase")
        yield (*holder, "phase"), [phase] if phase else (), framework.phases, "the framework"


def _inside(element: Element) -> Iterator[tuple[Route, Iterable[str], Iterable[str], str]]:
    parts: list[Criterion | Measure] = [*element.criteria, *element.measures]
    for part in parts:
        yield (*part.route, "phases"), part.phases, element.phases, element.ref
    for rule in element.rules:
        allowed = element.phases_allowed(rule)
        yield (*rule.route, "phases"), rule.raw.get("phases", ()), allowed, "what the rule is about"


def _passages(framework: Framework) -> Iterator[tuple[Route, dict[str, str]]]:
    holders: list[tuple[Route, dict]] = [
        (("sections", i), s) for i, s in enumerate(framework.raw.get("sections", []))
    ]
    holders += [(("areas", i), area) for i, area in enumerate(framework.raw["areas"])]
    holders += [(element.route, dict(element.raw)) for element in framework.elements]
    for route, holder in holders:
        for index, passage in enumerate(holder.get("passages", [])):
            yield (*route, "passages", index), passage
