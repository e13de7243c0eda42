"""The dashboard laid out: phases by elements as printed, elements by phases for narrow windows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from evaluations.reports.model import (
    AreaHead,
    CellLine,
    Change,
    Dashboard,
    ElementHead,
    LevelKey,
    OverallLine,
    Status,
)
from evaluations.reports.words import cell_notes, cell_word, levels_by_code, overall_change_words, steps_css
from standards.wording.plain import number

COLOURS = {Status.NOT_RATED: "none", Status.NOT_THERE: "na", Status.RULED_OUT: "na"}


@dataclass(slots=True)
class Box:
    """One rating, drawn. `letters` is blank where the word says it all; `of` counts the scale's steps."""

    cell: CellLine
    colour: str
    letters: str
    word: str
    notes: tuple[str, ...]
    of: int
    href: str = ""

    @property
    def css(self) -> str:
        return f"lq-r lq-r--{self.colour}"

    @property
    def frame(self) -> str:
        return f"lq-cell {self.css}{' lq-cell--lid' if self.cell.capped else ''}"

    @property
    def steps(self) -> str:
        return steps_css(self.of)

    @property
    def more(self) -> str:
        return " · ".join(self.notes)

    @property
    def beside(self) -> str:
        """The same where a mark of its own says already that it is a priority."""
        return " · ".join(note for note in self.notes if note != "Priority")


@dataclass(slots=True)
class OverallBox:
    """An overall rating, drawn over the `span` of its area; `note` says how it changed, or what is suggested.

    `line` is None where an area has no rating to give in a phase.
    """

    line: OverallLine | None
    span: int
    colour: str
    word: str
    note: str
    of: int
    href: str = ""

    @property
    def css(self) -> str:
        return f"lq-r lq-r--{self.colour}"

    @property
    def frame(self) -> str:
        return f"lq-overall {self.css}"

    @property
    def steps(self) -> str:
        return steps_css(self.of)


@dataclass(slots=True)
class Move:
    """A rating that went up or down since the round before."""

    box: Box
    was: LevelKey
    now: LevelKey


@dataclass(slots=True)
class PhaseRow:
    """A phase (blank label where there is none) with a group of boxes an area, then an overall an area."""

    ref: str
    label: str
    groups: list[list[Box]]
    overalls: list[OverallBox]

    @property
    def has_overalls(self) -> bool:
        return any(box.line for box in self.overalls)


@dataclass(slots=True)
class ElementRow:
    element: ElementHead
    boxes: list[Box]


@dataclass(slots=True)
class AreaTable:
    """An area with elements down and phases across; `overalls` with the words beside them."""

    area: AreaHead
    rows: list[ElementRow]
    overalls: list[tuple[str, OverallBox]]


@dataclass(slots=True)
class Grid:
    """`phases` for the printed layout, `areas` for the narrow one; `whole` is the row over all phases."""

    dashboard: Dashboard
    phases: list[PhaseRow]
    whole: list[OverallBox]
    areas: list[AreaTable]
    boxes: Mapping[tuple[str, str], Box]

    @property
    def level_count(self) -> str:
        return number(len(self.dashboard.levels))

    @property
    def good_word(self) -> str:
        """The level below which ratings are striped."""
        return next((level.label for level in self.dashboard.levels if level.colour == "g"), "")

    @property
    def has_whole(self) -> bool:
        return any(box.line for box in self.whole)

    @property
    def all_overalls(self) -> Iterator[OverallBox]:
        return (box for box in chain(self.whole, *(row.overalls for row in self.phases)) if box.line)


def grid_of(dashboard: Dashboard) -> Grid:
    levels = levels_by_code(dashboard)
    boxes = {cell.key: _box(levels, cell) for cell in dashboard.cells}
    overalls = _overalls(levels, dashboard)
    phases = [(phase.ref, phase.label) for phase in dashboard.phases] or [("", "")]
    return Grid(
        dashboard=dashboard,
        phases=[
            PhaseRow(
                ref,
                label,
                [[boxes[element.ref, ref] for element in area.elements] for area in dashboard.areas],
                [overalls[area.ref, ref] for area in dashboard.areas] if ref else [],
            )
            for ref, label in phases
        ],
        whole=[overalls[area.ref, ""] for area in dashboard.areas],
        areas=[_area_table(area, phases, boxes, overalls) for area in dashboard.areas],
        boxes=boxes,
    )


def moves_of(grid: Grid) -> Iterator[Move]:
    """What went down first: that is what a reader asks about."""
    levels = levels_by_code(grid.dashboard)
    for change in (Change.DOWN, Change.UP):
        for box in grid.boxes.values():
            if box.cell.change == change:
                yield Move(box, levels[box.cell.was], levels[box.cell.level])


def _area_table(
    area: AreaHead,
    phases: list[tuple[str, str]],
    boxes: Mapping[tuple[str, str], Box],
    overalls: Mapping[tuple[str, str], OverallBox],
) -> AreaTable:
    rows = [ElementRow(element, [boxes[element.ref, ref] for ref, _ in phases]) for element in area.elements]
    if phases == [("", "")]:  # a list: the priority areas of the round stand first
        rows.sort(key=lambda row: not row.boxes[0].cell.focus)
    named = [(ref, f"{label} overall") for ref, label in phases if ref] + [("", "Overall")]
    drawn = ((label, overalls[area.ref, ref]) for ref, label in named)
    return AreaTable(area, rows, [(label, box) for label, box in drawn if box.line])


def _box(levels: Mapping[str, LevelKey], cell: CellLine) -> Box:
    notes = tuple(cell_notes(levels, cell))
    if cell.status == Status.RATED:
        level = levels[cell.level]
        return Box(cell, level.colour, level.letters, level.label, notes, level.of)
    letters = "" if cell.status == Status.NOT_RATED else "N/A"
    word = cell_word(levels, cell) if levels or letters else ""
    return Box(cell, COLOURS[cell.status], letters, word, notes, 0)


def _overalls(levels: Mapping[str, LevelKey], dashboard: Dashboard) -> Mapping[tuple[str, str], OverallBox]:
    """One for every area in every phase and over all of them, drawn or left empty."""
    lines = {(line.area, line.phase): line for line in dashboard.overalls}
    phases = [*(phase.ref for phase in dashboard.phases), ""]
    return {
        (area.ref, phase): _overall(levels, dashboard, lines.get((area.ref, phase)), len(area.elements))
        for area in dashboard.areas
        for phase in phases
    }


def _overall(
    levels: Mapping[str, LevelKey], dashboard: Dashboard, line: OverallLine | None, span: int
) -> OverallBox:
    if line is None:
        return OverallBox(None, span, "none", "", "", 0)
    if level := levels.get(line.level):
        note = overall_change_words(levels, line, dashboard.round.previous)
        return OverallBox(line, span, level.colour, level.overall, note, level.of)
    suggested = levels.get(line.suggested)
    note = f"Suggested so far: {suggested.overall}" if suggested else ""
    return OverallBox(line, span, "none", "Not agreed yet", note, 0)
