"""The rows of the workbook, once it is known to be of this plan as it stands."""

from dataclasses import dataclass
from typing import Any

from evaluations.forms.plan_book.upload import MOST_BYTES, MOST_ROWS
from evaluations.reports.plans import columns
from schools.intake import Fault, Row, Unreadable, read_xlsx

AGAIN = "Download the plan as it stands now and fill in that copy."


@dataclass(frozen=True, slots=True)
class Rows:
    actions: list[Row]
    milestones: list[Row]
    faults: tuple[Fault, ...]


def read_rows(upload: Any, slug: str) -> Rows:
    """Raises Unreadable, in words for the person."""
    actions = _sheet(upload, columns.ACTIONS, columns.TITLES)
    milestones = _sheet(upload, columns.MILESTONES, columns.MILESTONE_TITLES)
    _check_whose(upload, slug)
    faults = [
        Fault(f"{sheet.name}, {one.place}", one.message)
        for sheet in (actions, milestones)
        for one in sheet.faults
    ]
    return Rows(actions.rows, milestones.rows, tuple(faults))


def _sheet(upload: Any, name: str, header: tuple[str, ...]) -> Any:
    return read_xlsx(upload, sheet=name, header=header, most_rows=MOST_ROWS, most_bytes=MOST_BYTES)


def _check_whose(upload: Any, slug: str) -> None:
    rows = _sheet(upload, columns.LISTS, columns.LIST_TITLES[3:]).rows
    plan, revision = (
        str(rows[0].values[title].content or "") if rows else "" for title in ("Plan", "Revision")
    )
    if plan != slug:
        raise Unreadable(f"This file is of another plan ({plan or 'it does not say which'}). {AGAIN}")
    if revision != "Draft":
        raise Unreadable(
            f"This file is of {revision or 'a revision'}, which is signed and stays as it is. {AGAIN}"
        )
