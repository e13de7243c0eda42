"""Reads what a team's answer page sent: all of it, whether one field was saved by itself or the whole."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.http import QueryDict

from evaluations.enums import Progress, Trend, VariationKind
from evaluations.forms.texts import clean_text, whole_number
from evaluations.services.answering.answers import Part, Values, Wish
from evaluations.services.answering.ticks import Lines, Ticks
from standards.content import Content

MOST_TEXT, MOST_FIGURES, MOST_WHAT, MOST_IN_A_ROW = 20_000, 4_000, 200, 5_000
MOST_ROWS, MOST_OWN, LONGEST_OWN = 40, 60, 500
ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Submission:
    """`wish` without the parts that have a fault; `typed` has them all. `faults` are by field."""

    wish: Wish
    typed: Wish
    faults: dict[str, str]
    pressed: str

    @property
    def typed_parts(self) -> list[Part]:
        main = [self.typed.main] if self.typed.main else []
        return [*main, *self.typed.variations, *self.typed.priorities]

    @property
    def own_seen(self) -> list[str]:
        """What counts as shown once this is saved: lines that could not be kept are still to come."""
        return list(self.typed.own.shown if "own" in self.faults else self.typed.own.typed)


def read_answer(data: QueryDict, content: Content, expected: list[str]) -> Submission:
    """`expected` are the lines of the published list, in the order in which their boxes are numbered."""
    typed = Wish(
        main=_main(data, content),
        variations=tuple(_variations(data, content)),
        priorities=tuple(_priorities(data)),
        expected=_words(data, "expected", expected),
        own=_own(data),
        items=_pks(data, "items"),
        cites=_pks(data, "cites"),
    )
    faults = dict(_faults(typed))
    return Submission(_kept(data, typed, faults), typed, faults, data.get("do", ""))


def _main(data: QueryDict, content: Content) -> Part | None:
    if f"version-{ANSWER}" not in data:
        return None
    level = content.level_for(data.get("level", ""))
    values: Values = {
        "level_id": level.pk if level else None,
        "text": clean_text(data.get("text", "")),
        "trend": _one_of(data.get("trend", ""), Trend.values),
        "figures": clean_text(data.get("figures", "")),
    }
    return Part(ANSWER, 0, whole_number(data.get(f"version-{ANSWER}", "")), values)


def _one_of(sent: str, values: list[str], default: str = "") -> str:
    return sent if sent in values else default


def _slots(data: QueryDict, letter: str) -> list[str]:
    """In the order of the page."""
    slots = [f"{letter}{number}" for number in range(1, MOST_ROWS + 1)]
    return [slot for slot in slots if f"version-{slot}" in data]


def _part(data: QueryDict, slot: str, values: Values) -> Part:
    return Part(
        slot, whole_number(data.get(f"pk-{slot}", "")), whole_number(data.get(f"version-{slot}", "")), values
    )


def _variations(data: QueryDict, content: Content) -> Iterator[Part]:
    for slot in _slots(data, "v"):
        level = content.level_for(data.get(f"level-{slot}", ""))
        values: Values = {
            "kind": _one_of(data.get(f"kind-{slot}", ""), VariationKind.values, VariationKind.GROUP.value),
            "what": " ".join(clean_text(data.get(f"what-{slot}", "")).split()),
            "level_id": level.pk if level else None,
            "text": clean_text(data.get(f"text-{slot}", "")),
        }
        yield _part(data, slot, values)


def _priorities(data: QueryDict) -> Iterator[Part]:
    for slot in _slots(data, "p"):
        values: Values = {
            "text": clean_text(data.get(f"text-{slot}", "")),
            "progress": clean_text(data.get(f"progress-{slot}", "")),
            "rag": _one_of(data.get(f"rag-{slot}", ""), Progress.values),
        }
        yield _part(data, slot, values)


def _words(data: QueryDict, name: str, lines: list[str]) -> Ticks:
    """Boxes send the number of a line, since its words are long and may hold anything."""
    return Ticks(*(_lines(data.getlist(sent), lines) for sent in (name, f"seen-{name}")))


def _lines(sent: list[str], lines: list[str]) -> frozenset[str]:
    numbers = {int(value) for value in sent if value.isascii() and value.isdigit() and len(value) < 4}
    return frozenset(lines[number] for number in numbers if number < len(lines))


def _own(data: QueryDict) -> Lines:
    now = (" ".join(line.split()) for line in clean_text(data.get("own", "")).splitlines())
    shown = map(clean_text, data.getlist("seen-own"))
    return Lines(tuple(dict.fromkeys(filter(None, now))), tuple(dict.fromkeys(shown)))


def _pks(data: QueryDict, name: str) -> Ticks:
    return Ticks(*(_digits(data.getlist(sent)) for sent in (name, f"seen-{name}")))


def _digits(sent: list[str]) -> frozenset[str]:
    return frozenset(str(pk) for pk in map(whole_number, sent) if pk)


def _faults(typed: Wish) -> Iterator[tuple[str, str]]:
    """(id of the field, what is wrong with it)"""
    if typed.main:
        yield from _too_long("text", typed.main.values["text"], MOST_TEXT, "the evaluation")
        yield from _too_long("figures", typed.main.values["figures"], MOST_FIGURES, "the figures")
    for part in typed.variations:
        yield from _too_long(f"what-{part.slot}", part.values["what"], MOST_WHAT, "what differs")
    for part in (*typed.variations, *typed.priorities):
        yield from _too_long(f"text-{part.slot}", part.values["text"], MOST_IN_A_ROW, "this text")
    for part in typed.priorities:
        yield from _too_long(f"progress-{part.slot}", part.values["progress"], MOST_IN_A_ROW, "the progress")
    longest = max(map(len, typed.own.typed), default=0)
    yield from _too_long("own", "x" * longest, LONGEST_OWN, "the longest line of your own evidence")
    if len(typed.own.typed) > MOST_OWN:
        yield "own", f"Give at most {MOST_OWN} lines of your own evidence; there are {len(typed.own.typed)}."


def _too_long(name: str, text: str, most: int, what: str) -> Iterator[tuple[str, str]]:
    if len(text) > most:
        yield name, f"Shorten {what} to {most:,} characters: there are {len(text):,}."


def _kept(data: QueryDict, typed: Wish, faults: dict[str, str]) -> Wish:
    """What goes to be saved: no part with a fault, and of two versions what the person chose."""
    faulty = {ANSWER if name in {"text", "figures"} else name.rpartition("-")[2] for name in faults}
    parts = {part.slot: _chosen(data, part) for part in (*typed.variations, *typed.priorities)}
    main = _chosen(data, typed.main) if typed.main and ANSWER not in faulty else None
    return replace(
        typed,
        main=main,
        variations=_sound(typed.variations, parts, faulty),
        priorities=_sound(typed.priorities, parts, faulty),
        own=Lines() if "own" in faulty else typed.own,
    )


def _sound(parts: tuple[Part, ...], chosen: dict[str, Part | None], faulty: set[str]) -> tuple[Part, ...]:
    return tuple(one for part in parts if (one := chosen[part.slot]) and part.slot not in faulty)


def _chosen(data: QueryDict, part: Part) -> Part | None:
    """None where the person keeps what is saved; else theirs on top of the version that they were shown."""
    keep, seen = data.get(f"keep-{part.slot}", ""), data.get(f"seen-{part.slot}", "")
    if keep == "theirs":
        return None
    if keep not in {"mine", "both"} or not seen.isdecimal():
        return part
    return replace(part, version=int(seen), both=keep == "both")
