"""The dashboard page: the grid with its links, the facts line, what moved and what holds ratings down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.text import Truncator

from evaluations.enums import RoundState
from evaluations.models import Round
from evaluations.permissions import can_export, can_judge, can_manage
from evaluations.reports.grid import Box, Grid, grid_of
from evaluations.reports.model import CellLine, Change, Dashboard, LevelKey, Status
from evaluations.reports.words import (
    compared_words,
    date_words,
    levels_by_code,
    rated_words,
    signed_words,
)
from evaluations.selectors.access import NO_PHASE

SHOWN_AT_FIRST = 4
MOST_WORDS = 40

PAGES = (
    "overall",
    "setup",
    "state",
    "round_history",
    "dashboard_pdf",
    "dashboard_large_pdf",
    "dashboard_csv",
    "dashboard_html",
    "round_pdf",
    "round_large_pdf",
    "round_xlsx",
)

STATES = {
    RoundState.SETTING_UP: "Setting up: the lead is naming the team and who looks after what",
    RoundState.RATING: "Rating: each member rates on their own, findings and evidence are shared",
    RoundState.AGREEING: "Agreeing: ratings are revealed and the team records its judgements",
}


@dataclass(slots=True)
class Move:
    """A rating that went up or down."""

    name: str
    href: str
    was: LevelKey
    now: LevelKey
    why: str


@dataclass(slots=True)
class Held:
    """A rating that a rule holds where it is; `most` is the highest level allowed."""

    name: str
    href: str
    most: LevelKey
    why: list[tuple[str, str]]


@dataclass(slots=True)
class Screen:
    grid: Grid
    facts: list[tuple[str, str]]
    moved: list[Move]
    held: list[Held]
    links: Mapping[str, str]
    may_export: bool
    may_judge: bool
    may_manage: bool

    @property
    def dashboard(self) -> Dashboard:
        return self.grid.dashboard

    @property
    def title(self) -> str:
        return f"{self.dashboard.authority} dashboard, {self.dashboard.round.name}"

    @property
    def first_moved(self) -> list[Move]:
        return self.moved[:SHOWN_AT_FIRST]

    @property
    def other_moved(self) -> list[Move]:
        return self.moved[SHOWN_AT_FIRST:]

    @property
    def first_held(self) -> list[Held]:
        return self.held[:SHOWN_AT_FIRST]

    @property
    def other_held(self) -> list[Held]:
        return self.held[SHOWN_AT_FIRST:]


def screen_of(dashboard: Dashboard, round_: Round) -> Screen:
    """`round_` as `round_for` gives it, with the person's access; no query."""
    grid = grid_of(dashboard)
    _set_links(grid, dashboard.round.slug)
    return Screen(
        grid=grid,
        facts=list(_facts(dashboard)),
        moved=list(_moved(grid)),
        held=list(_held(grid)),
        links=addresses_of(dashboard.round.slug),
        may_export=can_export(round_.access),
        may_judge=can_judge(round_.access),
        may_manage=can_manage(round_.access),
    )


def _set_links(grid: Grid, slug: str) -> None:
    """One address worked out, the others written after it: thirty times `reverse` would cost more than the page."""
    addresses = addresses_of(slug)
    stem, overall = addresses["rate"], addresses["overall"]
    for (element, phase), box in grid.boxes.items():
        if box.cell.status != Status.NOT_THERE:
            box.href = stem.replace("PHASE", phase or NO_PHASE).replace("ELEMENT", element)
    for line in grid.all_overalls:
        line.href = f"{overall}#area-{line.line.area}-{line.line.phase or 'all'}"


def addresses_of(slug: str) -> Mapping[str, str]:
    """Of every page that the dashboard leads to; that of a rating has PHASE and ELEMENT in it."""
    return {name: pattern.replace("SLUG", slug) for name, pattern in _patterns().items()}


@cache
def _patterns() -> Mapping[str, str]:
    patterns = {name: reverse(f"evaluations:{name}", args=["SLUG"]) for name in PAGES}
    return {**patterns, "rate": reverse("evaluations:rate", args=["SLUG", "PHASE", "ELEMENT"])}


def _facts(dashboard: Dashboard) -> Iterator[tuple[str, str]]:
    facts, tally = dashboard.round, dashboard.tally
    if facts.signed_off_on:
        yield "Signed off", signed_words(dashboard)
    else:
        yield "State", STATES.get(RoundState(facts.state), facts.state_label)
        if facts.rate_by:
            yield "Rate by", date_words(facts.rate_by)
    yield "Period", facts.period
    if dashboard.levels:
        capped = f", {tally.capped} capped" if tally.capped else ""
        yield "Rated", f"{rated_words(tally)}{capped}"
    if facts.previous:
        yield "Compared with", f"{facts.previous}: {compared_words(tally)}"


def _moved(grid: Grid) -> Iterator[Move]:
    """What went down first: that is what a reader asks about."""
    levels = levels_by_code(grid.dashboard)
    for change in (Change.DOWN, Change.UP):
        for box in grid.boxes.values():
            if box.cell.change == change:
                now, was = levels[box.cell.level], levels[box.cell.was]
                yield Move(_name(grid, box), box.href, was, now, Truncator(box.cell.said).words(MOST_WORDS))


def _held(grid: Grid) -> Iterator[Held]:
    """The lowest first."""
    levels = levels_by_code(grid.dashboard)
    boxes = [box for box in grid.boxes.values() if box.cell.holds]
    for box in sorted(boxes, key=lambda box: levels[box.cell.ceiling].step):
        why = [(hold.text, hold.place) for hold in box.cell.holds]
        yield Held(_name(grid, box), box.href, levels[box.cell.ceiling], why)


def _name(grid: Grid, box: Box) -> str:
    return cell_name(grid.dashboard, box.cell)


def cell_name(dashboard: Dashboard, cell: CellLine) -> str:
    """“2.5 Use of data, Early Years”."""
    elements = (element for area in dashboard.areas for element in area.elements)
    label = next(element.short_label for element in elements if element.ref == cell.element)
    phase = next((f", {phase.label}" for phase in dashboard.phases if phase.ref == cell.phase), "")
    return f"{cell.element} {label}{phase}"


