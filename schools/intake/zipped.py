"""Documents that are zip archives: Office since 2007, OpenDocument. Only small members are unpacked."""

import struct
import zipfile
import zlib
from typing import BinaryIO

from schools.intake.faults import BadFile, UnderPassword
from schools.intake.kind import Kind
from schools.intake.office import is_locked
from schools.intake.reading import END_OF_ZIP, TAIL_OF_ZIP, not_this_kind, read_at, size_of, tail

MOST_ENTRIES = 10_000
MOST_UNPACKED = 400 * 1024 * 1024
MOST_TIMES_LARGER = 200
ALWAYS_FINE = 4 * 1024 * 1024
MOST_DIRECTORY = 2 * 1024 * 1024
MOST_READ = 1024 * 1024

CONTENT_TYPES = "[Content_Types].xml"
MANIFEST = "META-INF/manifest.xml"
PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
MACRO_TYPES = (b"vbaproject", b"macroenabled", b"macrosheet")

SAVE_AGAIN = "Open it in the program that made it, save it again, and choose that file."


def check_ooxml(file: BinaryIO, kind: Kind) -> None:
    if is_locked(file):
        raise _under_password()
    with _opened(file, kind) as archive:
        names = set(archive.namelist())
        if CONTENT_TYPES not in names or not any(name.startswith(kind.mark) for name in names):
            raise not_this_kind(kind)
        types = _read(archive, CONTENT_TYPES).lower()
        if any(_holds_macros(name) for name in names) or any(mark in types for mark in MACRO_TYPES):
            raise _macros()


def check_odf(file: BinaryIO, kind: Kind) -> None:
    with _opened(file, kind) as archive:
        names = set(archive.namelist())
        if "mimetype" not in names or _read(archive, "mimetype").strip() != kind.mark.encode():
            raise not_this_kind(kind)
        manifest = _read(archive, MANIFEST) if MANIFEST in names else b""
        if "encrypted-package" in names or b"encryption-data" in manifest:
            raise _under_password()
        if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in names):
            raise _macros()


def _opened(file: BinaryIO, kind: Kind) -> zipfile.ZipFile:
    """The archive, once its directory is known to be small and honest."""
    if read_at(file, 0, 4) != b"PK\x03\x04":
        raise not_this_kind(kind)
    _check_directory_size(file, kind)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise not_this_kind(kind) from error
    _check_entries(archive.infolist(), size_of(file))
    return archive


def _check_directory_size(file: BinaryIO, kind: Kind) -> None:
    """Before it is read: Python takes the directory into memory, as long as the end record says it is."""
    end = tail(file, TAIL_OF_ZIP)
    at = end.rfind(END_OF_ZIP)
    if at < 0 or len(end) - at < 22:
        raise not_this_kind(kind)
    (length,) = struct.unpack_from("<L", end, at + 12)
    if at >= 76 and end[at - 20 : at - 16] == b"PK\x06\x07":
        (length,) = struct.unpack_from("<Q", end, at - 76 + 40)
    if length > MOST_DIRECTORY:
        raise _too_much()


def _check_entries(entries: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    # More packed bytes than the file has: entries lie over each other, as in bombs that unpack to petabytes.
    if sum(entry.compress_size for entry in entries) > size:
        raise _too_much()
    if len(entries) > MOST_ENTRIES or unpacked > min(MOST_UNPACKED, ALWAYS_FINE + MOST_TIMES_LARGER * size):
        raise _too_much()
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise _under_password()
    if _is_odd(entries):
        raise BadFile(f"is put together in a way that no office program does. {SAVE_AGAIN}")


def _is_odd(entries: list[zipfile.ZipInfo]) -> bool:
    """Two archives in one, members of one name or with a path out, packings that documents do not use."""
    names = [entry.filename for entry in entries]
    return (
        not names
        or min(entry.header_offset for entry in entries) != 0
        or len(set(names)) < len(names)
        or any(_leads_outside(name) for name in names)
        or any(entry.compress_type not in PACKINGS for entry in entries)
    )


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name.split("/")[0]


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """A member's content, as far as a genuine one would go, whatever size it claims."""
    try:
        with archive.open(name) as member:
            content = member.read(MOST_READ + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise BadFile(f"is damaged. {SAVE_AGAIN}") from error
    if len(content) > MOST_READ:
        raise _too_much()
    return content


def _holds_macros(name: str) -> bool:
    return name.rpartition("/")[2].lower() == "vbaproject.bin" or name.lower().startswith("xl/macrosheets/")


def _macros() -> BadFile:
    return BadFile("holds macros, which are programs. Open it, save it without macros, and choose that file.")


def _under_password() -> BadFile:
    return UnderPassword(
        "is protected with a password, so nobody else could read it. Take the password off in the program "
        "that made it, and choose the file again."
    )


def _too_much() -> BadFile:
    return BadFile(f"unpacks to far more than a document holds, so it is not opened. {SAVE_AGAIN}")
