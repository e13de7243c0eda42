"""Whether two judgements, on whatever scales, say different things of matters that are linked."""

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
