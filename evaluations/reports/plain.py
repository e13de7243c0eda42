"""Frozen dataclasses to what JSON can hold, and back; the types of the fields say how."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


class UnknownSchema(ValueError):
    """A frozen report written by a newer version of the product than this one."""


def to_plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        kind: Any = type(value)
        return {name: to_plain(getattr(value, name)) for name in _names(kind)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def from_plain(kind: type[T], data: Mapping[str, Any]) -> T:
    """Raises KeyError or ValueError where the data is of another shape."""
    return cast("T", _reader(cast("Any", kind))(data))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    if get_origin(kind) is tuple:
        inner = _reader(get_args(kind)[0])
        return lambda items: tuple(inner(item) for item in items)
    if isinstance(kind, UnionType):
        return _optional(_reader(next(one for one in get_args(kind) if one is not type(None))))
    if dataclasses.is_dataclass(kind):
        return _object(kind)
    if isinstance(kind, type) and issubclass(kind, dt.date):
        return kind.fromisoformat
    return kind if isinstance(kind, type) and issubclass(kind, StrEnum) else lambda value: value


def _optional(inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else inner(value)


def _object(kind: Any) -> Callable[[Any], Any]:
    """What came to a class later has a default, which stands for it in what was written before."""
    hints = get_type_hints(kind)
    later = {field.name for field in dataclasses.fields(kind) if field.default is not dataclasses.MISSING}
    always = [(name, _reader(hints[name])) for name in _names(kind) if name not in later]
    since = [(name, _reader(hints[name])) for name in _names(kind) if name in later]
    if not since:
        return lambda data: kind(**{name: read(data[name]) for name, read in always})

    def read_object(data: Any) -> Any:
        found = {name: read(data[name]) for name, read in always}
        found.update({name: read(data[name]) for name, read in since if name in data})
        return kind(**found)

    return read_object
