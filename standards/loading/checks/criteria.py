"""Bold means critical, critical means that a rule caps, worked out means that a rule decides."""

from collections.abc import Iterator

from standards.content.text import has_bold
from standards.loading.draft import Criterion, Element, Framework, Rule
from standards.loading.shapes import Fault

Deciders = dict[str, list[Rule]]
LONGEST_PLACE = 200


def faults(framework: Framework) -> Iterator[Fault]:
    for element in framework.elements:
        deciders = _deciders(element)
        for criterion in element.criteria:
            yield from _critical(element, criterion, deciders)
            yield from _worked_out(element, criterion, deciders.get(criterion.ref, []))
            yield from _group(element, criterion)
            yield from _place(element, criterion)
        yield from _decided(element)


def _deciders(element: Element) -> Deciders:
    found: Deciders = {}
    for rule in element.rules:
        for _, ref in rule.decides:
            rules = found.setdefault(ref, [])
            if rule not in rules:
                rules.append(rule)
    return found


def _critical(element: Element, criterion: Criterion, deciders: Deciders) -> Iterator[Fault]:
    bold = has_bold(criterion.raw["text"])
    if bold and not criterion.critical:
        yield (*criterion.route, "critical"), "has bold text, so it is critical"
    elif criterion.critical and not bold and not any(map(has_bold, criterion.leads)):
        yield (*criterion.route, "critical"), "is marked critical, but nothing in it or its lead-in is bold"
    elif criterion.critical and criterion.ref not in deciders and not _is_named(element, criterion):
        yield criterion.route, f"“{criterion.ref}” is critical, but no rule caps for it"


def _is_named(element: Element, criterion: Criterion) -> bool:
    group = criterion.raw.get("group")
    return any(
        rule.raw.get("criterion") == criterion.ref or (group is not None and rule.raw.get("group") == group)
        for rule in element.rules
    )


def _worked_out(element: Element, criterion: Criterion, rules: list[Rule]) -> Iterator[Fault]:
    for phase in criterion.phases or ("",):
        live = [rule for rule in rules if not phase or phase in element.phases_of(rule)]
        where = f" in {phase}" if phase else ""
        if criterion.worked_out and not live:
            yield criterion.route, f"“{criterion.ref}” is worked out, but no rule decides it{where}"
        if len(live) > 1:
            names = " and ".join(rule.ref for rule in live)
            yield criterion.route, f"“{criterion.ref}” is decided by more than one rule{where}: {names}"


def _place(element: Element, criterion: Criterion) -> Iterator[Fault]:
    if len(criterion.place) > LONGEST_PLACE:
        yield (
            criterion.route,
            f"its place, “{element.raw['place'][:40]}…” with column and number, comes to {len(criterion.place)} "
            f"characters; {LONGEST_PLACE} are the most, so shorten the place of {element.ref}",
        )


def _group(element: Element, criterion: Criterion) -> Iterator[Fault]:
    group = criterion.raw.get("group")
    if group is None:
        return
    if not any(rule.raw.get("group") == group for rule in element.rules):
        yield (*criterion.route, "group"), f"no rule counts the group “{group}”"
    if criterion.worked_out:
        yield (*criterion.route, "group"), "a criterion that is worked out cannot be counted in a group"


def _decided(element: Element) -> Iterator[Fault]:
    for rule in element.rules:
        for route, ref in rule.decides:
            criterion = element.criterion.get(ref)
            if criterion and not criterion.worked_out:
                yield route, f"“{ref}” is decided by this rule, so it must say worked_out: true"
