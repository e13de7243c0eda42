"""Email addresses of many at once: pasted, or from a spreadsheet with the columns URN and Email."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from schools.intake import Row, Sheet, Unreadable, read_csv, read_xlsx
from schools.models import Ask

HEADER = ("URN", "Email")
MOST_ROWS, MOST_BYTES = 5_000, 5 * 1024 * 1024
MOST_SAID = 20
_LINE = re.compile(r"^(?P<who>.*?)[\s,;<\"]+(?P<email>[^\s,;<>\"]+@[^\s,;<>\"]+)[\s,;>\"]*$")


class AddressesForm(forms.Form):
    """All of what is given is right, or none of it is kept; each fault names its line or cell."""

    pasted = forms.CharField(
        required=False,
        label="Paste them here",
        help_text="One a line: the URN, or the name as it stands in the list, then the email address. "
        "For example: 900001, office@school.example",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        max_length=500_000,
    )
    file = forms.FileField(
        required=False,
        label="Or choose a spreadsheet",
        help_text="Excel (.xlsx) or CSV, with the columns “URN” and “Email”; “Name” serves where there is no URN.",
        error_messages={
            "empty": "The file is empty. Check that it opens on your computer, and choose it again."
        },
    )

    def __init__(self, *args: Any, asks: list[Ask], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_urn = {str(ask.school.urn): ask for ask in asks if ask.school}
        self._by_name: dict[str, list[Ask]] = {}
        for ask in asks:
            self._by_name.setdefault(str(ask).casefold(), []).append(ask)
        self.emails: dict[Ask, str] = {}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned.get("file"):
            self._take("file", self._of_file(cleaned["file"]))
        if cleaned.get("pasted", "").strip():
            self._take("pasted", _of_lines(cleaned["pasted"]))
        if not self.emails and not self.errors:
            self.add_error("pasted", "Paste at least one address, or choose a spreadsheet.")
        return cleaned

    def _of_file(self, upload: Any) -> Iterator[tuple[str, str, str]]:
        try:
            sheet = _sheet(upload)
        except Unreadable as fault:
            self.add_error("file", str(fault))
            return
        for refused_cell in sheet.faults:
            self.add_error("file", f"{refused_cell.place}: {refused_cell.message}")
        for row in sheet.rows:
            refused = [value for value in row.values.values() if value.formula or value.merged]
            for value in refused:
                what = "a formula" if value.formula else "part of merged cells"
                self.add_error("file", f"{value.place}: this is {what}. Put the plain text there.")
            if not refused:
                yield f"Row {row.number}", _text(row, "URN") or _text(row, "Name"), _text(row, "Email")

    def _take(self, field: str, found: Iterator[tuple[str, str, str]]) -> None:
        faults = [fault for place, who, email in found if (fault := self._one(place, who, email))]
        for message in faults[:MOST_SAID]:
            self.add_error(field, message)
        if len(faults) > MOST_SAID:
            self.add_error(field, f"And {len(faults) - MOST_SAID} more like these.")

    def _one(self, place: str, who: str, email: str) -> str:
        """What is wrong with a line, if anything. In a spreadsheet, one without an address is passed over."""
        if not email and not place.startswith("Line"):
            return ""
        asks = [self._by_urn[who]] if who in self._by_urn else self._by_name.get(who.casefold(), [])
        if not asks:
            return f"{place}: “{who[:60]}” is not among those asked. Check the URN, or ask it first."
        if len(asks) > 1:
            return f"{place}: {len(asks)} of those asked are called “{who[:60]}”. Use the URN."
        try:
            validate_email(email)
        except ValidationError:
            return f"{place}: “{email[:80]}” is not a whole email address."
        if self.emails.setdefault(asks[0], email) != email:
            return f"{place}: {asks[0]} has another address further up. Keep one of them."
        return ""


def _sheet(upload: Any) -> Sheet:
    if upload.name.lower().endswith(".csv"):
        return read_csv(upload, header=HEADER, most_rows=MOST_ROWS, most_bytes=MOST_BYTES)
    return read_xlsx(upload, sheet=None, header=HEADER, most_rows=MOST_ROWS, most_bytes=MOST_BYTES)


def _text(row: Row, title: str) -> str:
    value = row.values.get(title)
    if value is None or value.content is None:
        return ""
    content = value.content
    whole = isinstance(content, float) and content.is_integer()
    return str(int(content) if whole else content).strip()  # type: ignore[arg-type]


def _of_lines(text: str) -> Iterator[tuple[str, str, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        found = _LINE.match(line.strip())
        if found:
            yield f"Line {number}", found["who"].strip(), found["email"]
        else:
            yield f"Line {number}", line.strip(), ""
