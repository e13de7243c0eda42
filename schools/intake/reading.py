"""Reading parts of a file that may be hostile: bounded, and with its own size, not a declared one."""

import os
from typing import BinaryIO

from schools.intake.faults import BadFile
from schools.intake.kind import Kind

END_OF_ZIP = b"PK\x05\x06"
# The end record is 22 bytes and may be followed by a comment of up to 65,535.
TAIL_OF_ZIP = 22 + 65_535


def size_of(file: BinaryIO) -> int:
    return file.seek(0, os.SEEK_END)


def read_at(file: BinaryIO, offset: int, length: int) -> bytes:
    file.seek(offset)
    return file.read(length)


def tail(file: BinaryIO, length: int) -> bytes:
    return read_at(file, max(0, size_of(file) - length), length)


def refuse_archive(file: BinaryIO, kind: Kind) -> None:
    """A document that also reads as an archive is two in one; which one opens depends on the program."""
    if END_OF_ZIP in tail(file, TAIL_OF_ZIP):
        raise BadFile(
            f"is {kind.with_article} with an archive attached to it. Open it in the program that made it, "
            "save it again, and choose that file."
        )


def not_this_kind(kind: Kind) -> BadFile:
    return BadFile(
        f"is not {kind.with_article} inside, whatever its name says. Open it in the program that made it, "
        f"save it as {kind.with_article}, and choose that file."
    )
