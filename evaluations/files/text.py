import codecs
from typing import BinaryIO

from evaluations.files.faults import BadFile
from evaluations.files.kinds import Kind
from evaluations.files.reading import not_this_kind, read_at

CHUNK = 256 * 1024
WEB = ("<!doctype", "<html", "<svg", "<script", "<head", "<body", "<?xml", "<iframe")


def check_text(file: BinaryIO, kind: Kind) -> None:
    """Text in an encoding that people's programs write, without control characters, and not a web page."""
    start = read_at(file, 0, 2048)
    encodings = (
        ["utf-16"] if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ["utf-8", "cp1252"]
    )
    if not any(_decodes(file, encoding) for encoding in encodings):
        raise not_this_kind(kind)
    first = start.decode(encodings[0], "ignore").lstrip("\ufeff \t\r\n").lower()
    if first.startswith(WEB):
        raise BadFile("is a web page or drawing, not text. Save it as PDF and choose that file.")


def _decodes(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        while part := file.read(CHUNK):
            if "\0" in decoder.decode(part):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
