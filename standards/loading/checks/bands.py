"""Bands neither leave a gap nor overlap, and the worse the count the lower the cap."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from standards.loading.draft import Element, Framework, Measure, Raw, Rule
from standards.loading.shapes import Fault, near
from standards.loading.source import Route

Band = tuple[Route, Raw]


def faults(framework: Framework) -> Iterator[Fault]:
    for element in framework.elements:
        for measure in element.measures:
            yield from _limits(measure)
        for rule in element.rules:
            if rule.kind == "count":
                yield from _count(framework, element, rule)
            elif rule.kind == "band" and rule.raw["measure"] in element.measure:
                yield from _measure(rule, element.measure[rule.raw["measure"]])


def _limits(measure: Measure) -> Iterator[Fault]:
    minimum, maximum = limits_of(measure)
    if minimum is not None and maximum is not None and minimum > maximum:
        yield (
            (*measure.route, "maximum"),
            f"is less than the minimum, {minimum}, so that no number could be given; put the two right",
        )


def limits_of(measure: Measure) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that it takes, both included; None where there is no limit."""
    given = (measure.raw.get(key) for key in ("minimum", "maximum"))
    least, most = (None if one is None else Decimal(str(one)) for one in given)
    return least, most


def _count(framework: Framework, element: Element, rule: Rule) -> Iterator[Fault]:
    size = len(element.group(rule.raw["group"]))
    for (_, one), (route, other) in pairwise(rule.bands):
        yield from _next_count(route, one, other)
        rank = framework.rank
        if rank.get(other["caps_at"], 0) > rank.get(one["caps_at"], 99):
            yield (*route, "caps_at"), "is higher than the band before, though more are missing"
    for route, band in rule.bands:
        if band.get("missing_to", band["missing_from"]) < band["missing_from"]:
            yield (*route, "missing_to"), "is less than missing_from"
    route, last = rule.bands[-1]
    if size and last.get("missing_to", size) < size:
        yield (*route, "missing_to"), f"leaves {size} missing without a band; leave missing_to out"
    if size and last["missing_from"] > size:
        yield (*route, "missing_from"), f"the group “{rule.raw['group']}” has {size} criteria"
    yield from _decided_once(rule)


def _next_count(route: Route, one: Raw, other: Raw) -> Iterator[Fault]:
    start = other["missing_from"]
    if "missing_to" not in one or start <= one["missing_to"]:
        yield (*route, "missing_from"), "overlaps the band before"
    elif start > one["missing_to"] + 1:
        yield (*route, "missing_from"), f"leaves a gap: no band holds for {one['missing_to'] + 1} missing"


def _decided_once(rule: Rule) -> Iterator[Fault]:
    seen: set[str] = set()
    for route, ref in rule.decides:
        if ref in seen:
            yield route, f"“{ref}” is decided by another band of this rule"
        seen.add(ref)


def _measure(rule: Rule, measure: Measure) -> Iterator[Fault]:
    choice = measure.raw["kind"] == "choice"
    wrong = [(route, key) for route, band in rule.bands for key in _foreign_keys(band, choice=choice)]
    if not any("caps_at" in band for _, band in rule.bands):
        yield (*rule.route, "bands"), "cap nowhere: at least one needs caps_at"
    if wrong:
        kind = "a choice" if choice else "a number"
        yield from (((*route, key), f"does not fit {measure.ref}, which is {kind}") for route, key in wrong)
    elif choice:
        yield from _choices(rule, [option["code"] for option in measure.raw["choices"]])
    else:
        yield from _numbers(rule, measure)


def _foreign_keys(band: Raw, *, choice: bool) -> list[str]:
    return [key for key in (("at_least", "below") if choice else ("choice",)) if key in band]


def _choices(rule: Rule, codes: list[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for route, band in rule.bands:
        code = band.get("choice")
        if code is None:
            yield route, "choice is missing"
        elif code not in codes:
            yield (*route, "choice"), f"there is no choice “{code}”{near(code, codes)}"
        elif code in seen:
            yield (*route, "choice"), f"“{code}” has a band already"
        seen.add(str(code))
    yield from (
        ((*rule.route, "bands"), f"leave a gap: no band holds for “{code}”")
        for code in codes
        if code not in seen
    )


def _numbers(rule: Rule, measure: Measure) -> Iterator[Fault]:
    bands = sorted(rule.bands, key=lambda band: _floor(band[1]))
    for route, band in bands:
        if "below" in band and _floor(band) >= Decimal(str(band["below"])):
            yield (*route, "below"), "must be more than at_least"
    for (_, lower), (route, upper) in pairwise(bands):
        yield from _next_number(route, lower, upper)
    yield from _out_of_reach(bands, measure)
    yield from _ends(bands, measure)


def _next_number(route: Route, lower: Raw, upper: Raw) -> Iterator[Fault]:
    start = _floor(upper)
    end = Decimal(str(lower["below"])) if "below" in lower else None
    if end is None or start < end:
        yield route, "overlaps another band"
    elif start > end:
        yield route, f"leaves a gap: no band holds from {end} to below {start}"


def _ends(bands: list[Band], measure: Measure) -> Iterator[Fault]:
    (first_route, first), (last_route, last) = bands[0], bands[-1]
    minimum, maximum = limits_of(measure)
    if "at_least" in first and (minimum is None or _floor(first) > minimum):
        yield (*first_route, "at_least"), f"leaves a gap: no band holds below {first['at_least']}"
    if "below" in last and (maximum is None or Decimal(str(last["below"])) <= maximum):
        yield (*last_route, "below"), f"leaves a gap: no band holds from {last['below']}"


def _out_of_reach(bands: list[Band], measure: Measure) -> Iterator[Fault]:
    """Bands that no number which the measure takes could fall in."""
    minimum, maximum = limits_of(measure)
    if minimum is not None and maximum is not None and minimum > maximum:
        return
    for route, band in bands:
        if maximum is not None and _floor(band) > maximum:
            yield (*route, "at_least"), f"is more than {maximum}, {_limit(measure, 'maximum')}"
        if minimum is not None and "below" in band and Decimal(str(band["below"])) <= minimum:
            yield (*route, "below"), f"leaves nothing from {minimum}, {_limit(measure, 'minimum')}"


def _limit(measure: Measure, which: str) -> str:
    return (
        f"the {which} of {measure.ref}, so that no number falls in this band; "
        f"change the band, take it away, or change the {which}"
    )


def _floor(band: Raw) -> Decimal:
    return Decimal(str(band["at_least"])) if "at_least" in band else Decimal("-Infinity")
