"""Whether what is said of matters that are linked differs: two levels on whatever scales, or a level and extents."""

from dataclasses import dataclass
from enum import StrEnum


class Contrast(StrEnum):
    """`apart`: one is good and the other is not quite; `against`: half a scale or more lies between them."""

    NONE = ""
    APART = "apart"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Standing:
    """A level as its place on its scale, the lowest being 1 of `steps`, and whether it is good or better."""

    place: int
    steps: int
    good: bool


def contrast(one: Standing, other: Standing) -> Contrast:
    """Scales have different numbers of steps, so what counts is how far up each its level stands."""
    if one.good == other.good:
        return Contrast.NONE
    better, worse = (one, other) if one.good else (other, one)
    # As whole numbers: how much higher the one stands than the other, of place / (steps - 1), against a half.
    first, second = better.steps - 1, worse.steps - 1
    higher = (better.place - 1) * second - (worse.place - 1) * first
    return Contrast.AGAINST if 2 * higher >= first * second else Contrast.APART


@dataclass(frozen=True, slots=True)
class Extents:
    """Of how many statements it is said that they are fully, partly or not yet in evidence, and of how many nothing."""

    fully: int
    partly: int
    not_yet: int
    unconsidered: int

    @property
    def all_fully(self) -> bool:
        return self.fully > 0 and not (self.partly or self.not_yet or self.unconsidered)

    @property
    def none_yet(self) -> bool:
        return self.not_yet > 0 and not (self.fully or self.partly or self.unconsidered)


def contrast_with(extents: Extents, level: Standing) -> Contrast:
    """How much is in evidence is no level, so only the ends are held against each other, and never as `apart`.

    Every statement fully in evidence beside the lowest level, or none in evidence yet beside the highest; where
    one statement is not considered, nothing is said.
    """
    lowest = level.place == 1 and not level.good
    highest = level.place == level.steps and level.good
    if (extents.all_fully and lowest) or (extents.none_yet and highest):
        return Contrast.AGAINST
    return Contrast.NONE
