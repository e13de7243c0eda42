"""What a value in a framework file may be. Each shape yields (route, message) for what does not fit."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol

from standards.content.text import marks_are_paired
from standards.loading.source import Route

Fault = tuple[Route, str]


class Shape(Protocol):
    def faults(self, value: Any, route: Route) -> Iterator[Fault]: ...


@dataclass(frozen=True)
class Text:
    """One line of text, not empty. `marks` admits **bold** and *italic*."""

    longest: int = 4000
    empty: bool = False

    def faults(self, value: Any, route: Route) -> Iterator[Fault]:
        if not isinstance(value, str):
            yield route, f"must be text{_quoted(value)}"
        elif not value.strip():
            if not self.empty:
                yield route, "is empty"
        else:
            yield from ((route, message) for message in self._messages(value))

    def _messages(self, value: str) -> Iterator[str]:
        if value != value.strip() or "\n" in value:
            yield "must be one line without spaces around it; fold long text with >-"
        if len(value) > self.longest:
            yield f"is {len(value)} characters long; the longest allowed is {self.longest}"
        if not marks_are_paired(value):
            yield "has ** that is not closed"
        if unseen := next(filter(_unseen, value), None):
            yield f"has the character U+{ord(unseen):04X}, which nobody sees; take it out"


def _unseen(character: str) -> bool:
    """Control and direction characters: some no database keeps, others make a line read as another."""
    if character in "\n\u00ad\u200c\u200d":
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co"}


def _quoted(value: Any) -> str:
    return f"; put {value} in quotes" if isinstance(value, int | float) else ""


@dataclass(frozen=True)
class Ref:
    """A natural key: letters, digits, dots and hyphens."""

    longest: int = 60
    pattern: re.Pattern[str] = re.compile(r"[A-Za-z0-9]+([.\-][A-Za-z0-9]+)*")

    def faults(self, value: Any, route: Route) -> Iterator[Fault]:
        if not isinstance(value, str):
            yield route, f"must be text{_quoted(value)}"
        elif not self.pattern.fullmatch(value) or len(value) > self.longest:
            yield route, f"“{value}” must be letters, digits, dots and hyphens, {self.longest} at most"


SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Whole:
    least: int = 0
    most: int = 9999

    def faults(self, value: Any, route: Route) -> Iterator[Fault]:
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            yield route, f"must be a whole number from {self.least} to {self.most}"


@dataclass(frozen=True)
class Amount:
    """A number with three decimals at most, as the table keeps it."""

    def faults(self, value: Any, route: Route) -> Iterator[Fault]:
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
            yield route, "must be a number"
        elif abs(value) >= 10**9 or Decimal(str(value)) != round(Decimal(str(value)), 3):
            yield route, "must be below 1,000,000,000 and have three decimals at most"


@dataclass(frozen=True)
class Flag:
    def faults(self, value: Any, route: Route) -> Iterator[Fault]:
        if not isinstance(value, bool):
            yield route, "must be true or false"


@dataclass(frozen=True)
class OneOf:
    options: tuple[str, ...]

    def faults(self, value: Any, route: Route) -> Iterator[Fault]:
        if value not in self.options:
            yield route, f"“{value}” must be one of {', '.join(self.options)}{near(value, self.options)}"


@dataclass(frozen=True)
class OneOfNumbers:
    options: tuple[int, ...]

    def faults(self, value: Any, route: Route) -> Iterator[Fault]:
        if isinstance(value, bool) or value not in self.options:
            bare = "; write it without quotes" if value in map(str, self.options) else ""
            yield route, f"must be {' or '.join(map(str, self.options))}{bare}"


@dataclass(frozen=True)
class Optional:
    """The shape, or null for something the publication does not have."""

    shape: Shape

    def faults(self, value: Any, route: Route) -> Iterator[Fault]:
        if value is not None:
            yield from self.shape.faults(value, route)


@dataclass(frozen=True)
class Each:
    shape: Shape
    least: int = 1
    one_will_do: bool = False
    most: int = 500

    def faults(self, value: Any, route: Route) -> Iterator[Fault]:
        if not isinstance(value, list):
            if self.one_will_do:
                yield from self.shape.faults(value, route)
            else:
                yield route, "must be a list"
            return
        if len(value) < self.least:
            yield route, "is empty; leave it out" if self.least == 1 else f"needs {self.least} or more"
        if len(value) > self.most:
            yield route, f"has {len(value)} items; {self.most} are the most that it may have"
            return
        for index, item in enumerate(value):
            yield from self.shape.faults(item, (*route, index))


@dataclass(frozen=True)
class Table:
    """A mapping with these keys and no others."""

    needed: Mapping[str, Shape]
    also: Mapping[str, Shape] = field(default_factory=dict)

    def faults(self, value: Any, route: Route) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield route, f"must be a mapping with {', '.join(self.needed)}"
            return
        yield from ((route, f"{key} is missing") for key in self.needed if key not in value)
        known = {**self.needed, **self.also}
        for key, item in value.items():
            shape = known.get(key)
            if key in self.needed and item == [] and isinstance(shape, Each) and shape.least:
                yield (*route, key), f"is empty, and it is needed; give {shape.least} or more"
            elif key in known:
                yield from known[key].faults(item, (*route, key))
            else:
                yield (*route, key), f"is not a key that belongs here{near(key, known)}"


@dataclass(frozen=True)
class Keyed:
    """A mapping with keys of the writer's choice; the checks say which exist."""

    shape: Shape

    def faults(self, value: Any, route: Route) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield route, "must be a mapping"
            return
        for key, item in value.items():
            yield from self.shape.faults(item, (*route, key))


@dataclass(frozen=True)
class Switch:
    """A mapping whose `key` says which shape the whole of it has."""

    key: str
    shapes: Mapping[str, Shape]

    def faults(self, value: Any, route: Route) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield route, "must be a mapping"
        elif self.key not in value:
            yield route, f"{self.key} is missing"
        elif not isinstance(value[self.key], str) or value[self.key] not in self.shapes:
            yield from OneOf(tuple(self.shapes)).faults(value[self.key], (*route, self.key))
        else:
            yield from self.shapes[value[self.key]].faults(value, route)


@dataclass(frozen=True)
class ByKey:
    """The first shape whose key the mapping has; plain text where `text` allows it."""

    shapes: tuple[tuple[str, str], ...]
    named: Mapping[str, Shape]
    text: bool = False

    def faults(self, value: Any, route: Route) -> Iterator[Fault]:
        if isinstance(value, str) and self.text:
            yield from Text().faults(value, route)
            return
        keys = [key for key, _ in self.shapes]
        for key, name in self.shapes:
            if isinstance(value, dict) and key in value:
                yield from self.named[name].faults(value, route)
                return
        yield route, f"must be {'text or ' if self.text else ''}a mapping with {' or '.join(keys)}"


def near(wrong: object, right: Iterable[str]) -> str:
    """`; did you mean …?` where something like it exists."""
    found = difflib.get_close_matches(str(wrong)[:80], list(right), n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(found)}?" if found else ""
