from standards.models.crosswalks import Crosswalk, CrosswalkLink
from standards.models.frameworks import (
    Area,
    Criterion,
    Element,
    Framework,
    Level,
    Measure,
    Passage,
    Phase,
    Rule,
    Section,
)

__all__ = [
    "Area",
    "Criterion",
    "Crosswalk",
    "CrosswalkLink",
    "Element",
    "Framework",
    "Level",
    "Measure",
    "Passage",
    "Phase",
    "Rule",
    "Section",
]
