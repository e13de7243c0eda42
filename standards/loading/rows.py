"""The rows that a valid framework file stands for, not saved yet."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from standards.content.rows import Rows
from standards.loading import draft as drafts
from standards.models import (
    Area,
    Criterion,
    Element,
    Framework,
    Level,
    Measure,
    Passage,
    Phase,
    Rule,
    Section,
)

RULE_COLUMNS = {"ref", "kind", "basis", "text", "note", "quote", "place", "phases"}
Raw = Mapping[str, Any]


def rows_of(draft: drafts.Framework) -> Rows:
    rows = Rows(framework=_framework(draft))
    framework, raw = rows.framework, draft.raw
    rows.levels = [_level(framework, level) for level in draft.levels]
    rows.phases = [
        Phase(framework=framework, position=i, ref=phase["ref"], label=phase["label"])
        for i, phase in enumerate(raw.get("phases", []))
    ]
    rows.areas = [_area(framework, i, area) for i, area in enumerate(raw["areas"])]
    _elements(rows, draft)
    rows.sections = [_section(framework, i, section) for i, section in enumerate(raw.get("sections", []))]
    rows.passages = list(_passages(rows, raw))
    return rows


def _framework(draft: drafts.Framework) -> Framework:
    raw = draft.raw
    return Framework(
        slug=raw["slug"],
        version=raw["version"],
        title=raw["title"],
        short_title=raw["short_title"],
        checksum=draft.document.checksum,
        element_one=raw["element_word"]["one"],
        element_many=raw["element_word"]["many"],
        source=raw["source"],
        scale_note=(raw.get("scale") or {}).get("note", ""),
        answers=raw.get("answers", []),
        overall=raw.get("overall", {}),
        replaces=raw.get("replaces", {}),
    )


def _level(framework: Framework, raw: Raw) -> Level:
    return Level(framework=framework, **raw)


def _area(framework: Framework, position: int, raw: Raw) -> Area:
    own = {key: value for key, value in raw.items() if key not in ("elements", "passages")}
    return Area(framework=framework, position=position, **own)


def _section(framework: Framework, position: int, raw: Raw) -> Section:
    own = {key: value for key, value in raw.items() if key != "passages"}
    short = raw.get("short_label") or raw["title"][:80]
    return Section(framework=framework, position=position, **{**own, "short_label": short})


def _elements(rows: Rows, draft: drafts.Framework) -> None:
    levels = {level.code: level for level in rows.levels}
    rows.rules = [
        _rule(rows.framework, None, rule, rule.raw.get("phases", draft.phases), "") for rule in draft.rules
    ]
    for part in draft.elements:
        area = rows.areas[int(part.route[1])]
        element = _element(rows.framework, area, len(rows.elements), part)
        rows.elements.append(element)
        rows.criteria += [_criterion(element, levels, i, c) for i, c in enumerate(part.criteria)]
        rows.measures += [_measure(element, i, m) for i, m in enumerate(part.measures)]
        rows.rules += [
            _rule(rows.framework, element, rule, part.phases_of(rule), _place(part, rule))
            for rule in part.rules
        ]
    for position, rule in enumerate(rows.rules):
        rule.position = position


def _element(framework: Framework, area: Area, position: int, part: drafts.Element) -> Element:
    raw = part.raw
    return Element(
        framework=framework,
        area=area,
        position=position,
        ref=part.ref,
        title=raw["title"],
        short_label=raw["short_label"],
        place=raw["place"],
        phase_refs=list(part.phases),
        led_by=raw.get("led_by", {}),
        note=raw.get("note", ""),
        columns={code: list(map(_block, blocks)) for code, blocks in raw.get("criteria", {}).items()},
    )


def _block(raw: Raw) -> dict[str, Any]:
    """How a column is set out: a criterion by its ref, or a lead-in with its blocks."""
    if "lead" not in raw:
        return {"ref": raw["ref"]}
    return {"lead": raw["lead"], "items": list(map(_block, raw["items"])), "tail": raw.get("tail", "")}


def _criterion(
    element: Element, levels: dict[str, Level], position: int, part: drafts.Criterion
) -> Criterion:
    return Criterion(
        element=element,
        level=levels[part.level],
        position=position,
        ref=part.ref,
        text=part.raw["text"],
        critical=part.critical,
        worked_out=part.worked_out,
        group=part.raw.get("group", ""),
        phase_refs=list(part.phases),
        place=part.place,
    )


def _measure(element: Element, position: int, part: drafts.Measure) -> Measure:
    own = {key: value for key, value in part.raw.items() if key != "phases"}
    limits: dict[str, Any] = {key: Decimal(str(own[key])) for key in ("minimum", "maximum") if key in own}
    return Measure(element=element, position=position, phase_refs=list(part.phases), **(own | limits))


def _rule(framework: Framework, element: Element | None, part: drafts.Rule, phases: Any, place: str) -> Rule:
    own: dict[str, Any] = {"place": place}
    own |= {key: value for key, value in part.raw.items() if key in RULE_COLUMNS - {"phases"}}
    data = {key: value for key, value in part.raw.items() if key not in RULE_COLUMNS}
    return Rule(framework=framework, element=element, phase_refs=list(phases), data=data, **own)


def _place(element: drafts.Element, rule: drafts.Rule) -> str:
    """Where it says so: the lines that the rule names or decides, each once."""
    named = [rule.raw["criterion"]] if "criterion" in rule.raw else [ref for _, ref in rule.decides]
    places = dict.fromkeys(element.criterion[ref].place for ref in named)
    return "; ".join(places) or element.raw["place"]


def _passages(rows: Rows, raw: Raw) -> Iterator[Passage]:
    position = 0
    for holder, owner in _holders(rows, raw):
        for passage in holder.get("passages", []):
            yield _passage(rows.framework, position, {**_own(holder, owner), **passage}, owner)
            position += 1


def _holders(rows: Rows, raw: Raw) -> Iterator[tuple[Raw, dict[str, Any]]]:
    elements = iter(rows.elements)
    for area, row in zip(raw["areas"], rows.areas, strict=True):
        yield area, {"area": row}
        for element in area["elements"]:
            yield element, {"element": next(elements)}
    for section, part in zip(raw.get("sections", []), rows.sections, strict=True):
        yield section, {"section": part}


def _own(holder: Raw, owner: dict[str, Any]) -> dict[str, Any]:
    """What a section says once, its passages need not repeat."""
    return {"kind": holder["kind"], "place": holder["place"]} if "section" in owner else {}


def _passage(framework: Framework, position: int, raw: dict[str, Any], owner: dict[str, Any]) -> Passage:
    word = raw.pop("item_word", "bullet")
    phase = raw.pop("phase", None)
    lines = [_line(item, raw["place"], word, i) for i, item in enumerate(raw.pop("items"), start=1)]
    return Passage(
        framework=framework,
        position=position,
        items=lines,
        phase_refs=[phase] if phase else [],
        **owner,
        **raw,
    )


def _line(item: str | Raw, place: str, word: str, number: int) -> dict[str, Any]:
    raw: Raw = {"text": item} if isinstance(item, str) else item
    here = raw.get("place") or f"{place}, {word} {number}"
    inner = enumerate(raw.get("items", []), start=1)
    return {
        "text": raw["text"],
        "place": here,
        "ref": raw.get("ref", ""),
        "items": [_line(part, here, "dash", i) for i, part in inner],
    }
