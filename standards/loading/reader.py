"""From the events of a YAML file to plain values, in one pass and within limits, with the line of everything.

No tree of nodes is built, so a file that is deep, endless, or repeats itself is left where it becomes so.
"""

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

Route = tuple[str | int, ...]
BaseLoader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MOST_PARTS = 40_000
DEEPEST = 24
MOST_FAULTS = 200
# What is longer is neither a number nor a date, whatever it consists of.
LONGEST_NUMBER = 40
NUMBERS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
PLAIN = (*NUMBERS, "tag:yaml.org,2002:str", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null")


def line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class TooMuch(Exception):
    """Reading stops here; `route` is where."""

    def __init__(self, route: Route, message: str) -> None:
        super().__init__(message)
        self.route, self.message = route, message


class Reader:
    """Only text, numbers, true, false, lists and mappings get through; the rest is said in `faults`."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Route, int] = {}
        self.faults: list[tuple[Route, str]] = []
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=BaseLoader)
        self._resolver = Resolver()
        self._scalars = SafeConstructor()
        self._parts = 0

    def document(self) -> Any:
        """The first document; None for an empty file. Raises YAMLError."""
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        try:
            data = self._value(next(self._events), ())
            next(self._events)
            if not isinstance(another := next(self._events), yaml.StreamEndEvent):
                self.lines["---",] = line_of(another)
                raise TooMuch(("---",), "begins another document; a file holds one framework")
        except TooMuch as stop:
            self.faults.append((stop.route, stop.message))
            return {}
        return data

    def _value(self, event: yaml.Event, route: Route) -> Any:
        self.lines.setdefault(route, line_of(event))
        self._keep_within(route)
        if isinstance(event, yaml.AliasEvent):
            self._fault(route, f"repeats another part by *{event.anchor}; write it out here")
            return None
        self._refuse_marks(event, route)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(route)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(route)
        return self._scalar(event, route)

    def _keep_within(self, route: Route) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise TooMuch(route, f"the file has more than {MOST_PARTS:,} parts; none is read beyond this one")
        if len(route) > DEEPEST:
            raise TooMuch(route, f"stands more than {DEEPEST} levels deep; the file is not read beyond it")

    def _refuse_marks(self, event: Any, route: Route) -> None:
        if event.anchor:
            self._fault(route, f"has the anchor &{event.anchor}; leave it out and write repeated parts out")
        if event.tag:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._fault(route, f"has the tag {shown}; leave it out")

    def _mapping(self, route: Route) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self._value(key, (*route, "?"))
                self._fault((*route, "?"), "has a key that is not plain text")
                self._value(next(self._events), (*route, "?"))
                continue
            here = (*route, key.value)
            self.lines.setdefault(here, line_of(key))
            self._refuse_marks(key, here)
            if key.value in found:
                self._fault(here, "is given twice")
            found[key.value] = self._value(next(self._events), here)
        return found

    def _list(self, route: Route) -> list[Any]:
        found: list[Any] = []
        while not isinstance(item := next(self._events), yaml.SequenceEndEvent):
            found.append(self._value(item, (*route, len(found))))
        return found

    def _scalar(self, event: Any, route: Route) -> Any:
        tag = self._resolver.resolve(yaml.ScalarNode, event.value, event.implicit)
        if tag in PLAIN and not (tag in NUMBERS and len(event.value) > LONGEST_NUMBER):
            try:
                return self._scalars.construct_object(yaml.ScalarNode(tag, event.value))
            except ValueError:
                pass  # looks like a number and is none, as 09 or 1_
        if not event.tag:
            self._fault(route, f"{event.value} is not text or a number; put it in quotes")
        return None

    def _fault(self, route: Route, message: str) -> None:
        self.faults.append((route, message))
        if len(self.faults) >= MOST_FAULTS:
            raise TooMuch(route, f"there are {MOST_FAULTS} faults up to here; the rest is not read")
