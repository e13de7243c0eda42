"""What the rooms beside rounds add to the table of addresses: a module each, found by its name alone.

TABLE      rows as in tests/permissions/table.py, under a line that names the addresses' namespace
ARGUMENTS  what an address names, by the word that the table has for it
PUBLIC     those of these words that belong to no authority
FORMS      what a form there would send, by address and method
furnish    puts into a house what its addresses name; called with the house and the people
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

AREAS: tuple[ModuleType, ...] = tuple(
    import_module(f"{__name__}.{found.name}") for found in sorted(iter_modules(__path__), key=str)
)


def tables() -> str:
    return "\n".join(area.TABLE.strip("\n") for area in AREAS)


def arguments() -> Mapping[str, Callable[..., list[Any]]]:
    words = [named for area in AREAS for named in getattr(area, "ARGUMENTS", {}).items()]
    found = dict(words)
    if len(found) < len(words):
        raise ValueError("Two areas give the same word to what an address names.")
    return found


def public() -> frozenset[str]:
    return frozenset(word for area in AREAS for word in getattr(area, "PUBLIC", ()))


def forms() -> Mapping[tuple[str, str], Callable[..., dict[str, Any]]]:
    return {at: make for area in AREAS for at, make in getattr(area, "FORMS", {}).items()}


def furnish(house: Any, people: Mapping[str, Any]) -> None:
    for area in AREAS:
        getattr(area, "furnish", lambda house, people: None)(house, people)
