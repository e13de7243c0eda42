"""Reads a framework file and remembers the line of everything in it, so that an error can say where."""

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from standards.loading.reader import Reader, Route
from standards.loading.syntax import said_of

__all__ = ["Document", "InvalidFramework", "Problem", "Route", "document_of", "read", "shortened", "text_of"]

MOST_BYTES = 2 * 1024 * 1024
LONGEST_MESSAGE = 400
LONGEST_FIELD = 160


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` is 0 and `field` empty where the file as a whole is meant."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        return f"{', '.join(filter(None, (self.file, line, self.field)))}: {self.message}"


class InvalidFramework(Exception):
    """Everything that is wrong with the files, at once."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class Document:
    file: str
    data: dict[str, Any]
    lines: dict[Route, int]

    @property
    def checksum(self) -> str:
        """SHA-256 of what the file says; comments, order of keys and layout make no difference."""
        canonical = json.dumps(self.data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def problem(self, route: Route, message: str) -> Problem:
        field = shortened(self._field(route), LONGEST_FIELD)
        return Problem(self.file, self._line(route), field, shortened(message, LONGEST_MESSAGE))

    def _line(self, route: Route) -> int:
        while route not in self.lines and route:
            route = route[:-1]
        return self.lines.get(route, 1)

    def _field(self, route: Route) -> str:
        """`elements.2.4.rules[3].criterion`: elements by ref, whatever their area; lists count from 1."""
        if len(route) >= 4 and route[0] == "areas" and route[2] == "elements":
            element = self._get(route[:4])
            ref = element.get("ref") if isinstance(element, dict) else None
            start = f"elements.{ref}" if isinstance(ref, str) else f"elements[{int(route[3]) + 1}]"
            return start + _dotted(route[4:])
        return _dotted(route).removeprefix(".")

    def _get(self, route: Route) -> Any:
        value: Any = self.data
        try:
            for step in route:
                value = value[step]
        except (LookupError, TypeError):  # of a file that was read in part
            return None
        return value


def shortened(text: str, most: int) -> str:
    """In one line that any page and table can hold: a file may quote itself at any length, with anything in it."""
    seen = "".join("�" if unicodedata.category(each)[0] == "C" else each for each in text[: most + 1])
    return seen if len(seen) <= most else f"{seen[: most - 1]}…"


def _dotted(route: Route) -> str:
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in route)


def read(path: Path, shown_as: str | None = None, what: str = "framework") -> Document:
    """The file as plain values. Raises InvalidFramework where it is missing, not YAML, or not a mapping."""
    file = shown_as or str(path)
    try:
        with path.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise InvalidFramework([Problem(file, 0, "", f"cannot be read: {error.strerror}")]) from error
    return document_of(text_of(content, file), file, what)


def text_of(content: bytes, file: str) -> str:
    """Raises InvalidFramework for what is too large, or is no text at all."""
    if len(content) > MOST_BYTES:
        raise InvalidFramework([Problem(file, 0, "", f"is larger than {MOST_BYTES // 1024**2} MB")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidFramework([Problem(file, 0, "", "is not UTF-8 text")]) from error


def document_of(text: str, file: str, what: str = "framework") -> Document:
    reader = Reader(text)
    try:
        data = reader.document()
    except yaml.YAMLError as error:
        raise InvalidFramework(
            [*_problems(file, {}, reader), Problem(file, *_syntax(text, error))]
        ) from error
    if not isinstance(data, dict):
        raise InvalidFramework(
            [Problem(file, 1, "", f"holds no {what}; it must be a mapping that starts schema: 1")]
        )
    if reader.faults:
        raise InvalidFramework(_problems(file, data, reader))
    return Document(file, data, reader.lines)


def _problems(file: str, data: dict[str, Any], reader: Reader) -> list[Problem]:
    document = Document(file, data, reader.lines)
    return [document.problem(route, message) for route, message in reader.faults]


def _syntax(text: str, error: yaml.YAMLError) -> tuple[int, str, str]:
    line, message = said_of(text, error)
    return line, "", shortened(message, LONGEST_MESSAGE)
