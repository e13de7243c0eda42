"""What a crosswalk file of the right shape may still get wrong: elements that do not exist or are left out."""

from collections.abc import Iterator, Mapping
from typing import Any

from standards.loading.shapes import Fault, near
from standards.loading.source import Route

Key = tuple[str, str]
Raw = Mapping[str, Any]
SIDES = ("left", "right")


def faults(raw: Raw, keys: tuple[Key, Key], loaded: Mapping[Key, list[str]]) -> Iterator[Fault]:
    unknown = list(_frameworks(keys, loaded))
    yield from unknown
    yield from _twice(raw)
    if not unknown:
        for side, key in zip(SIDES, keys, strict=True):
            yield from _side(raw, side, key, loaded[key])


def _frameworks(keys: tuple[Key, Key], loaded: Mapping[Key, list[str]]) -> Iterator[Fault]:
    if keys[0] == keys[1]:
        yield ("right",), "is the same framework as on the left"
    names = [" ".join(key) for key in loaded]
    for side, key in zip(SIDES, keys, strict=True):
        if key not in loaded:
            name = " ".join(key)
            yield (
                (side,),
                f"there is no framework {name} here; load it before its crosswalks{near(name, names)}",
            )


def _twice(raw: Raw) -> Iterator[Fault]:
    first: dict[tuple[str, str], int] = {}
    for index, link in enumerate(raw["links"]):
        before = first.setdefault((link["left"], link["right"]), index)
        if before != index:
            yield (
                ("links", index),
                f"{link['left']} and {link['right']} are linked in links[{before + 1}] too",
            )


def _side(raw: Raw, side: str, key: Key, refs: list[str]) -> Iterator[Fault]:
    """Every element of the framework has a link or a reason for none, not both, and no other is named."""
    links: list[tuple[Route, str]] = [(("links", i, side), link[side]) for i, link in enumerate(raw["links"])]
    without = list(_without(raw, side))
    for route, ref in (*links, *without):
        if ref not in refs:
            yield route, f"{' '.join(key)} has no element “{ref}”{near(ref, refs)}"
    linked, said = {ref for _, ref in links}, set[str]()
    for route, ref in without:
        if ref in linked:
            yield route, f"“{ref}” has a link, so it is not without one"
        elif ref in said:
            yield route, f"“{ref}” is said to be without a link already"
        said.add(ref)
    if left_out := [ref for ref in refs if ref not in linked | said]:
        yield (side,), f"neither a link nor a reason for none is given for {', '.join(left_out)}"


def _without(raw: Raw, side: str) -> Iterator[tuple[Route, str]]:
    for i, entry in enumerate(raw.get("none", {}).get(side, [])):
        for j, ref in enumerate(entry["elements"]):
            yield ("none", side, i, "elements", j), ref
