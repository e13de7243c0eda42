"""Word, Excel and PowerPoint as they were until 2007: streams in a file, named in a directory."""

from collections.abc import Iterable
from typing import BinaryIO

from schools.intake.faults import BadFile
from schools.intake.kind import Kind
from schools.intake.reading import not_this_kind, read_at, refuse_archive

OLE2_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTRY = 128
CHUNK = ENTRY * 8192
LOCKED = "EncryptedPackage"
MACROS = "_VBA_PROJECT"


def check_ole2(file: BinaryIO, kind: Kind) -> None:
    """The stream that makes it a document of its kind is there, and no project of macros."""
    if not is_ole2(file):
        raise not_this_kind(kind)
    marks = {mark.replace("_", " ") for mark in kind.mark.split()}
    found = _named(file, {*marks, MACROS})
    if not marks & found:
        raise not_this_kind(kind)
    if MACROS in found:
        raise BadFile(
            "holds macros, which are programs. Open it, save it in today’s format without macros "
            "(.docx, .xlsx or .pptx), and choose that file."
        )
    refuse_archive(file, kind)


def is_ole2(file: BinaryIO) -> bool:
    return read_at(file, 0, len(OLE2_START)) == OLE2_START


def is_locked(file: BinaryIO) -> bool:
    """Whether it is a document of today's format under a password, which is wrapped in the older one."""
    return is_ole2(file) and LOCKED in _named(file, {LOCKED})


def _named(file: BinaryIO, wanted: Iterable[str]) -> set[str]:
    """Which of these name a stream: an entry of the directory is 128 bytes and begins with its name."""
    coded = {name: f"{name}\0".encode("utf-16-le") for name in wanted}
    found: set[str] = set()
    file.seek(0)
    while part := file.read(CHUNK):
        found |= {name for name, code in coded.items() if _begins_an_entry(part, code)}
    return found


def _begins_an_entry(part: bytes, code: bytes) -> bool:
    at = part.find(code)
    while at >= 0 and at % ENTRY:
        at = part.find(code, at + 1)
    return at >= 0
