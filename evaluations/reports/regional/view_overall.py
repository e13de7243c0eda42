"""Overall ratings in both views, side by side, and the page on which the director agrees them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from evaluations.enums import View
from evaluations.models import Overall, Round
from evaluations.reports.regional.marks import Column, Mark, Said
from evaluations.selectors.overall_page import OverallLine, overall_page
from evaluations.selectors.regional.national_view import overalls_of
from standards.content import Area, Content, Level, Phase

NOTHING = Said(None)
OVER_ALL = "All phases"


@dataclass(frozen=True, slots=True)
class OverallPair:
    """`reason` is the director's, needed where it differs or departs from the rule."""

    area: Area
    phase: Phase | None
    mark: Mark
    reason: str
    by: str
    changed: bool

    @property
    def name(self) -> str:
        return f"{self.area.short_label}, {self.phase.label if self.phase else 'over all phases'}"


@dataclass(slots=True)
class OverallToAgree:
    """A line of the page: what the rule makes of the agreed aspects, beside both views."""

    line: OverallLine
    pair: OverallPair

    @property
    def form(self) -> Any:
        return self.line.form


def overall_pairs(round_: Round, content: Content, phases: Collection[str] | None) -> list[OverallPair]:
    """In these phases, and over all of them for whom sees all (None). One query."""
    given = overalls_of(round_)
    return list(_pairs(content, phases, given))


def overalls_to_agree(
    round_: Round, content: Content, phases: Collection[str] | None
) -> list[OverallToAgree]:
    """Three queries."""
    pairs = {(pair.area, pair.phase): pair for pair in overall_pairs(round_, content, phases)}
    return [
        OverallToAgree(line, pair)
        for line in overall_page(round_, content, View.STRATEGIES)
        if (pair := pairs.get((line.area, line.phase)))
    ]


def _pairs(
    content: Content, phases: Collection[str] | None, given: dict[tuple[str, int, int | None], Overall]
) -> Iterator[OverallPair]:
    for area in content.areas:
        for phase in (*content.phases, None):
            if phases is None or (phase and phase.ref in phases):
                pk = phase.pk if phase else None
                ours, theirs = (given.get((view, area.pk, pk)) for view in (View.AUTHORITY, View.STRATEGIES))
                yield _pair(content, area, phase, ours, theirs)


def _pair(
    content: Content, area: Area, phase: Phase | None, ours: Overall | None, theirs: Overall | None
) -> OverallPair:
    label = phase.label if phase else OVER_ALL
    key = (area.pk, phase.pk if phase else None)
    column = Column(key, "", label, phase.ref if phase else "", area.short_label)
    return OverallPair(
        area,
        phase,
        Mark(column, _said(content, ours), _said(content, theirs), NOTHING, View.STRATEGIES),
        theirs.reason if theirs else "",
        str(theirs.updated_by) if theirs else "",
        bool(ours and theirs and ours.updated_at > theirs.updated_at),
    )


def _said(content: Content, row: Overall | None) -> Said:
    level: Level | None = content.level_by_pk.get(row.level_id) if row else None
    return Said(level, level.overall) if level else NOTHING
