"""How a report puts things, the same words in every format."""

import datetime as dt
from collections.abc import Mapping

from evaluations.reports.model import (
    CellLine,
    Change,
    Dashboard,
    ElementHead,
    LevelKey,
    OverallLine,
    Status,
    Tally,
)

STATUS = {
    Status.NOT_RATED: "Not rated",
    Status.NOT_THERE: "Not applicable",
    Status.RULED_OUT: "Not applicable",
}


def date_words(day: dt.date | None) -> str:
    """22 November 2026."""
    return f"{day.day} {day:%B %Y}" if day else ""


def levels_by_code(dashboard: Dashboard) -> Mapping[str, LevelKey]:
    return {level.code: level for level in dashboard.levels}


def steps_css(of: int) -> str:
    """Classes of the mark that counts up a scale of so many levels."""
    return "lq-steps lq-steps--3" if of == 3 else "lq-steps" if of else ""


def short_level(levels: Mapping[str, LevelKey], code: str) -> str:
    """Letters where the scale has them, the word where it has none."""
    return levels[code].short if code in levels else ""


def cell_word(levels: Mapping[str, LevelKey], cell: CellLine) -> str:
    return levels[cell.level].label if cell.status == Status.RATED else STATUS[cell.status]


def change_words(levels: Mapping[str, LevelKey], line: CellLine) -> str:
    """“Up from NI”; nothing where nothing moved."""
    return _change(line.change, short_level(levels, line.was), same="")


def overall_change_words(levels: Mapping[str, LevelKey], line: OverallLine, previous: str) -> str:
    """“Down from Good”, or “Same as Spring 2009”."""
    was = levels[line.was].overall if line.was in levels else ""
    return _change(line.change, was, same=f"Same as {previous}")


def _change(change: Change, was: str, same: str) -> str:
    words = {
        Change.UP: f"Up from {was}",
        Change.DOWN: f"Down from {was}",
        Change.SAME: same,
        Change.NEW: "Newly rated",
    }
    return words.get(change, "")


def cell_notes(levels: Mapping[str, LevelKey], cell: CellLine) -> list[str]:
    """What stands under the word of a rating: that it is a priority, its cap, how far it has come, how it changed."""
    notes = ["Priority"] if cell.focus else []
    if cell.capped:
        notes.append("Capped")
    if _above_ceiling(levels, cell):
        notes.append("Above the ceiling")
    if cell.status == Status.NOT_RATED:
        if cell.of:
            notes.append(f"{cell.considered} of {cell.of} considered")
        if cell.holds:
            notes.append(f"At most {short_level(levels, cell.ceiling)}")
    if moved := change_words(levels, cell):
        notes.append(moved)
    return notes


def _above_ceiling(levels: Mapping[str, LevelKey], cell: CellLine) -> bool:
    """An answer changed after the team agreed: the judgement no longer holds, and cannot be signed off."""
    level, ceiling = levels.get(cell.level), levels.get(cell.ceiling)
    return level is not None and ceiling is not None and level.step > ceiling.step


def rated_words(tally: Tally) -> str:
    """“27 of 27, 3 not applicable”."""
    more = f", {tally.not_applicable} not applicable" if tally.not_applicable else ""
    return f"{tally.rated} of {tally.of}{more}"


def compared_words(tally: Tally) -> str:
    """“5 up, 2 down, 19 the same, 1 newly rated”."""
    counts = ((tally.up, "up"), (tally.down, "down"), (tally.same, "the same"), (tally.new, "newly rated"))
    return ", ".join(f"{count} {word}" for count, word in counts if count) or "nothing rated in both"


def signed_words(dashboard: Dashboard) -> str:
    facts = dashboard.round
    by = f" by {facts.signed_off_by}" if facts.signed_off_by else ""
    return f"{date_words(facts.signed_off_on)}{by}" if facts.signed_off_on else ""


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def cell_name(dashboard: Dashboard, cell: CellLine) -> str:
    """“2.5 Use of data, Early Years”."""
    return f"{cell.element} {_element(dashboard, cell).short_label}{_in_phase(dashboard, cell, ', ')}"


def cell_title(dashboard: Dashboard, cell: CellLine) -> str:
    """The same with the title as published: “2.5 Effective use of data to promote …: Early Years”."""
    return f"{cell.element} {_element(dashboard, cell).title}{_in_phase(dashboard, cell, ': ')}"


def _element(dashboard: Dashboard, cell: CellLine) -> ElementHead:
    elements = (element for area in dashboard.areas for element in area.elements)
    return next(element for element in elements if element.ref == cell.element)


def _in_phase(dashboard: Dashboard, cell: CellLine, before: str) -> str:
    return next((f"{before}{phase.label}" for phase in dashboard.phases if phase.ref == cell.phase), "")
