"""How far apart a team's ratings of one thing are. Ranks are those of the scale, higher is better."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple


class Difference(NamedTuple):
    """Compares as the team would: by distance first, then by levels, then by how many stand apart.

    `distance` is between the highest and the lowest rank given, `levels` how many ranks were given, `apart`
    how many ratings are not the commonest one.
    """

    distance: int
    levels: int
    apart: int


def difference_of(ranks: Iterable[int]) -> Difference:
    """All 0 where nobody has rated."""
    given = Counter(ranks)
    if not given:
        return Difference(0, 0, 0)
    return Difference(max(given) - min(given), len(given), given.total() - max(given.values()))
