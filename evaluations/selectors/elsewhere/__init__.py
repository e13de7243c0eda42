"""From the crosswalks: what the same authority judged on matching elements, and where else evidence bears."""

from evaluations.selectors.elsewhere.evidence import Bearing, bearing_elsewhere
from evaluations.selectors.elsewhere.judged import NOTHING, Match, Matters, matters_of
from evaluations.selectors.elsewhere.places import Place, on_other_frameworks, places_for

__all__ = [
    "NOTHING",
    "Bearing",
    "Match",
    "Matters",
    "Place",
    "bearing_elsewhere",
    "matters_of",
    "on_other_frameworks",
    "places_for",
]
