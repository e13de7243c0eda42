"""Word documents that can be edited: Arial, tables with header rows, in British English, the same bytes each time."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

# What XML cannot hold.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
EPOCH = (1980, 1, 1, 0, 0, 0)
SIZES = (("Normal", 11), ("Title", 30), ("Heading 1", 16), ("Heading 2", 12))


@dataclass(frozen=True, slots=True)
class About:
    """The properties of a document."""

    title: str
    author: str
    subject: str
    comments: str
    made: dt.datetime


def prepare(document: Any, about: About, running: str, sizes: Iterable[tuple[str, int]] = SIZES) -> None:
    """Properties, the line at the foot of each page, fonts and language."""
    properties = document.core_properties
    properties.title, properties.author, properties.language = (
        clean(about.title),
        clean(about.author),
        "en-GB",
    )
    properties.subject, properties.comments = clean(about.subject), clean(about.comments)
    properties.last_modified_by, properties.revision = clean(about.author), 1
    properties.created = properties.modified = about.made.replace(tzinfo=None)
    document.sections[0].footer.paragraphs[0].text = clean(running)
    for name, size in sizes:
        _style(document.styles[name], size)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def written(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def _style(style: Any, size: int) -> None:
    style.font.name, style.font.size = "Arial", Pt(size)
    style.font.color.rgb = RGBColor(0x18, 0x24, 0x3F)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)


def table(
    document: Any, titles: Iterable[tuple[str, int]], rows: Iterable[tuple[str, ...]], *, head: bool = True
) -> Any:
    """`titles` with widths in millimetres. The first row is marked as a header that repeats over pages."""
    heads = list(titles)
    lines = [tuple(title for title, _ in heads), *rows] if head else list(rows)
    made = document.add_table(rows=len(lines), cols=len(heads), style="Table Grid")
    made.autofit = False
    for column, (_, width) in zip(made.columns, heads, strict=True):
        column.width = Mm(width)
    for number, (row, values) in enumerate(zip(made.rows, lines, strict=True)):
        mark(row, "w:cantSplit")
        if head and number == 0:
            mark(row, "w:tblHeader")
        for cell, value, (_, width) in zip(row.cells, values, heads, strict=True):
            cell.width = Mm(width)
            _write(cell, value, bold=(head and number == 0) or (not head and cell is row.cells[0]))
    return made


def mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _write(cell: Any, value: str, *, bold: bool) -> None:
    run = cell.paragraphs[0].add_run(clean(value))
    run.font.size, run.bold = Pt(9), bold


def clean(text: str) -> str:
    return UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _undated(body: bytes) -> bytes:
    """A zip says when each of its files was written: here, always the same day."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as read,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for name in read.namelist():
            again.writestr(zipfile.ZipInfo(name, EPOCH), read.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
