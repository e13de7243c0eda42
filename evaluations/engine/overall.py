"""Suggested overall ratings. People judge; a suggestion only says what the parts point to."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OverallScheme:
    """The four levels that the rule speaks of, e.g. OS, G, NI, SI.

    More than half lowest suggest lowest; else any lowest, or two or more below, suggest below; else top where
    none is below and more than half are top; else good.
    """

    top: str
    good: str
    below: str
    lowest: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`level` is None when nothing is rated. `clause` names the part of the rule that decided."""

    level: str | None
    clause: str
    rated: int
    unrated: int

    @property
    def provisional(self) -> bool:
        return self.unrated > 0


def suggest(scheme: OverallScheme, ratings: Iterable[str | None]) -> Suggestion:
    """Ratings of the parts, None for one not rated yet; parts that are not applicable are left out."""
    given = list(ratings)
    rated = [rating for rating in given if rating is not None]
    level, clause = _decide(scheme, rated)
    return Suggestion(level, clause, len(rated), len(given) - len(rated))


def _decide(scheme: OverallScheme, rated: list[str]) -> tuple[str | None, str]:
    if not rated:
        return None, "nothing-rated"
    lowest, below, top = (rated.count(code) for code in (scheme.lowest, scheme.below, scheme.top))
    if lowest * 2 > len(rated):
        return scheme.lowest, "lowest-majority"
    if lowest:
        return scheme.below, "any-lowest"
    if below >= 2:
        return scheme.below, "two-below"
    if not below and top * 2 > len(rated):
        return scheme.top, "top-majority"
    return scheme.good, "otherwise"
