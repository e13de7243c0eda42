"""Every rule names real criteria, groups, measures and levels, and caps where its kind says."""

from collections.abc import Iterator

from standards.loading.checks.scale import level_exists
from standards.loading.draft import Element, Framework, Rule
from standards.loading.shapes import Fault, near


def faults(framework: Framework) -> Iterator[Fault]:
    for rule in framework.rules:
        yield from _levels(framework, rule)
        yield from _evidence(framework, rule)
    for element in framework.elements:
        for rule in element.rules:
            yield from _levels(framework, rule)
            yield from _names(element, rule)
            yield from _caps(framework, element, rule)


def _levels(framework: Framework, rule: Rule) -> Iterator[Fault]:
    for key in ("level", "of", "caps_at"):
        yield from level_exists(framework, (*rule.route, key), rule.raw.get(key))
    for route, band in rule.bands:
        yield from level_exists(framework, (*route, "caps_at"), band.get("caps_at"))


def _names(element: Element, rule: Rule) -> Iterator[Fault]:
    criteria = [((*rule.route, "criterion"), rule.raw["criterion"])] if "criterion" in rule.raw else []
    for route, ref in [*criteria, *rule.decides]:
        if ref not in element.criterion:
            yield route, f"there is no criterion “{ref}”{near(ref, element.criterion)}"
    measure, group = rule.raw.get("measure"), rule.raw.get("group")
    if measure is not None and measure not in element.measure:
        yield (*rule.route, "measure"), f"there is no measure “{measure}”{near(measure, element.measure)}"
    if group is not None and not element.group(group):
        groups = {criterion.raw["group"] for criterion in element.criteria if "group" in criterion.raw}
        yield (*rule.route, "group"), f"no criterion is in the group “{group}”{near(group, groups)}"


def _caps(framework: Framework, element: Element, rule: Rule) -> Iterator[Fault]:
    if rule.kind == "evidence":
        yield from _evidence(framework, rule)
    elif rule.kind == "all_of":
        yield from _all_of(framework, element, rule)
    elif rule.kind in ("necessary", "limiting") and rule.raw["criterion"] in element.criterion:
        level = element.criterion[rule.raw["criterion"]].level
        check = _necessary if rule.kind == "necessary" else _limiting
        yield from check(framework, rule, level)


def _evidence(framework: Framework, rule: Rule) -> Iterator[Fault]:
    if not _below(framework, rule.raw["caps_at"], rule.raw["level"]):
        yield (*rule.route, "caps_at"), f"must be a level below {rule.raw['level']}"


def _necessary(framework: Framework, rule: Rule, level: str) -> Iterator[Fault]:
    if framework.level.get(level, {}).get("asks") == "applies":
        yield (*rule.route, "kind"), f"a criterion under {level} is a weakness, so the rule is limiting"
    elif not _below(framework, rule.raw["caps_at"], level):
        yield (*rule.route, "caps_at"), f"must be a level below {level}, where the criterion stands"


def _limiting(framework: Framework, rule: Rule, level: str) -> Iterator[Fault]:
    if framework.level.get(level, {}).get("asks") == "met":
        yield (*rule.route, "kind"), f"a criterion under {level} is asked as met, so the rule is necessary"
    elif rule.raw["caps_at"] != level:
        yield (*rule.route, "caps_at"), f"must be {level}, where the criterion stands"


def _all_of(framework: Framework, element: Element, rule: Rule) -> Iterator[Fault]:
    of = rule.raw["of"]
    members = [criterion for criterion in element.criteria if criterion.level == of]
    if of in framework.level and not members:
        yield (*rule.route, "of"), f"there are no criteria under {of}"
    if framework.level.get(of, {}).get("asks") == "applies":
        yield (*rule.route, "of"), f"the criteria under {of} are weaknesses; nobody needs all of them"
    if rule.raw.get("decides") in {criterion.ref for criterion in members}:
        yield (*rule.route, "decides"), "is one of the criteria that the rule counts"


def _below(framework: Framework, lower: str, higher: str) -> bool:
    """True too where a level does not exist: that is said elsewhere."""
    rank = framework.rank
    return lower not in rank or higher not in rank or rank[lower] < rank[higher]
