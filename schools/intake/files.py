"""What is asked of any spreadsheet before it is opened."""

from typing import Any, BinaryIO, cast

from django.core.files.base import File

from schools.intake.faults import BadFile, Unreadable
from schools.intake.kind import WORKBOOK
from schools.intake.names import clean_name
from schools.intake.office import is_locked, is_ole2
from schools.intake.reading import read_at, size_of
from schools.intake.zipped import check_ooxml

MEGABYTE = 1024 * 1024


def opened(upload: Any) -> tuple[BinaryIO, str]:
    """The file itself and its name as people see it, of an upload or of any open file."""
    name = clean_name(str(getattr(upload, "name", None) or "file"))
    file = upload
    while isinstance(file, File):
        file = file.file
    return cast(BinaryIO, file), name


def check_size(file: BinaryIO, name: str, most_bytes: int) -> None:
    """By what is there, not by what a browser said."""
    size = size_of(file)
    if not size:
        raise Unreadable(f"“{name}” is empty. Check that it opens on your computer, and choose it again.")
    if size > most_bytes:
        raise Unreadable(
            f"“{name}” is larger than {most_bytes // MEGABYTE} MB, which is more than such a file holds. "
            "Check that it is the right one."
        )


def check_workbook(file: BinaryIO, name: str) -> None:
    if is_ole2(file) and not is_locked(file):
        raise Unreadable(
            f"“{name}” is in the format that Excel used until 2007 (.xls). Open it, save it as "
            "“Excel Workbook (.xlsx)”, and choose that file."
        )
    try:
        check_ooxml(file, WORKBOOK)
    except BadFile as fault:
        raise Unreadable(f"“{name}” {fault}") from fault


def refuse_workbook(file: BinaryIO, name: str) -> None:
    """For a reader of text: Excel's own formats under the name of a CSV file."""
    if is_ole2(file) or read_at(file, 0, 4) == b"PK\x03\x04":
        raise Unreadable(
            f"“{name}” is an Excel workbook or an archive, not a CSV file. Open it in Excel, save it as "
            "“CSV UTF-8”, and choose that file."
        )
