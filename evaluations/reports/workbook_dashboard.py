"""The first sheet of the workbook: the dashboard as it is printed, in fills, letters and words."""

from functools import cache
from typing import Any

from evaluations.reports.grid import AreaTable, Box, Grid, OverallBox

# Ground, ink and border of each colour, and the stripe of those below Good: the tokens of static/css.
INK = "#18243f"
COLOURS = {
    "os": ("#0c5446", "#ffffff", "#0c5446", ""),
    "g": ("#c7e7cd", "#0d3b20", "#2f7d4a", ""),
    "ni": ("#ffdb8c", "#3d2700", "#9a6400", "#ffcb66"),
    "si": ("#9c1630", "#ffffff", "#9c1630", "#7f0f27"),
    "na": ("#f5f3ee", "#4b5568", "#767c8a", ""),
    "none": ("#ffffff", "#4b5568", "#767c8a", ""),
}
SOLID, STRIPED = 1, 14
THIN, DASHED, THICK = 1, 3, 5
PHASE_WIDTH, CELL_WIDTH, ROW_HEIGHT = 18, 15, 82


def write_dashboard(book: Any, grid: Grid) -> None:
    sheet = book.add_worksheet("Dashboard")
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.set_footer("&L&A&RPage &P of &N")
    dashboard = grid.dashboard
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, f"{dashboard.authority} dashboard, {dashboard.round.name}", _plain(book, 16))
    sheet.write_string(1, 0, dashboard.source.short_title, _plain(book, 10, bold=False))
    last = _write_grid(book, sheet, grid, 3) if dashboard.phases else _write_lists(book, sheet, grid, 3)
    _write_key(book, sheet, grid, last + 1)


def _write_grid(book: Any, sheet: Any, grid: Grid, top: int) -> int:
    """Rows from `top`; returns the first free one."""
    areas = grid.dashboard.areas
    sheet.set_column(0, 0, PHASE_WIDTH)
    sheet.set_column(1, sum(len(area.elements) for area in areas), CELL_WIDTH)
    sheet.set_row(top + 1, 44)
    sheet.write_string(top + 1, 0, "Phase", _head(book, ""))
    column = 1
    for area in areas:
        _merge(sheet, top, column, len(area.elements), area.title, _head(book, "area"))
        for element in area.elements:
            sheet.write_string(top + 1, column, f"{element.ref} {element.short_label}", _head(book, "aspect"))
            column += 1
    row = top + 2
    sheet.freeze_panes(row, 1)
    for phase in grid.phases:
        sheet.set_row(row, ROW_HEIGHT)
        sheet.write_string(row, 0, phase.label, _head(book, "phase"))
        for index, box in enumerate((box for group in phase.groups for box in group), start=1):
            sheet.write_string(row, index, box_words(box), _fill(book, box.colour, lid=box.cell.capped))
        row = _write_overalls(book, sheet, row + 1, f"{phase.label} overall", phase.overalls)
    return _write_overalls(book, sheet, row, "Overall", grid.whole)


def _write_overalls(book: Any, sheet: Any, row: int, label: str, boxes: list[OverallBox]) -> int:
    if not any(box.line for box in boxes):
        return row
    sheet.set_row(row, 22)
    sheet.write_string(row, 0, label, _head(book, "phase"))
    column = 1
    for box in boxes:
        words = f"{box.word} ({box.note})" if box.note else box.word
        _merge(sheet, row, column, box.span, words, _fill(book, box.colour, bold=True))
        column += box.span
    return row + 1


def _write_lists(book: Any, sheet: Any, grid: Grid, row: int) -> int:
    """A framework without phases: its elements down, a rating each."""
    sheet.set_column(0, 0, 50)
    sheet.set_column(1, 1, 28)
    for table in grid.areas:
        sheet.write_string(row, 0, table.area.title, _head(book, "area"))
        row = _write_list(book, sheet, table, row + 1) + 1
    return row


def _write_list(book: Any, sheet: Any, table: AreaTable, row: int) -> int:
    for line in table.rows:
        sheet.set_row(row, 34)
        sheet.write_string(row, 0, f"{line.element.ref} {line.element.short_label}", _head(book, "aspect"))
        for box in line.boxes:
            sheet.write_string(row, 1, box_words(box), _fill(book, box.colour, lid=box.cell.capped))
        row += 1
    return row


def _write_key(book: Any, sheet: Any, grid: Grid, row: int) -> None:
    sheet.write_string(row, 0, "Key", _head(book, "phase"))
    marks = [(level.colour, f"{level.letters} {level.label}".strip()) for level in grid.dashboard.levels]
    for number, (colour, words) in enumerate([*marks, ("na", "N/A Not applicable")], start=1):
        sheet.set_row(row + number, 22)
        _merge(sheet, row + number, 0, 2, words, _fill(book, colour))
    sheet.write_string(
        row + len(marks) + 2, 0, grid.dashboard.source.attribution, _plain(book, 9, bold=False)
    )


def box_words(box: Box) -> str:
    """Letters, words and what stands under them, a line each."""
    return "\n".join(line for line in (box.letters, box.word, *box.notes) if line)


def _merge(sheet: Any, row: int, column: int, span: int, words: str, style: Any) -> None:
    if span > 1:
        sheet.merge_range(row, column, row, column + span - 1, words, style)
    else:
        sheet.write_string(row, column, words, style)


def _plain(book: Any, size: int, *, bold: bool = True) -> Any:
    return book.add_format({"font_name": "Arial", "font_size": size, "bold": bold, "font_color": INK})


def _head(book: Any, kind: str) -> Any:
    look: dict[str, Any] = {
        "font_name": "Arial",
        "font_size": 10,
        "bold": kind != "aspect",
        "font_color": INK,
        "text_wrap": True,
        "valign": "vcenter" if kind == "phase" else "top",
    }
    return book.add_format({**look, "bottom": THICK, "bottom_color": INK} if kind == "area" else look)


def _fill(book: Any, colour: str, *, lid: bool = False, bold: bool = False) -> Any:
    return book.add_format(_look(colour, lid, bold))


@cache
def _look(colour: str, lid: bool, bold: bool) -> dict[str, Any]:
    ground, ink, edge, stripe = COLOURS[colour]
    look: dict[str, Any] = {
        "font_name": "Arial",
        "font_size": 11 if bold else 10,
        "bold": bold,
        "font_color": ink,
        "text_wrap": True,
        "valign": "vcenter" if bold else "top",
        "border": DASHED if colour in {"na", "none"} else THIN,
        "border_color": edge,
        "pattern": STRIPED if stripe else SOLID,
        "bg_color": ground,
        "fg_color": stripe or ground,
    }
    return {**look, "top": THICK, "top_color": INK} if lid else look
