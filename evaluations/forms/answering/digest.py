"""The form of a digest table: pasted from a spreadsheet, or a file of one."""

import datetime as dt
from typing import Any

from django import forms

from evaluations.engine.writing import rows_in
from evaluations.enums import Chart
from evaluations.forms.fields import SomeOf
from evaluations.forms.texts import clean_text
from evaluations.services.answering.digest import MOST_ROWS, Table, fault_of
from schools.intake import Sheet, Unreadable, read_csv, read_xlsx

MOST_BYTES = 2 * 1024 * 1024


class DigestForm(forms.Form):
    title = forms.CharField(
        max_length=200, label="What the table shows", error_messages={"required": "Say what the table shows."}
    )
    source = forms.CharField(
        max_length=300,
        required=False,
        label="Source",
        help_text="Who published it, and of which date. Published national figures come first.",
    )
    table = forms.CharField(
        required=False,
        label="The table",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text="Copy the cells in your spreadsheet and paste them here. The first line is the heads.",
    )
    file = forms.FileField(
        required=False,
        label="Or a file",
        help_text="Excel (.xlsx) or CSV: the first sheet, with the heads in its first row, in place of what is pasted.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"empty": "The file is empty. Choose another."},
    )
    chart = forms.ChoiceField(
        choices=Chart.choices,
        label="Chart",
        help_text="Bars stand for each row; lines run through the columns of each row.",
    )
    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        try:
            lines = _lines(cleaned)
        except Unreadable as fault:
            self.add_error("file", str(fault))
            return cleaned
        where = "file" if cleaned.get("file") else "table"
        if where not in self.errors and (why := fault_of(lines)):
            self.add_error(where, why)
        self.lines = lines
        return cleaned

    @property
    def value(self) -> Table:
        """All rows as wide as the widest line."""
        given, width = self.cleaned_data, max(map(len, self.lines))
        head, *rows = ((*line, *[""] * (width - len(line))) for line in self.lines)
        return Table(given["title"].strip(), given["source"].strip(), head, tuple(rows), given["chart"])


class SeriesForm(forms.Form):
    series = SomeOf(label="Series", error_messages={"invalid_choice": "Tick series of the list."})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("series"):
            self.add_error("series", "Tick at least one series.")
        return cleaned


def text_of(table: Table) -> str:
    """As a spreadsheet would paste it."""
    return "\n".join("\t".join(line) for line in (table.columns, *table.rows))


def _lines(cleaned: dict[str, Any]) -> list[list[str]]:
    if upload := cleaned.get("file"):
        return _of_file(upload)
    text = clean_text(cleaned.get("table", "").strip("\r\n"))
    mark = "\t" if "\t" in text.strip() else max(",;|", key=text.count)
    return [row for row in rows_in(text, mark) if any(row)]


def _of_file(upload: Any) -> list[list[str]]:
    limits = {"most_rows": MOST_ROWS, "most_bytes": MOST_BYTES}
    if str(upload.name).lower().endswith(".csv"):
        return _of_sheet(read_csv(upload, header=(), **limits))
    return _of_sheet(read_xlsx(upload, sheet=None, header=(), **limits))


def _of_sheet(sheet: Sheet) -> list[list[str]]:
    """What a formula last came to is what people see, and what they mean to show."""
    rows = [[_said(row.values[title].content) for title in sheet.header] for row in sheet.rows]
    return [[_said(title) for title in sheet.header], *rows]


def _said(content: Any) -> str:
    if content is None:
        return ""
    if isinstance(content, dt.date):
        return f"{content.day} {content:%B %Y}"
    # In one line: that is how the table is pasted back when somebody changes it.
    return f"{content:.12g}" if isinstance(content, float) else " ".join(str(content).split())
