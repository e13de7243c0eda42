"""What the PDF shows, put in order for its pages."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from evaluations.reports.derivation import Detail, FindingLine
from evaluations.reports.grid import Box, Grid, grid_of, moves_of
from evaluations.reports.model import LevelKey, OverallLine, Report, Status
from evaluations.reports.words import (
    cell_name,
    cell_title,
    compared_words,
    date_words,
    levels_by_code,
    overall_change_words,
    rated_words,
    signed_words,
)
from standards.content.text import html_of
from standards.wording.plain import listed

COUNTED = {"met": ("met", "not met"), "applies": ("apply", "do not apply")}


@dataclass(slots=True)
class Said:
    """A criterion worth a line: one that stands in the way, or that someone wrote a note on."""

    finding: FindingLine
    level: LevelKey
    html: SafeString


@dataclass(slots=True)
class Cause:
    """A rule at the ceiling, ready to print."""

    kind: str
    text: str
    quote: SafeString
    place: str
    level: LevelKey


@dataclass(slots=True)
class Sheet:
    """One rating with how it came about."""

    title: str
    box: Box
    detail: Detail
    ceiling: LevelKey | None
    lifted_to: LevelKey | None
    was: LevelKey | None
    agreed: str
    causes: list[Cause]
    counts: list[tuple[LevelKey, str]]
    said: list[Said]
    withheld: str

    @property
    def ruled_out(self) -> bool:
        return self.box.cell.status == Status.RULED_OUT

    @property
    def held_here(self) -> bool:
        """Whether the rating is the highest allowed; a team may well agree a lower one."""
        return self.box.cell.level == self.box.cell.ceiling


@dataclass(slots=True)
class OverallSheet:
    """A line of the table of overall ratings."""

    area: str
    phase: str
    level: LevelKey | None
    suggested: LevelKey | None
    line: OverallLine
    change: str


@dataclass(slots=True)
class Moved:
    name: str
    was: LevelKey
    now: LevelKey
    why: str


@dataclass(slots=True)
class Paper:
    report: Report
    grid: Grid
    facts: list[tuple[str, str]]
    overalls: list[OverallSheet] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)

    @property
    def title(self) -> str:
        facts = self.grid.dashboard
        return f"{facts.authority}: {facts.source.short_title}, {facts.round.name}"

    @property
    def running(self) -> str:
        """The line at the foot of every page."""
        dashboard = self.grid.dashboard
        return f"{dashboard.authority}, {dashboard.round.name} · {dashboard.source.short_title}"

    @property
    def created(self) -> str:
        """When it was signed off; an open round's file has the day on its first page."""
        signed = self.grid.dashboard.round.signed_off_at
        return signed.isoformat() if signed else ""


def paper_of(report: Report, *, whole: bool, today: dt.date) -> Paper:
    """`today` is printed on what is not signed off."""
    grid = grid_of(report.dashboard)
    paper = Paper(report, grid, list(_facts(report, today)))
    if whole:
        paper.overalls = list(_overalls(report))
        paper.moved = [
            Moved(cell_name(report.dashboard, move.box.cell), move.was, move.now, move.box.cell.said)
            for move in moves_of(grid)
        ]
        paper.sheets = [_sheet(grid, detail) for detail in report.details]
    return paper


def _facts(report: Report, today: dt.date) -> Iterator[tuple[str, str]]:
    dashboard = report.dashboard
    facts, tally = dashboard.round, dashboard.tally
    if facts.signed_off_on:
        yield "Signed off", signed_words(dashboard)
    else:
        yield "State", f"{facts.state_label}, as it stood on {date_words(today)}: not signed off"
    yield "Period", facts.period
    yield from _agreement(report)
    yield "View", facts.view
    if dashboard.levels:
        yield "Rated", f"{rated_words(tally)}, {tally.capped} capped"
    if facts.previous and tally.rated:
        yield "Compared with", f"{facts.previous}: {compared_words(tally)}"


def _agreement(report: Report) -> Iterator[tuple[str, str]]:
    names = dict.fromkeys(name for detail in report.details for name in detail.agreed_by)
    if names:
        yield "Agreed by", listed(list(names))
    days = sorted({detail.agreed_on for detail in report.details if detail.agreed_on})
    if len(days) > 3:
        yield "Agreed", f"On {len(days)} days, {date_words(days[0])} to {date_words(days[-1])}"
    elif days:
        yield "Agreed", listed([date_words(day) for day in days])


def _overalls(report: Report) -> Iterator[OverallSheet]:
    dashboard = report.dashboard
    levels = levels_by_code(dashboard)
    areas = {area.ref: area.title for area in dashboard.areas}
    phases = {phase.ref: phase.label for phase in dashboard.phases}
    for line in dashboard.overalls:
        yield OverallSheet(
            area=areas[line.area],
            phase=phases.get(line.phase, "Overall"),
            level=levels.get(line.level),
            suggested=levels.get(line.suggested),
            line=line,
            change=overall_change_words(levels, line, dashboard.round.previous),
        )


def _sheet(grid: Grid, detail: Detail) -> Sheet:
    dashboard = grid.dashboard
    levels = levels_by_code(dashboard)
    box = grid.boxes[detail.element, detail.phase]
    limit = _step_above(levels, box)
    return Sheet(
        title=cell_title(dashboard, box.cell),
        box=box,
        detail=detail,
        ceiling=levels.get(box.cell.ceiling),
        lifted_to=levels.get(detail.lifted_to),
        was=levels.get(box.cell.was),
        agreed=_agreed(detail),
        causes=[
            Cause(reason.kind, reason.text, html_of(reason.quote), reason.place, levels[reason.caps_at])
            for reason in detail.reasons
        ],
        counts=list(_counts(dashboard.levels, detail)),
        said=[
            Said(finding, levels[finding.level], html_of(finding.text))
            for finding in detail.findings
            if finding.note or _stands_out(levels[finding.level], finding, limit)
        ],
        withheld=_withheld(detail.withheld),
    )


def _agreed(detail: Detail) -> str:
    by = f" by {listed(list(detail.agreed_by))}" if detail.agreed_by else ""
    return f"{date_words(detail.agreed_on)}{by}" if detail.agreed_on else ""


def _counts(levels: tuple[LevelKey, ...], detail: Detail) -> Iterator[tuple[LevelKey, str]]:
    """“8 met, 2 not met, 1 not yet considered”, level by level."""
    for level in levels:
        found = [finding.found for finding in detail.findings if finding.level == level.code]
        yes, no = COUNTED[level.asks]
        counts = ((found.count("yes"), yes), (found.count("no"), no), (found.count(""), "not yet considered"))
        if words := ", ".join(f"{count} {word}" for count, word in counts if count):
            yield level, words


def _step_above(levels: Mapping[str, LevelKey], box: Box) -> int:
    """One above the rating, or above what the answers allow where there is none: the next to reach."""
    level = levels.get(box.cell.level or box.cell.ceiling)
    return level.step + 1 if level else 0


def _stands_out(level: LevelKey, finding: FindingLine, limit: int) -> bool:
    """A weakness that applies, or a criterion not met at this level or the next."""
    if finding.worked_out:
        return False  # the rules above say it already
    if level.asks == "applies":
        return finding.found == "yes"
    return finding.found == "no" and level.step <= limit


def _withheld(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return "One item that concerns an individual is not listed."
    return f"{count} items that concern individuals are not listed."
