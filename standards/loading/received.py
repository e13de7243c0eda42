"""A framework file as a browser sends it, before anything reads it as YAML."""

import re
from dataclasses import dataclass
from typing import Any

from standards.loading.source import MOST_BYTES, InvalidFramework, shortened, text_of

LONGEST_NAME = 150
# How Word, Excel, PDF and archives begin: whatever the name says, no text.
BINARY = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
SAVE_AS_TEXT = "Save it as plain text in UTF-8, and choose that file."


class NotTaken(Exception):
    """Said in full, for the person."""


@dataclass(frozen=True)
class Received:
    name: str
    text: str


def received(upload: Any) -> Received:
    """Raises NotTaken. Never reads more than the limit, whatever the browser said of the size."""
    name = shortened(re.split(r"[/\\]", str(upload.name or ""))[-1].strip(), LONGEST_NAME) or "framework.yaml"
    content = upload.read(MOST_BYTES + 1)
    if not content.strip():
        raise NotTaken(f"“{name}” is empty. Check that it is the right file, and choose it again.")
    if content.startswith(BINARY):
        raise NotTaken(f"“{name}” is not a text file. A framework is written as plain text, in YAML.")
    if content.startswith(UTF_16):
        raise NotTaken(f"“{name}” is text in UTF-16. {SAVE_AS_TEXT}")
    try:
        text = text_of(content, name)
    except InvalidFramework as error:
        more = "No framework is that large. Check that it is the right file."
        what = error.problems[0].message
        raise NotTaken(f"“{name}” {what}. {more if 'larger' in what else SAVE_AS_TEXT}") from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise NotTaken(f"“{name}” is not plain text: line {line} holds a character that no text has.")
    return Received(name, text)
