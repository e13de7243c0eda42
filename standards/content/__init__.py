"""Frameworks as the product reads them. Nine queries, once per process and version."""

from standards.content.build import build
from standards.content.framework import Content
from standards.content.parts import (
    Area,
    Block,
    Criterion,
    Element,
    Lead,
    Level,
    Measure,
    Phase,
    Rule,
)
from standards.content.passages import Line, Passage, Section
from standards.content.rows import Rows, fetch
from standards.models import Framework

__all__ = [
    "Area",
    "Block",
    "Content",
    "Criterion",
    "Element",
    "Lead",
    "Level",
    "Line",
    "Measure",
    "Passage",
    "Phase",
    "Rows",
    "Rule",
    "Section",
    "build",
    "content_for",
]

MOST_KEPT = 64
_kept: dict[tuple[object, ...], Content] = {}


def content_for(framework: Framework) -> Content:
    """Cached by row, checksum and time of loading: a replaced framework is read afresh without a restart."""
    key = (framework.pk, framework.checksum, framework.loaded_at)
    content = _kept.get(key)
    if content is None:
        content = build(fetch(framework))
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = content
    return content
