"""What a file says of the version before: that its own side exists, and each part has one fate."""

from collections.abc import Iterator, Mapping

from standards.loading.draft import Framework, as_list
from standards.loading.shapes import Fault, near
from standards.loading.source import Route

ONE = {"phases": "phase", "elements": "element", "criteria": "criterion", "measures": "measure"}


def faults(framework: Framework) -> Iterator[Fault]:
    said = framework.raw.get("replaces", {})
    if said.get("version") == framework.key[1]:
        yield ("replaces", "version"), "is this version itself; name the one before"
    for kind, refs in refs_by_kind(framework).items():
        for route, was, now in moves_in(framework, kind):
            yield from _both_many(route, was, now)
            for ref in now:
                if ref not in refs:
                    yield (*route, "now"), f"this file has no {ONE[kind]} “{ref}”{near(ref, refs)}"
        yield from _twice(framework, kind)


def refs_by_kind(framework: Framework) -> Mapping[str, dict[str, None]]:
    elements = framework.elements
    return {
        "phases": dict.fromkeys(framework.phases),
        "elements": dict.fromkeys(element.ref for element in elements),
        "criteria": dict.fromkeys(part.ref for element in elements for part in element.criteria),
        "measures": dict.fromkeys(part.ref for element in elements for part in element.measures),
    }


def moves_in(framework: Framework, kind: str) -> Iterator[tuple[Route, list[str], list[str]]]:
    for index, move in enumerate(framework.raw.get("replaces", {}).get(kind, [])):
        yield ("replaces", kind, index), as_list(move["was"]), as_list(move["now"])


def _both_many(route: Route, was: list[str], now: list[str]) -> Iterator[Fault]:
    if len(was) > 1 and len(now) > 1:
        yield route, "merges and splits at once; give each part that goes on by itself a line of its own"


def _twice(framework: Framework, kind: str) -> Iterator[Fault]:
    """A part that goes to two places is one line with both; so is one that comes from two."""
    seen: dict[str, set[str]] = {"was": set(), "now": set()}
    for route, was, now in moves_in(framework, kind):
        for key, refs in (("was", was), ("now", now)):
            for ref in refs:
                if ref in seen[key]:
                    yield (*route, key), f"“{ref}” is named above already; say it all in one line"
                seen[key].add(ref)
