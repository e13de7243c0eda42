"""Reads the rows that a sheet sent: one, where a row was saved by itself, or all of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluations.forms.ratings import RatingEntry, rating_fault
from evaluations.forms.texts import clean_text, whole_number
from evaluations.models.cells import cell_field
from standards.content import Content

VERSION = "version-r"


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """What was typed in the row of a cell; `keep_saved` where the person chose what is saved already."""

    cell_pk: int
    entry: RatingEntry
    keep_saved: bool = False

    @property
    def field(self) -> str:
        return cell_field(self.cell_pk)


def cells_sent(data: Mapping[str, str]) -> list[int]:
    """The pks of the cells whose rows came along."""
    return [whole_number(name.removeprefix(VERSION)) for name in data if name.startswith(VERSION)]


def read_sheet(data: Mapping[str, str], content: Content, cells: list[int]) -> list[SheetEntry]:
    return [_read(data, content, pk) for pk in cells]


def _read(data: Mapping[str, str], content: Content, pk: int) -> SheetEntry:
    field = cell_field(pk)
    keep = data.get(f"keep-{field}")
    cleared = data.get("clear") == field
    level = None if cleared else content.level_for(data.get(f"value-{field}", ""))
    version = data.get(f"seen-{field}" if keep == "mine" else f"version-{field}", "")
    comment = clean_text(data.get(f"note-{field}", ""))
    entry = RatingEntry(level.pk if level else None, comment, whole_number(version))
    return SheetEntry(pk, entry, keep == "theirs")


def faults_of(entries: list[SheetEntry]) -> dict[str, str]:
    """By field of the row."""
    return {one.field: fault for one in entries if (fault := rating_fault(one.entry.comment))}
