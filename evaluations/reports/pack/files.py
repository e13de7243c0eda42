"""The pack as one PDF and as a ZIP of files, from one frozen pack: the same bytes each time once it is signed off."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from enum import StrEnum

from evaluations.reports.files import TYPES, File
from evaluations.reports.files import Format as Plain
from evaluations.reports.pack import words
from evaluations.reports.pack.contents import contents_of
from evaluations.reports.pack.document import docx_of
from evaluations.reports.pack.lists import csv_of, index_table, plan_table, ready_table, xlsx_of
from evaluations.reports.pack.model import Pack
from evaluations.reports.pack.paper import pdf_of
from evaluations.reports.word import EPOCH
from schools.sheets import Table

MANIFEST = "manifest.txt"
UNIX, READABLE = 3, 0o100644
HOW_TO = (
    "Each line below is the SHA-256 of a file of this pack, then its name.",
    "To check them, unpack all files into one folder, open a terminal there, and type",
    "  on Linux:    sha256sum -c manifest.txt",
    "  on macOS:    shasum -a 256 -c manifest.txt",
    "  on Windows:  certutil -hashfile NAME SHA256   for each file, and compare what it says",
    "The evidence index gives the SHA-256 of each stored file of evidence: check those the same way.",
)


class Format(StrEnum):
    PDF = "pdf"
    ZIP = "zip"


CONTENT_TYPES = {Format.PDF: TYPES[Plain.PDF], Format.ZIP: "application/zip"}


def file_of(pack: Pack, kind: Format) -> File:
    draft = "" if pack.head.signed_off else "-draft"
    name = f"{pack.head.slug}-inspection-pack{draft}.{kind}"
    return File(name, CONTENT_TYPES[kind], pdf_of(pack) if kind == Format.PDF else zip_of(pack))


def zip_of(pack: Pack) -> bytes:
    """The files in one order, each of the moment of the sign-off, or of no day where it is a draft."""
    files = dict(_files(pack))
    files[MANIFEST] = manifest_of(pack, files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as folder:
        for name, body in files.items():
            folder.writestr(_entry(pack, name), body)
    return out.getvalue()


def manifest_of(pack: Pack, files: dict[str, bytes]) -> bytes:
    """As sha256sum reads it; what begins with # it passes over."""
    said = (words.title_of(pack), words.as_at(pack.head), "", *HOW_TO)
    lines = [f"# {line}".rstrip() for line in said]
    lines += [f"{hashlib.sha256(body).hexdigest()}  {name}" for name, body in files.items()]
    return ("\n".join(lines) + "\n").encode()


def _files(pack: Pack) -> Iterator[tuple[str, bytes]]:
    yield "inspection-pack.pdf", pdf_of(pack)
    yield "summary.docx", docx_of(pack)
    found = contents_of(pack)
    if pack.index is not None:
        yield from _list(pack, "evidence-index", index_table(pack, pack.index), words.index_words(found))
    if pack.plan is not None:
        yield from _list(pack, "action-plan", plan_table(pack.plan), words.plan_words(found))
    if pack.readiness is not None:
        yield from _list(pack, "readiness-list", ready_table(pack.readiness), words.readiness_words(found))


def _list(pack: Pack, name: str, table: Table, said: str) -> Iterator[tuple[str, bytes]]:
    yield f"{name}.xlsx", xlsx_of(pack, table, said)
    yield f"{name}.csv", csv_of(table)


def _entry(pack: Pack, name: str) -> zipfile.ZipInfo:
    moment = pack.head.at.timetuple()[:6] if pack.head.signed_off else EPOCH
    entry = zipfile.ZipInfo(name, moment)
    entry.create_system, entry.external_attr = UNIX, READABLE << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
