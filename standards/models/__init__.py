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
    "Element",
    "Framework",
    "Level",
    "Measure",
    "Passage",
    "Phase",
    "Rule",
    "Section",
]
