"""Small genuine files of every kind that is taken, made on the spot, and the parts that hostile ones need."""

import io
import struct
import zipfile
from collections.abc import Mapping

import openpyxl
from PIL import Image
from pypdf import PdfWriter

OOXML_ROOTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
ODF_TYPES = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
OLE2_STREAMS = {"doc": "WordDocument", "xls": "Workbook", "ppt": "PowerPoint Document"}
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
)


def pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    return _written(writer.write)


def picture(format_: str) -> bytes:
    return _written(lambda file: Image.new("RGB", (2, 2), "red").save(file, format_))


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = "Reports on time"
    return _written(book.save)


def zipped(members: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def ooxml(ending: str, more: Mapping[str, str | bytes] | None = None, types: str = CONTENT_TYPES) -> bytes:
    return zipped({"[Content_Types].xml": types, OOXML_ROOTS[ending]: "<root/>", **(more or {})})


def odf(ending: str, more: Mapping[str, str | bytes] | None = None, manifest: str = "<manifest/>") -> bytes:
    mimetype = f"application/vnd.oasis.opendocument.{ODF_TYPES[ending]}"
    return zipped(
        {"mimetype": mimetype, "content.xml": "<x/>", "META-INF/manifest.xml": manifest, **(more or {})}
    )


def ole2(*streams: str) -> bytes:
    """A compound file of one sector of directory and one of allocation table ([MS-CFB] 2.2 and 2.6)."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6x6L", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE)
    header += struct.pack("<3L", 0, 0xFFFFFFFE, 0) + struct.pack("<L", 0) + b"\xff" * 432
    table = struct.pack("<2L", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504
    entries = [_entry("Root Entry", 5), *(_entry(name, 2) for name in streams)]
    return header[:512].ljust(512, b"\xff") + table + b"".join(entries).ljust(512, b"\0")


def _entry(name: str, kind: int) -> bytes:
    coded = f"{name}\0".encode("utf-16-le")
    return coded.ljust(64, b"\0") + struct.pack("<HBB", len(coded), kind, 1) + bytes(60)


def _written(write) -> bytes:
    buffer = io.BytesIO()
    write(buffer)
    return buffer.getvalue()


GENUINE: Mapping[str, bytes] = {
    "minutes.pdf": pdf(),
    "letter.doc": ole2("WordDocument", "1Table"),
    "figures.xls": ole2("Workbook"),
    "figures-of-1995.xls": ole2("Book"),
    "slides.ppt": ole2("PowerPoint Document", "Current User"),
    "letter.docx": ooxml("docx"),
    "figures.xlsx": workbook(),
    "slides.pptx": ooxml("pptx"),
    "letter.odt": odf("odt"),
    "figures.ods": odf("ods"),
    "slides.odp": odf("odp"),
    "table.csv": "school,on time\nAcorn Primary,£40\n".encode(),
    "notes.txt": "Twelve of fourteen reports came in on time.\r\n".encode("cp1252"),
    "notes-from-windows.txt": "The LA’s reports – all of them".encode("cp1252"),
    "notes-from-excel.csv": "school\ton time\r\n".encode("utf-16"),
    "chart.png": picture("PNG"),
    "display.jpg": picture("JPEG"),
    "display.jpeg": picture("JPEG"),
}
