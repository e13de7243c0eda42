"""The keys of a framework file and what each may hold. How to write one: docs/frameworks.md."""

from collections.abc import Mapping

from standards.enums import Asks, Audience, Basis, Impact, PassageKind
from standards.loading.shapes import (
    SLUG,
    Amount,
    ByKey,
    Each,
    Flag,
    Keyed,
    OneOf,
    OneOfNumbers,
    Optional,
    Ref,
    Shape,
    Switch,
    Table,
    Text,
    Whole,
)

LEADERS = ("regional-advisers", "senior-managers")
COLOURS = ("os", "g", "ni", "si")
SLUG_REF = Ref(60, SLUG)
PHASES = Each(Ref(40))
PLACE = Text(200)

NAMED: dict[str, Shape] = {}

CHOICE = Table({"code": Ref(60), "label": Text(200)})
LEVEL = Table(
    {
        "code": Ref(30),
        "rank": Whole(1, 99),
        "label": Text(60),
        "column": Text(60),
        "overall": Text(60),
        "colour": OneOf(COLOURS),
        "asks": OneOf(tuple(Asks.values)),
    },
    {"report_words": Each(Text(120)), "report_note": Text()},
)

# A line of a passage is plain text, or a mapping where it has lines of its own, a place or a ref.
NAMED["line"] = Table(
    {"text": Text()},
    {"items": Each(ByKey((("text", "line"),), NAMED, text=True)), "place": PLACE, "ref": Ref(60)},
)
LINES = Each(ByKey((("text", "line"),), NAMED, text=True), least=0)
PASSAGE_ALSO: Mapping[str, Shape] = {
    "kind": OneOf(tuple(PassageKind.values)),
    "place": PLACE,
    "audience": OneOf(tuple(Audience.values)),
    "phase": Ref(40),
    "ref": Ref(60),
    "title": Text(250),
    "lead": Text(),
    "tail": Text(),
    "item_word": Text(30),
}
PASSAGE = Table({"kind": PASSAGE_ALSO["kind"], "place": PLACE, "items": LINES}, PASSAGE_ALSO)
SECTION_PASSAGE = Table({"items": LINES}, PASSAGE_ALSO)
SECTION = Table(
    {
        "ref": SLUG_REF,
        "title": Text(250),
        "kind": PASSAGE_ALSO["kind"],
        "place": PLACE,
    },
    {"short_label": Text(80), "note": Text(), "passages": Each(SECTION_PASSAGE, least=0)},
)

# A block of a printed column is a criterion, or a lead-in with its blocks.
BLOCKS = Each(ByKey((("lead", "lead"), ("text", "criterion")), NAMED), most=200)
NAMED["criterion"] = Table(
    {"ref": Ref(60), "text": Text()},
    {"critical": Flag(), "worked_out": Flag(), "group": Ref(60), "phases": PHASES},
)
NAMED["lead"] = Table({"lead": Text(), "items": BLOCKS}, {"tail": Text(), "ref": Ref(60)})

MEASURE_NEEDED: Mapping[str, Shape] = {"ref": Ref(60), "label": Text(250), "kind": Text(), "place": PLACE}
MEASURE_ALSO: Mapping[str, Shape] = {"hint": Text(), "not_applicable": Text(200), "phases": PHASES}
MEASURE = Switch(
    "kind",
    {
        "number": Table(
            MEASURE_NEEDED, {**MEASURE_ALSO, "unit": Text(20), "minimum": Amount(), "maximum": Amount()}
        ),
        "choice": Table({**MEASURE_NEEDED, "choices": Each(CHOICE, least=2)}, MEASURE_ALSO),
    },
)

CODE = Ref(30)
DECIDES = Each(Ref(60), one_will_do=True)
RULE_NEEDED: Mapping[str, Shape] = {
    "ref": Ref(60),
    "kind": Text(),
    "basis": OneOf(tuple(Basis.values)),
    "text": Text(),
}
RULE_ALSO: Mapping[str, Shape] = {"note": Text(), "quote": Text(), "place": Text(300), "phases": PHASES}
COUNT_BAND = Table({"missing_from": Whole(1), "caps_at": CODE}, {"missing_to": Whole(1), "decides": DECIDES})
MEASURE_BAND = Table(
    {}, {"at_least": Amount(), "below": Amount(), "choice": Ref(60), "caps_at": CODE, "decides": DECIDES}
)


def _rule(also: Mapping[str, Shape] | None = None, **needed: Shape) -> Table:
    return Table({**RULE_NEEDED, **needed}, {**RULE_ALSO, **(also or {})})


EVIDENCE = _rule(level=CODE, needs=OneOf((Impact.SOME.value, Impact.SUBSTANTIAL.value)), caps_at=CODE)
RULE = Switch(
    "kind",
    {
        "necessary": _rule(criterion=Ref(60), caps_at=CODE),
        "limiting": _rule(criterion=Ref(60), caps_at=CODE),
        "all_of": _rule(of=CODE, caps_at=CODE, also={"decides": Ref(60)}),
        "count": _rule(group=Ref(60), bands=Each(COUNT_BAND), also={"group_label": Text(120)}),
        "band": _rule(measure=Ref(60), bands=Each(MEASURE_BAND, least=2)),
        "evidence": EVIDENCE,
    },
)

ELEMENT = Table(
    {"ref": Ref(40), "title": Text(), "short_label": Text(80), "place": PLACE},
    {
        "phases": PHASES,
        "led_by": Table({"who": OneOf(LEADERS), "text": Text(), "place": PLACE}),
        "note": Text(),
        "passages": Each(PASSAGE),
        "criteria_word": OneOf(("paragraph", "bullet")),
        "criteria": Keyed(BLOCKS),
        "measures": Each(MEASURE),
        "rules": Each(RULE),
    },
)
AREA = Table(
    {"ref": Ref(40), "title": Text(250), "short_label": Text(80), "elements": Each(ELEMENT, most=100)},
    {"dashboard_title": Text(120), "place": PLACE, "passages": Each(PASSAGE)},
)
SOURCE = Table(
    {"publisher": Text(200), "attribution": Text()},
    {
        "year": Whole(1900, 2100),
        "reference": Text(80),
        "copyright": Text(200),
        "licence": Text(),
        "notes": Each(Table({"mark": Text(10), "place": PLACE, "text": Text()})),
    },
)
# What became of a part of the version before: the same thing under another ref, split, merged or dropped.
MOVE = Table(
    {"was": Each(Ref(60), one_will_do=True), "now": Each(Ref(60), least=0, one_will_do=True)},
    {"note": Text()},
)
MOVED = ("phases", "elements", "criteria", "measures")
REPLACES = Table({"version": Ref(20)}, {kind: Each(MOVE) for kind in MOVED})
FRAMEWORK = Table(
    {
        "schema": OneOfNumbers((1,)),
        "slug": SLUG_REF,
        "version": Ref(20),
        "title": Text(200),
        "short_title": Text(80),
        "element_word": Table({"one": Text(30), "many": Text(30)}),
        "source": SOURCE,
        "areas": Each(AREA, most=50),
    },
    {
        "scale": Optional(Table({"levels": Each(LEVEL, least=2, most=12)}, {"note": Text()})),
        "answers": Each(Ref(40)),
        "phases": Each(Table({"ref": Ref(40, SLUG), "label": Text(60)}), most=12),
        "overall": Table({"text": Text(), "top": CODE, "good": CODE, "below": CODE, "lowest": CODE}),
        "rules": Each(Switch("kind", {"evidence": EVIDENCE})),
        "sections": Each(SECTION),
        "replaces": REPLACES,
    },
)
