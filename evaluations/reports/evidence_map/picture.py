"""The map drawn: a square for each element, with how many items are linked to it. The table says the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from evaluations.reports.evidence_map.model import EvidenceMap, Line, Part

WIDTH, HEIGHT, GAP = 58, 52, 6
ACROSS, ACROSS_NARROW = 16, 5


@dataclass(frozen=True, slots=True)
class Look:
    """Told apart without colour: by frame, by dashes and by the words of the key."""

    words: str
    fill: str
    ink: str
    frame: int
    dashes: str = ""

    @property
    def attributes(self) -> SafeString:
        """Of a square: presentation attributes, as no style may stand in a page."""
        return _attributes(self)


@cache
def _attributes(look: Look) -> SafeString:
    drawn = format_html('fill="{}" stroke="#18243f" stroke-width="{}"', look.fill, look.frame)
    return format_html('{} stroke-dasharray="{}"', drawn, look.dashes) if look.dashes else drawn


NONE = Look("No item", "#ffffff", "#18243f", 2, "4 4")
ONE = Look("One item only", "#ffffff", "#18243f", 5)
SOME = Look("Several, none shows impact", "#dbe0f3", "#18243f", 1)
IMPACT = Look("Several, with impact shown", "#2b44b0", "#ffffff", 1)
KEY = (NONE, ONE, SOME, IMPACT)


@dataclass(frozen=True, slots=True)
class Square:
    ref: str
    count: int
    look: Look
    x: int
    y: int

    @property
    def svg(self) -> SafeString:
        return _drawn(self)


@lru_cache(maxsize=1024)
def _drawn(square: Square) -> SafeString:
    """Squares of a map differ little from day to day, so each is drawn once."""
    frame = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" {}/>',
        *(square.x, square.y, WIDTH, HEIGHT, square.look.attributes),
    )
    middle, ink = square.x + WIDTH // 2, square.look.ink
    ref = format_html(
        '<text x="{}" y="{}" text-anchor="middle" font-size="14" fill="{}">{}</text>',
        *(middle, square.y + 19, ink, square.ref),
    )
    return format_html(
        '{}{}<text x="{}" y="{}" text-anchor="middle" font-size="19" font-weight="600" fill="{}">{}</text>',
        *(frame, ref, middle, square.y + 42, ink, square.count),
    )


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    squares: tuple[Square, ...]

    @property
    def svg(self) -> SafeString:
        """What stands in it."""
        return mark_safe("".join(square.svg for square in self.squares))


@dataclass(frozen=True, slots=True)
class Drawn:
    part: Part
    wide: Picture
    narrow: Picture


def pictures_of(made: EvidenceMap) -> tuple[Drawn, ...]:
    return tuple(Drawn(part, _picture(part, ACROSS), _picture(part, ACROSS_NARROW)) for part in made.parts)


def look_of(line: Line) -> Look:
    if not line.own:
        return NONE
    if line.alone:
        return ONE
    return IMPACT if line.shows_impact else SOME


def _picture(part: Part, across: int) -> Picture:
    rows = -(-len(part.lines) // across)
    return Picture(across * (WIDTH + GAP), rows * (HEIGHT + GAP), tuple(_squares(part, across)))


def _squares(part: Part, across: int) -> Iterator[Square]:
    for number, line in enumerate(part.lines):
        row, column = divmod(number, across)
        x, y = column * (WIDTH + GAP) + GAP // 2, row * (HEIGHT + GAP) + GAP // 2
        yield Square(line.element.ref, len(line.own), look_of(line), x, y)
