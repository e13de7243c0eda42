"""One file from upload to accepted: name, size and sum in one pass, then its content against its kind."""

import hashlib
from dataclasses import dataclass
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile

from evaluations.files.kinds import KINDS, ending_of, why_not
from evaluations.files.pictures import check_jpeg, check_png
from evaluations.files.portable import check_pdf
from schools.intake.faults import BadFile, UnderPassword
from schools.intake.handlers import LIMIT
from schools.intake.kind import Kind
from schools.intake.names import clean_name
from schools.intake.office import check_ole2
from schools.intake.text import check_text
from schools.intake.zipped import check_odf, check_ooxml

CHUNK = 256 * 1024

CHECKS = {
    "pdf": check_pdf,
    "ole2": check_ole2,
    "ooxml": check_ooxml,
    "odf": check_odf,
    "text": check_text,
    "png": check_png,
    "jpeg": check_jpeg,
}


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that may be stored; `size` in bytes, `sha256` of its content in hexadecimal."""

    file: UploadedFile
    name: str
    content_type: str
    size: int
    sha256: str


def accept(upload: UploadedFile) -> Accepted:
    """Raises BadFile with what is wrong and what to do. Nothing of the file is run or unpacked."""
    name = clean_name(upload.name or "")
    kind = KINDS.get(ending_of(name))
    if kind is None:
        raise BadFile(why_not(name))
    size, sha256 = _measured(upload, name)
    _check(upload, kind, name)
    upload.seek(0)
    return Accepted(upload, name, kind.content_type, size, sha256)


def _measured(upload: UploadedFile, name: str) -> tuple[int, str]:
    """Counts what is there, not what the browser said; stops at the limit."""
    size, digest = 0, hashlib.sha256()
    upload.seek(0)
    while chunk := upload.read(CHUNK):
        size += len(chunk)
        if size > LIMIT:
            raise BadFile(
                f"“{name}” is larger than 20 MB. Make it smaller, for example by saving its pictures at a "
                "lower quality, or give a link to where it is kept."
            )
        digest.update(chunk)
    if not size:
        raise BadFile(f"“{name}” is empty. Check that it opens on your computer, and choose it again.")
    return size, digest.hexdigest()


def _check(upload: UploadedFile, kind: Kind, name: str) -> None:
    try:
        CHECKS[kind.family](cast(BinaryIO, upload.file), kind)
    except UnderPassword as fault:
        raise BadFile(f"“{name}” {fault} If it concerns an individual, say so below instead.") from fault
    except BadFile as fault:
        raise BadFile(f"“{name}” {fault}") from fault
