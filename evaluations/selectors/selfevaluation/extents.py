"""How far statements are in evidence, counted: four kinds, the last for those that nobody has considered."""

from collections.abc import Mapping

from evaluations.enums import UNCONSIDERED, Extent

EXTENTS = (*((str(code), str(label)) for code, label in Extent.choices), ("", UNCONSIDERED))


def counts_by(numbers: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """Code, words and number, from fully in evidence to not considered ("none"); all four, noughts too."""
    return [(code or "none", label, numbers.get(code, 0)) for code, label in EXTENTS]
