"""From a framework's rules to the engine's: whole, and narrowed to one phase."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from evaluations import engine
from standards.content.parts import Criterion, Element, Level, Measure, Rule

Raw = Mapping[str, Any]


def engine_rule(
    kind: str, ref: str, data: Raw, criteria: Iterable[Criterion], levels: tuple[Level, ...]
) -> engine.Rule:
    return MAKERS[kind](ref, data, tuple(criteria), levels)


def _necessary(
    ref: str, data: Raw, criteria: tuple[Criterion, ...], levels: tuple[Level, ...]
) -> engine.Rule:
    return engine.Necessary(ref, data["criterion"], data["caps_at"])


def _limiting(ref: str, data: Raw, criteria: tuple[Criterion, ...], levels: tuple[Level, ...]) -> engine.Rule:
    return engine.Limiting(ref, data["criterion"], data["caps_at"])


def _all_of(ref: str, data: Raw, criteria: tuple[Criterion, ...], levels: tuple[Level, ...]) -> engine.Rule:
    members = tuple(criterion.ref for criterion in criteria if criterion.level == data["of"])
    return engine.AllOf(ref, members, data["caps_at"], data.get("decides"))


def _count(ref: str, data: Raw, criteria: tuple[Criterion, ...], levels: tuple[Level, ...]) -> engine.Rule:
    members = tuple(criterion.ref for criterion in criteria if criterion.group == data["group"])
    bands = tuple(
        engine.CountBand(band["missing_from"], band.get("missing_to"), band.get("caps_at"), _refs(band))
        for band in data["bands"]
    )
    return engine.Count(ref, members, bands)


def _band(ref: str, data: Raw, criteria: tuple[Criterion, ...], levels: tuple[Level, ...]) -> engine.Rule:
    bands = tuple(
        engine.MeasureBand(
            at_least=_number(band.get("at_least")),
            below=_number(band.get("below")),
            choice=band.get("choice"),
            caps_at=band.get("caps_at"),
            decides=_refs(band),
        )
        for band in data["bands"]
    )
    return engine.Band(ref, data["measure"], bands, _lowest(bands, levels))


def _lowest(bands: tuple[engine.MeasureBand, ...], levels: tuple[Level, ...]) -> str:
    """The worst that the measure could bring, as long as nobody has given it."""
    caps = {band.caps_at for band in bands}
    return next(level.code for level in reversed(levels) if level.code in caps)


def _evidence(ref: str, data: Raw, criteria: tuple[Criterion, ...], levels: tuple[Level, ...]) -> engine.Rule:
    return engine.Evidence(ref, data["level"], data["needs"], data["caps_at"])


Maker = Callable[[str, Raw, tuple[Criterion, ...], tuple[Level, ...]], engine.Rule]
MAKERS: dict[str, Maker] = {
    "necessary": _necessary,
    "limiting": _limiting,
    "all_of": _all_of,
    "count": _count,
    "band": _band,
    "evidence": _evidence,
}


def decided_refs(data: Raw) -> tuple[str, ...]:
    holders = data.get("bands", (data,))
    return tuple(ref for holder in holders for ref in _refs(holder))


def _refs(holder: Raw) -> tuple[str, ...]:
    refs = holder.get("decides", ())
    return (refs,) if isinstance(refs, str) else tuple(refs)


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def spec_of(
    levels: tuple[Level, ...], element: Element, rules: tuple[Rule, ...], phase: str | None
) -> engine.Spec:
    criteria = tuple(criterion for criterion in element.criteria if criterion.in_phase(phase))
    live = {criterion.ref for criterion in criteria}
    return engine.Spec(
        levels=tuple(level.code for level in reversed(levels)),
        criteria=tuple(engine.Criterion(c.ref, c.level, c.worked_out) for c in criteria),
        measures=tuple(_measure(measure) for measure in element.measures if measure.in_phase(phase)),
        rules=tuple(_narrowed(rule.data, live) for rule in rules if rule.in_phase(phase)),
    )


def _measure(measure: Measure) -> engine.Measure:
    may_not_apply = bool(measure.not_applicable)
    if measure.kind == "choice":
        return engine.Choice(measure.ref, tuple(code for code, _ in measure.choices), may_not_apply)
    return engine.Number(measure.ref, measure.minimum, measure.maximum, may_not_apply)


def _narrowed(rule: engine.Rule, live: set[str]) -> engine.Rule:
    """A rule counts only what the phase has, and decides only that."""
    if isinstance(rule, engine.AllOf | engine.Count):
        rule = replace(rule, criteria=tuple(ref for ref in rule.criteria if ref in live))
    if isinstance(rule, engine.AllOf):
        return rule if rule.decides in live else replace(rule, decides=None)
    if isinstance(rule, engine.Count):
        return replace(rule, bands=tuple(replace(b, decides=_live(b.decides, live)) for b in rule.bands))
    if isinstance(rule, engine.Band):
        return replace(rule, bands=tuple(replace(b, decides=_live(b.decides, live)) for b in rule.bands))
    return rule


def _live(refs: tuple[str, ...], live: set[str]) -> tuple[str, ...]:
    return tuple(ref for ref in refs if ref in live)
