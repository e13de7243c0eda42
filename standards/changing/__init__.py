"""Two versions of a framework side by side: which part carries on which, and what changed."""

from standards.changing.compare import Comparison, Fate, Row, compare
from standards.changing.moves import KINDS, Moves, follow, moves_between, refs_of
from standards.changing.parts import Part

__all__ = [
    "KINDS",
    "Comparison",
    "Fate",
    "Moves",
    "Part",
    "Row",
    "compare",
    "follow",
    "moves_between",
    "refs_of",
]
