from typing import BinaryIO

from schools.intake.kind import Kind
from schools.intake.reading import not_this_kind, read_at, refuse_archive

HEADER_WITHIN = 1024  # where readers look for the header (ISO 32000-1, annex H, note 13)
OTHER_THINGS = (b"MZ", b"\x7fELF", b"PK\x03\x04", b"GIF8", b"\xca\xfe\xba\xbe", b"#!")


def check_pdf(file: BinaryIO, kind: Kind) -> None:
    """A header in the first 1,024 bytes, and nothing before it that another program would open."""
    start = read_at(file, 0, HEADER_WITHIN)
    before, header, _ = start.partition(b"%PDF-")
    if not header or before.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(OTHER_THINGS) or b"<" in before:
        raise not_this_kind(kind)
    refuse_archive(file, kind)
