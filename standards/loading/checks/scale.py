"""The scale runs from the best down; without one there is nothing to cap."""

from collections.abc import Iterator

from standards.loading.draft import Element, Framework
from standards.loading.shapes import Fault, near
from standards.loading.source import Route


def faults(framework: Framework) -> Iterator[Fault]:
    yield from _order(framework)
    yield from _overall(framework)
    if framework.raw.get("answers") and framework.levels:
        yield ("answers",), "is for a framework without a scale"
    for element in framework.elements:
        yield from _columns(framework, element)


def _order(framework: Framework) -> Iterator[Fault]:
    for index, (better, worse) in enumerate(zip(framework.levels, framework.levels[1:], strict=False)):
        if better["rank"] <= worse["rank"]:
            yield ("scale", "levels", index + 1, "rank"), "levels must run from the highest rank down"
        if better["asks"] == "applies" and worse["asks"] == "met":
            yield (
                ("scale", "levels", index + 1, "asks"),
                "a level that asks “applies” may not stand above this one",
            )


def _overall(framework: Framework) -> Iterator[Fault]:
    for key, code in framework.raw.get("overall", {}).items():
        if key != "text":
            yield from level_exists(framework, ("overall", key), code)


def _columns(framework: Framework, element: Element) -> Iterator[Fault]:
    for code in element.raw.get("criteria", {}):
        yield from level_exists(framework, (*element.route, "criteria", code), code)
    if not framework.levels and element.rules:
        yield (*element.route, "rules"), "there is no scale for a rule to cap"


def level_exists(framework: Framework, route: Route, code: str | None) -> Iterator[Fault]:
    if code is not None and code not in framework.level:
        yield route, f"there is no level “{code}”{near(code, framework.level)}"
