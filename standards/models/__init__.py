from standards.models.crosswalks import Crosswalk, CrosswalkLink
from standards.models.drafts import FrameworkDraft
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
    "FrameworkDraft",
    "Level",
    "Measure",
    "Passage",
    "Phase",
    "Rule",
    "Section",
]
