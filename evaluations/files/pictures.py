from typing import BinaryIO

from schools.intake.faults import BadFile
from schools.intake.kind import Kind
from schools.intake.reading import not_this_kind, read_at, refuse_archive, tail

PNG_START = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
PNG_END = b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG_START = b"\xff\xd8\xff"


def check_png(file: BinaryIO, kind: Kind) -> None:
    if read_at(file, 0, len(PNG_START)) != PNG_START:
        raise not_this_kind(kind)
    if tail(file, len(PNG_END)) != PNG_END:
        # Cut short, or followed by something else: editors have left the cropped-away part there.
        raise BadFile(
            "does not end where its picture ends. Open it, save it again as PNG, and choose that file."
        )


def check_jpeg(file: BinaryIO, kind: Kind) -> None:
    """Only the start: phones put much of their own behind the picture."""
    if read_at(file, 0, len(JPEG_START)) != JPEG_START:
        raise not_this_kind(kind)
    refuse_archive(file, kind)
