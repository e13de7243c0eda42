"""What is still open, and what would lift a cap."""

from evaluations.engine import AllOf, Band, Evidence, Lift, Limiting, MeasureBand, Necessary, Open
from standards.content import Content, Element, Measure, Rule
from standards.wording import bands, plain

NAMED = 3  # more than these by name and the sentence is lost


def open_text(content: Content, element: Element, point: Open) -> str:
    """What is not answered yet, and from which level up it has to be."""
    rule = content.rule(element, point.rule)
    level = plain.label(content, point.level)
    higher = "" if content.level(point.level) == content.levels[0] else " or higher"
    return f"{plain.start(_open(content, element, rule, point))} before agreeing {level}{higher}."


def _open(content: Content, element: Element, rule: Rule, point: Open) -> str:
    data = rule.data
    if isinstance(data, Necessary | Limiting):
        return f"{plain.quoted(element.criterion(data.criterion).quote)} is not yet considered: answer it"
    if isinstance(data, Band):
        return f"{plain.quoted(element.measure(data.measure).label)} is not given yet: give it"
    if isinstance(data, Evidence):
        return f"no evidence of impact is considered yet: link {_evidence(data)}"
    if isinstance(data, AllOf):
        what, names = plain.all_of_name(content, element, data), plain.quotes
    else:
        what, names = plain.group_name(rule), plain.lines
    refs = point.unanswered
    return _unanswered(what, len(refs), plain.total(element, data), names(element, refs[:NAMED]))


def _unanswered(what: str, many: int, total: int | None, names: str) -> str:
    if many == total:
        return f"none of the {plain.number(many)} {what} is considered yet: answer them"
    verb, them = ("is", "it") if many == 1 else ("are", "them")
    of = f"of the {plain.number(total)}" if total else "of the"
    which = f" ({names})" if many <= NAMED else ""
    return f"{plain.number(many)} {of} {what} {verb} not yet considered{which}: answer {them}"


def lift_text(content: Content, element: Element, lift: Lift) -> str:
    """What to change, and how far that alone takes this cap where it does not go away."""
    rule = content.rule(element, lift.rule)
    to = f" This lifts the cap to {plain.label(content, lift.to)}." if lift.to else ""
    return f"{plain.start(_lift(content, element, rule, lift))}.{to}"


def _lift(content: Content, element: Element, rule: Rule, lift: Lift) -> str:
    data = rule.data
    if isinstance(data, Necessary):
        return f"meet {plain.quoted(element.criterion(data.criterion).quote)}"
    if isinstance(data, Limiting):
        return f"change what makes {plain.quoted(element.criterion(data.criterion).quote)} apply"
    if isinstance(data, Evidence):
        return f"link {_evidence(data)}"
    if isinstance(data, Band):
        return _band(element, data, lift)
    several = plain.quotes if isinstance(data, AllOf) else plain.lines
    names = several(element, lift.criteria)
    if lift.need == len(lift.criteria):
        return f"meet {names}"
    these = f"these {plain.number(len(lift.criteria))} {plain.group_name(rule)}"
    return f"meet at least {plain.number(lift.need)} of {these}: {names}"


def _evidence(rule: Evidence) -> str:
    return "evidence of substantial impact" if rule.needs == "substantial" else "evidence of impact"


def _band(element: Element, rule: Band, lift: Lift) -> str:
    measure = element.measure(rule.measure)
    reached = [band for band in rule.bands if band.caps_at == lift.to]
    if measure.kind == "choice":
        options = [plain.quoted(plain.measure_value_text(measure, b.choice)) for b in reached if b.choice]
        return f"bring {plain.quoted(measure.label)} to {' or '.join(options)}"
    return f"bring {plain.quoted(measure.label)} to {_threshold(measure, reached[0])}"


def _threshold(measure: Measure, band: MeasureBand) -> str:
    if band.at_least is None:
        return bands.range_text(measure, band)
    return f"at least {plain.amount(measure, band.at_least)}"
