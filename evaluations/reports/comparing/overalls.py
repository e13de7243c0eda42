"""Overall ratings of two rounds beside each other; judgements of groups where a framework has those instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from evaluations.models import Round
from evaluations.reports.answering.build import groups_of
from evaluations.reports.comparing.lines import Before, Key, Line, counted, turn_between
from evaluations.reports.model import Dashboard, LevelKey
from evaluations.reports.reading.changes import Turn
from evaluations.reports.words import levels_by_code
from evaluations.selectors.answering.groups import WHOLE, judges_groups
from standards.changing import Moves
from standards.content import content_for

NOT_RECORDED = "Not recorded"


@dataclass(frozen=True)
class OverallCompared:
    """In the order of the later round; `title` heads the table, `href` is the page where each is recorded there."""

    title: str
    said: str
    lines: tuple[Line, ...]
    href: str

    @property
    def linked(self) -> list[tuple[Line, str]]:
        """Each line with its address in the later round, "" where that has no such place."""
        return [(line, f"{self.href}#{self._anchor(line.key)}" if line.key else "") for line in self.lines]

    def _anchor(self, key: Key) -> str:
        area, phase = key
        return (area or WHOLE) if self.title == GROUPS else f"area-{area}-{phase or 'all'}"


OVERALLS, GROUPS = "Overall ratings", "Judgements of groups"


@dataclass(frozen=True, slots=True)
class _Mark:
    name: str
    level: LevelKey | None
    why: str


_Marks = Mapping[Key, _Mark]


def compared_overalls(
    now: Round, before: Round, later: Dashboard, earlier: Dashboard, moves: Moves
) -> OverallCompared | None:
    """None where the later version has neither. One query a round where groups are judged, else none."""
    groups = judges_groups(content_for(now.framework))
    if not groups and not later.overalls:
        return None
    here, old = (_groups(now, later), _groups(before, earlier)) if groups else (_of(later), _of(earlier))
    lines = list(_lines(here, old, moves, gone=f"No longer in {later.source.short_title}"))
    name = "evaluations:group_judgements" if groups else "evaluations:overall"
    said = counted(lines) or "none is recorded in either"
    return OverallCompared(GROUPS if groups else OVERALLS, said, tuple(lines), reverse(name, args=[now.slug]))


def _of(dashboard: Dashboard) -> _Marks:
    levels = levels_by_code(dashboard)
    areas = {area.ref: area.short_label for area in dashboard.areas}
    phases = {"": "over all phases"} | {phase.ref: phase.label for phase in dashboard.phases}
    return {
        (one.area, one.phase): _Mark(
            f"{areas[one.area]}, {phases[one.phase]}", levels.get(one.level), one.reason
        )
        for one in dashboard.overalls
    }


def _groups(round_: Round, dashboard: Dashboard) -> _Marks:
    levels = levels_by_code(dashboard)
    return {
        (one.area, ""): _Mark(one.title, levels.get(one.level), one.rationale) for one in groups_of(round_)
    }


def _lines(here: _Marks, old: _Marks, moves: Moves, *, gone: str) -> Iterator[Line]:
    """An area has its ref alone to go by."""
    left = dict(old)
    for (area, phase), mark in here.items():
        came = [(area, one) for one in (moves.was("phases", phase) if phase else ("",)) if (area, one) in old]
        before = tuple(_before(old[key], mark.name) for key in came)
        for key in came:
            left.pop(key, None)
        turn = turn_between(mark.level, before)
        if turn is not None:
            words = "" if mark.level else NOT_RECORDED
            yield Line(turn, mark.name, (area, phase), before, mark.level, words, mark.why)
    for mark in left.values():
        if mark.level:
            yield Line(Turn.GONE, mark.name, None, (Before(mark.level, "", ""),), None, gone, "")


def _before(mark: _Mark, name: str) -> Before:
    return Before(mark.level, "" if mark.level else NOT_RECORDED, "" if mark.name == name else mark.name)
