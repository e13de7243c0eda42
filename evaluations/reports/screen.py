"""The dashboard page: the grid with its links, the facts line, what moved and what holds ratings down."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from django.urls import reverse
from django.utils.text import Truncator

from evaluations.enums import RoundState
from evaluations.models import Round
from evaluations.permissions import (
    can_export,
    can_judge,
    can_manage,
    can_manage_plan,
    can_see_ratings,
    can_view_preparing,
    has_sheet,
)
from evaluations.permissions.answering import can_read_report
from evaluations.reports.grid import Grid, grid_of, moves_of
from evaluations.reports.model import Dashboard, LevelKey, Status
from evaluations.reports.words import (
    cell_name,
    compared_words,
    date_words,
    levels_by_code,
    rated_words,
    signed_words,
)
from evaluations.selectors.access import NO_PHASE
from standards.content import content_for

SHOWN_AT_FIRST = 4
MOST_WORDS = 40

PAGES = (
    "action_make",
    "plan",
    "national_strategies",
    "teams",
    "report",
    "agreeing",
    "sheet",
    "preparing",
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
class Moved:
    """A rating that went up or down, and what the team says of it."""

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
    place: str = ""

    @property
    def said(self) -> str:
        return " ".join(text for text, _ in self.why)


@dataclass(slots=True)
class Screen:
    grid: Grid
    facts: list[tuple[str, str]]
    moved: list[Moved]
    held: list[Held]
    links: Mapping[str, str] = field(default_factory=dict)
    may_export: bool = False
    may_judge: bool = False
    may_see_ratings: bool = False
    may_manage: bool = False
    may_rate: bool = False
    may_prepare: bool = False
    may_plan: bool = False
    may_see_teams: bool = False
    may_read_answers: bool = False

    @property
    def dashboard(self) -> Dashboard:
        return self.grid.dashboard

    @property
    def title(self) -> str:
        return f"{self.dashboard.authority} dashboard, {self.dashboard.round.name}"

    @property
    def first_moved(self) -> list[Moved]:
        return self.moved[:SHOWN_AT_FIRST]

    @property
    def other_moved(self) -> list[Moved]:
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
        may_see_ratings=can_see_ratings(round_.access),
        may_manage=can_manage(round_.access),
        may_rate=has_sheet(round_.access),
        may_prepare=can_view_preparing(round_.access),
        may_plan=can_manage_plan(round_.access),
        may_read_answers=round_.answered and can_read_report(round_.access),
        may_see_teams=can_view_preparing(round_.access)
        and (round_.answered or content_for(round_.framework).asks_teams),
    )


def still_of(dashboard: Dashboard, today: dt.date) -> Screen:
    """The same without links, for a file read anywhere; one not signed off says of which day it is."""
    grid, facts = grid_of(dashboard), list(_facts(dashboard))
    if not dashboard.round.signed_off_on:
        facts.append(("As it stood on", date_words(today)))
    return Screen(grid, facts, list(_moved(grid)), list(_held(grid)))


def _set_links(grid: Grid, slug: str) -> None:
    """Written after one address: thirty times `reverse` would cost more than the rest of the page."""
    addresses = addresses_of(slug)
    stem, overall = addresses["rate"], addresses["overall"]
    for (element, phase), box in grid.boxes.items():
        if box.cell.status != Status.NOT_THERE:
            box.href = stem.replace("PHASE", phase or NO_PHASE).replace("ELEMENT", element)
    for line in grid.all_overalls:
        if line.line:
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
    if facts.previous and tally.rated:
        yield "Compared with", f"{facts.previous}: {compared_words(tally)}"


def _moved(grid: Grid) -> Iterator[Moved]:
    for move in moves_of(grid):
        why = Truncator(move.box.cell.said).words(MOST_WORDS)
        yield Moved(cell_name(grid.dashboard, move.box.cell), move.box.href, move.was, move.now, why)


def _held(grid: Grid) -> Iterator[Held]:
    """The lowest first."""
    levels = levels_by_code(grid.dashboard)
    boxes = [box for box in grid.boxes.values() if box.cell.holds]
    for box in sorted(boxes, key=lambda box: levels[box.cell.ceiling].step):
        why = [(hold.text, hold.place) for hold in box.cell.holds]
        place = f"{box.cell.phase or NO_PHASE}/{box.cell.element}"
        yield Held(cell_name(grid.dashboard, box.cell), box.href, levels[box.cell.ceiling], why, place)
