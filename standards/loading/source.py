"""Reads a framework file and remembers the line of everything in it, so that an error can say where."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import SafeConstructor

Route = tuple[str | int, ...]
BaseLoader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
        return Problem(self.file, self._line(route), self._field(route), message)

    def _line(self, route: Route) -> int:
        while route not in self.lines and route:
            route = route[:-1]
        return self.lines.get(route, 1)

    def _field(self, route: Route) -> str:
        """`elements.2.4.rules[3].criterion`: elements by ref, whatever their area; lists count from 1."""
        if len(route) >= 4 and route[0] == "areas" and route[2] == "elements":
            element = self._get(route[:4])
            ref = element.get("ref") if isinstance(element, dict) else None
            start = f"elements.{ref}" if ref else f"elements[{int(route[3]) + 1}]"
            return start + _dotted(route[4:])
        return _dotted(route).removeprefix(".")

    def _get(self, route: Route) -> Any:
        value: Any = self.data
        for step in route:
            value = value[step]
        return value


def _dotted(route: Route) -> str:
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in route)


def read(path: Path, shown_as: str | None = None, what: str = "framework") -> Document:
    """The file as plain values. Raises InvalidFramework where it is missing, not YAML, or not a mapping."""
    file = shown_as or str(path)
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=BaseLoader)
    except OSError as error:
        raise InvalidFramework([Problem(file, 0, "", f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise InvalidFramework([Problem(file, 0, "", "is not UTF-8 text")]) from error
    except yaml.YAMLError as error:
        raise InvalidFramework([_syntax(file, error)]) from error
    return _document(file, root, what)


def _syntax(file: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    message = getattr(error, "problem", None) or str(error)
    return Problem(file, mark.line + 1 if mark else 0, "", f"is not valid YAML: {message}")


def _document(file: str, root: yaml.Node | None, what: str) -> Document:
    if not isinstance(root, yaml.MappingNode):
        raise InvalidFramework(
            [Problem(file, 1, "", f"holds no {what}; it must be a mapping that starts schema: 1")]
        )
    reader = _Reader()
    data = reader.value(root, ())
    document = Document(file, data, reader.lines)
    if reader.faults:
        raise InvalidFramework([document.problem(route, message) for route, message in reader.faults])
    return document


class _Reader:
    """Turns YAML nodes into plain values; only text, numbers, true, false, lists and mappings get through."""

    def __init__(self) -> None:
        self.lines: dict[Route, int] = {}
        self.faults: list[tuple[Route, str]] = []
        self._open: list[yaml.Node] = []
        self._scalars = SafeConstructor()

    def value(self, node: yaml.Node, route: Route) -> Any:
        self.lines.setdefault(route, node.start_mark.line + 1)
        if any(node is outer for outer in self._open):
            self.faults.append((route, "refers to itself"))
            return None
        self._open.append(node)
        try:
            return self._inside(node, route)
        finally:
            self._open.pop()

    def _inside(self, node: yaml.Node, route: Route) -> Any:
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, route))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*route, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, route)

    def _pairs(self, node: yaml.MappingNode, route: Route) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key, item in node.value:
            name = str(key.value)
            self.lines.setdefault((*route, name), key.start_mark.line + 1)
            if name in seen:
                self.faults.append(((*route, name), "is given twice"))
            seen.add(name)
            yield name, self.value(item, (*route, name))

    def _scalar(self, node: yaml.Node, route: Route) -> Any:
        try:
            value = self._scalars.construct_object(node)
        except (yaml.YAMLError, ValueError):
            value = object
        if not isinstance(value, str | int | float | bool | None):
            self.faults.append((route, f"{node.value} is not text or a number; put it in quotes"))
            return None
        return value
