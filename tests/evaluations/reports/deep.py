"""All the words in a file, wherever in it they stand: text, properties, names of parts, comments, what is not shown."""

import io
import re
import zipfile
from collections.abc import Iterator

import pikepdf
from pypdf import PdfReader

BLANKS = re.compile(r"\s+")


def words_in(body: bytes) -> str:
    """Without blanks, since lines may be broken within a word."""
    return BLANKS.sub("", "\n".join(_texts(body)))


def _texts(body: bytes) -> Iterator[str]:
    yield body.decode("utf-8", "replace")
    yield body.decode("utf-16-be", "replace")
    if body.startswith(b"%PDF"):
        yield from _pdf(body)
    if body.startswith(b"PK"):
        yield from _zip(body)


def _pdf(body: bytes) -> Iterator[str]:
    yield from (page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    with pikepdf.open(io.BytesIO(body)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                yield from _texts(thing.read_bytes())
            yield from _strings(thing)


def _strings(thing: object) -> Iterator[str]:
    """Of an object as it stands: others that it points to come by themselves."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for one in thing:
            yield from _direct(one)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for name, one in thing.items():
            yield name
            yield from _direct(one)


def _direct(one: object) -> Iterator[str]:
    if not (isinstance(one, pikepdf.Object) and one.is_indirect):
        yield from _strings(one)


def _zip(body: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(body)) as folder:
        yield folder.comment.decode("utf-8", "replace")
        for entry in folder.infolist():
            yield f"{entry.filename} {entry.comment!r} {entry.extra!r}"
            yield from _texts(folder.read(entry))
