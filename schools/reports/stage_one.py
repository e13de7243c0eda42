"""StageOne set out in lines, once for page, PDF and workbook. Counts come with what they are out of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schools.enums import Attained, IqsElement, PointKind, Uses
from schools.questionnaires.stage_one import GROUPS
from schools.selectors.summary import Grouped, Matter, Said, Slice, Spread, StageOne

HEADINGS = {
    PointKind.ISSUE: "Key issues",
    PointKind.BARRIER: "Barriers to using the standards",
    PointKind.SUPPORT: "Support that would help",
}
NAMED = {PointKind.ISSUE: "a key issue", PointKind.BARRIER: "a barrier", PointKind.SUPPORT: "support"}

# Shades of one colour, as the style sheet names them: the words beside a bar say the same.
DEEP, MID, PALE = "lq-bar100__deep", "lq-bar100__mid", "lq-bar100__pale"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: `start` and `width` are per cent of it."""

    label: str
    count: int
    start: float
    width: float
    css: str


@dataclass(frozen=True, slots=True)
class LevelLine:
    element: IqsElement
    counts: tuple[int, ...]
    gave: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class LevelGroup:
    letter: str
    title: str
    lines: tuple[LevelLine, ...]


@dataclass(frozen=True, slots=True)
class UseLine:
    """Who uses the standards: those in the line, of one phase or type, or all."""

    label: str
    asked: int
    answered: int
    iqs: tuple[int, ...]
    iqs_of: int
    cqs: tuple[int, ...]
    cqs_of: int


@dataclass(frozen=True, slots=True)
class Voice:
    """The same words, by however many schools."""

    text: str
    schools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeBlock:
    theme: Grouped
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class MatterBlock:
    heading: str
    named: str
    matter: Matter
    themes: tuple[ThemeBlock, ...]
    loose: tuple[Voice, ...]


def total_line(stage: StageOne) -> UseLine:
    return _use("All", stage.asked, stage.answered, stage.uses_iqs, stage.uses_cqs)


def slice_lines(slices: tuple[Slice, ...]) -> list[UseLine]:
    return [_use(one.label, one.asked, one.answered, one.uses_iqs, one.uses_cqs) for one in slices]


def _use(label: str, asked: int, answered: int, iqs: Spread, cqs: Spread) -> UseLine:
    return UseLine(label, asked, answered, _counts(iqs), iqs.of, _counts(cqs), cqs.of)


def _counts(spread: Spread) -> tuple[int, ...]:
    return tuple(spread.counts[uses] for uses in Uses)


def use_parts(spread: Spread) -> tuple[Part, ...]:
    labels = ("Yes", "Planned", "No")
    return parts_of(tuple(zip(labels, _counts(spread), (DEEP, MID, PALE), strict=True)))


def level_groups(stage: StageOne) -> list[LevelGroup]:
    return [
        LevelGroup(
            group.letter, group.title, tuple(_level_line(stage, element) for element in group.elements)
        )
        for group in GROUPS
    ]


def _level_line(stage: StageOne, element: IqsElement) -> LevelLine:
    counts = stage.levels[element]
    shades = {Attained.ENTRY: PALE, Attained.DEVELOPING: MID, Attained.EXEMPLARY: DEEP}
    parts = parts_of(tuple((str(level.label), counts[level], shades[level]) for level in Attained))
    return LevelLine(element, tuple(counts[level] for level in Attained), stage.gave_level[element], parts)


def parts_of(found: tuple[tuple[str, int, str], ...]) -> tuple[Part, ...]:
    total, start, parts = sum(count for _, count, _ in found), 0.0, []
    for label, count, shade in found:
        width = 100 * count / total if total else 0.0
        parts.append(Part(label, count, round(start, 2), round(width, 2), shade))
        start += width
    return tuple(part for part in parts if part.count)


def way_lines(stage: StageOne) -> list[tuple[str, int]]:
    ways = stage.ways
    return [
        ("Self-evaluation", ways.self_evaluation),
        ("Action planning", ways.action_planning),
        ("Something else", ways.other),
    ]


def matter_blocks(stage: StageOne) -> Iterator[MatterBlock]:
    for matter in stage.matters:
        kind = matter.kind
        named = f"{matter.schools} of {stage.answered} who answered named {NAMED[kind]}"
        themes = tuple(ThemeBlock(theme, voices_of(theme.points)) for theme in matter.themes)
        yield MatterBlock(HEADINGS[kind], named, matter, themes, voices_of(matter.loose))


def voices_of(points: Iterable[Said]) -> tuple[Voice, ...]:
    """Those that most schools said first."""
    said: dict[str, list[Said]] = {}
    for point in points:
        said.setdefault(point.text.casefold(), []).append(point)
    voices = [Voice(same[0].text, tuple(one.school for one in same)) for same in said.values()]
    return tuple(sorted(voices, key=lambda voice: -len(voice.schools)))
