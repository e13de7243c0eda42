import codecs
from typing import BinaryIO

from schools.intake.faults import BadFile
from schools.intake.kind import Kind
from schools.intake.reading import not_this_kind, read_at

CHUNK = 256 * 1024
WEB = ("<!doctype", "<html", "<svg", "<script", "<head", "<body", "<?xml", "<iframe")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def check_text(file: BinaryIO, kind: Kind) -> None:
    """Text in an encoding that people's programs write, without control characters, and not a web page."""
    start = read_at(file, 0, 2048)
    encodings = encodings_for(start)
    if all(unreadable_line(file, encoding) for encoding in encodings):
        raise not_this_kind(kind)
    refuse_web(start, encodings[0])


def encodings_for(start: bytes) -> list[str]:
    """Those to try, in this order, for a file that begins so."""
    return ["utf-16"] if start.startswith(UTF_16) else ["utf-8-sig", "cp1252"]


def refuse_web(start: bytes, encoding: str) -> None:
    first = start.decode(encoding, "ignore").lstrip("\ufeff \t\r\n").lower()
    if first.startswith(WEB):
        raise BadFile("is a web page or drawing, not text. Save it as PDF and choose that file.")


def unreadable_line(file: BinaryIO, encoding: str) -> int:
    """The line, from 1, with the first character that is none in this encoding, or is NUL; 0 if all are."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    file.seek(0)
    while part := file.read(CHUNK):
        try:
            text = decoder.decode(part)
        except UnicodeDecodeError as error:
            return line + error.object[: error.start].count(b"\n")
        if "\0" in text:
            return line + text[: text.index("\0")].count("\n")
        line += text.count("\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return line
    return 0
