"""What the ratings of an area suggest as its overall rating, beside what the team recorded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from evaluations.engine import OverallScheme, Suggestion, suggest
from standards.content import Area, Content, Phase


class Recorded(Protocol):
    """A row of Overall, or the columns of one."""

    @property
    def level_id(self) -> int: ...


R = TypeVar("R", bound=Recorded)

CellKey = tuple[str, str]
"""Refs of an element and a phase; the phase is "" where the framework has none."""

AreaKey = tuple[str, str]
"""Refs of an area and a phase; the phase is "" for the area over all its phases."""


@dataclass(frozen=True, slots=True)
class OverallRow(Generic[R]):
    """`phase` is None for the area over all phases; `recorded` is None until the team has judged."""

    area: Area
    phase: Phase | None
    suggestion: Suggestion
    recorded: R | None


def overall_rows(
    content: Content, levels: Mapping[CellKey, str | None], recorded: Mapping[AreaKey, R]
) -> list[OverallRow[R]]:
    """A row for each area in each phase, then one for the area; none where the framework has no rule.

    `levels` holds the level code of every cell that applies, None where it is not rated yet: what is not
    applicable is simply not in it. An area over its phases is suggested from their overall ratings as
    recorded, or as suggested where they are not.
    """
    scheme = content.overall_scheme
    if scheme is None:
        return []
    return [row for area in content.areas for row in _rows(content, scheme, area, levels, recorded)]


def _rows(
    content: Content,
    scheme: OverallScheme,
    area: Area,
    levels: Mapping[CellKey, str | None],
    recorded: Mapping[AreaKey, R],
) -> Iterator[OverallRow[R]]:
    parts: list[tuple[str | None, bool]] = []
    for phase in content.phases:
        if ratings := _ratings(area, phase.ref, levels):
            row = OverallRow(area, phase, suggest(scheme, ratings), recorded.get((area.ref, phase.ref)))
            parts.append(_level(content, row))
            yield row
    whole = _over_phases(scheme, parts) if content.phases else suggest(scheme, _ratings(area, "", levels))
    yield OverallRow(area, None, whole, recorded.get((area.ref, "")))


def _ratings(area: Area, phase: str, levels: Mapping[CellKey, str | None]) -> list[str | None]:
    return [levels[key] for element in area.elements if (key := (element.ref, phase)) in levels]


def _level(content: Content, row: OverallRow[R]) -> tuple[str | None, bool]:
    """The level that counts, and whether it may yet change."""
    if row.recorded is not None:
        return content.level_by_pk[row.recorded.level_id].code, False
    return row.suggestion.level, row.suggestion.provisional


def _over_phases(scheme: OverallScheme, parts: list[tuple[str | None, bool]]) -> Suggestion:
    found = suggest(scheme, [level for level, _ in parts])
    unsettled = sum(level is None or provisional for level, provisional in parts)
    return replace(found, unrated=unsettled)
