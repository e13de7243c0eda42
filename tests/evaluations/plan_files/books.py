"""A plan's workbook as a person fills it in: downloaded, changed with openpyxl, sent back."""

import io
import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from evaluations.reports.plans.columns import MILESTONE_TITLES, TITLES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE = "/plans/any-borough-2009/file/"


class Copy:
    """One download. `set` writes by reference and title, `new` adds a row, `send` hands it back."""

    def __init__(self, client):
        self.client = client
        self.book = load_workbook(io.BytesIO(client.get("/plans/any-borough-2009/export/plan.xlsx").content))

    def row(self, reference: str) -> int:
        return next(cell.row for cell in self.book["Actions"]["A"] if cell.value == reference)

    def cell(self, reference: str, title: str):
        return self.book["Actions"].cell(self.row(reference), TITLES.index(title) + 1)

    def set(self, reference: str, **said) -> "Copy":
        for title, value in said.items():
            self.cell(reference, TITLE.get(title, title)).value = value
        return self

    def new(self, **said) -> "Copy":
        sheet = self.book["Actions"]
        row = max(cell.row for cell in sheet["E"] if cell.value) + 1
        for title, value in said.items():
            sheet.cell(row, TITLES.index(TITLE.get(title, title)) + 1).value = value
        return self

    def milestone(self, row: int, **said) -> "Copy":
        for title, value in said.items():
            self.book["Milestones"].cell(row, MILESTONE_TITLES.index(STEP[title]) + 1).value = value
        return self

    @property
    def body(self) -> bytes:
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()

    def send(self):
        return send(self.client, self.body)

    def save(self, **chosen):
        """Sent and confirmed, with what is chosen of the clashes."""
        return confirm(self.client, self.send(), **chosen)


TITLE = {
    "title": "Action",
    "priority": "Priority or objective",
    "cost": "Cost, £",
    "due": "Due",
    "start": "Start",
    "lead": "Lead",
    "status": "Status",
    "reason": "Reason for status",
    "progress": "Progress",
    "element": "Element",
    "reference": "Reference",
    "baseline": "Baseline",
    "version": "Version",
    "success": "Success criteria",
}
STEP = {"reference": "Reference", "due": "Due", "title": "Milestone", "done": "Done on", "key": "Key"}


def send(client, body: bytes, name: str = "plan.xlsx"):
    return client.post(FILE, {"file": SimpleUploadedFile(name, body, XLSX)})


def confirm(client, preview, **chosen):
    page = preview.content.decode()
    return client.post(f"{FILE}confirm/", {**hidden(page), **chosen})


def hidden(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="((?:token|seen-)[^"]*)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def rows(page: str, after: str) -> list[list[str]]:
    """The words of each row of the table that follows a heading."""
    part = page.split(after, 1)[1].split("</table>", 1)[0] if after in page else ""
    lines = re.findall(r"<tr role=\"row\">(.*?)</tr>", part.partition("</thead>")[2], re.S)
    return [[words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.S)] for line in lines]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def refused(response) -> list[list[str]]:
    return rows(response.content.decode(), '<h2 class="lq-h2" id="refused">Refused</h2>')


def changes(response) -> list[list[str]]:
    return rows(response.content.decode(), '<h2 class="lq-h2">Changes</h2>')
