"""The scale runs from the best down; without one there is nothing to cap."""

from collections.abc import Iterator
from itertools import pairwise

from standards.loading.draft import Element, Framework, plain
from standards.loading.shapes import Fault, near
from standards.loading.source import Route


def faults(framework: Framework) -> Iterator[Fault]:
    yield from _order(framework)
    yield from _wording(framework)
    yield from _overall(framework)
    if framework.raw.get("answers") and framework.levels:
        yield ("answers",), "is for a framework without a scale"
    for element in framework.elements:
        yield from _columns(framework, element)


def _wording(framework: Framework) -> Iterator[Fault]:
    """Levels are told apart by their words, in each of the places that have a wording of their own."""
    for key in ("label", "column", "overall"):
        seen: dict[str, str] = {}
        for index, level in enumerate(framework.levels):
            other = seen.setdefault(plain(level[key]), level["code"])
            if other != level["code"]:
                yield (
                    ("scale", "levels", index, key),
                    f"“{level[key]}” is what {other} is called too; give each level words of its own",
                )


def _order(framework: Framework) -> Iterator[Fault]:
    for index, (better, worse) in enumerate(pairwise(framework.levels)):
        if better["rank"] <= worse["rank"]:
            yield ("scale", "levels", index + 1, "rank"), "levels must run from the highest rank down"
        if better["asks"] == "applies" and worse["asks"] == "met":
            yield (
                ("scale", "levels", index + 1, "asks"),
                "a level that asks “applies” may not stand above this one",
            )


def _overall(framework: Framework) -> Iterator[Fault]:
    """Its levels exist and run down; what it does not name it would not count, so that may not be low."""
    said = framework.raw.get("overall")
    if said is None:
        return
    named = {key: said[key] for key in ("top", "good", "below", "lowest")}
    for key, code in named.items():
        yield from level_exists(framework, ("overall", key), code)
    if any(code not in framework.rank for code in named.values()):
        return
    wrong = list(_overall_order(framework, named))
    yield from wrong
    if not wrong:
        yield from _overall_unnamed(framework, named)


def _overall_order(framework: Framework, named: dict[str, str]) -> Iterator[Fault]:
    rank = {key: framework.rank[code] for key, code in named.items()}
    for better, worse in pairwise(named):
        if rank[worse] > rank[better] or (worse == "below" and rank[worse] == rank[better]):
            yield (
                ("overall", worse),
                f"“{named[worse]}” must stand below “{named[better]}”, which is `{better}`; "
                f"name the levels from the highest down: top, good, below, lowest",
            )


def _overall_unnamed(framework: Framework, named: dict[str, str]) -> Iterator[Fault]:
    good = framework.rank[named["good"]]
    for code, rank in framework.rank.items():
        if rank < good and code not in named.values():
            yield (
                ("overall",),
                f"“{code}” is lower than “{named['good']}”, and neither below nor lowest is “{code}”, so the rule "
                "would overlook it; name it, or leave overall out",
            )


def _columns(framework: Framework, element: Element) -> Iterator[Fault]:
    for code in element.raw.get("criteria", {}):
        yield from level_exists(framework, (*element.route, "criteria", code), code)
    if not framework.levels and element.rules:
        yield (*element.route, "rules"), "there is no scale for a rule to cap"


def level_exists(framework: Framework, route: Route, code: str | None) -> Iterator[Fault]:
    if code is not None and code not in framework.level:
        listed = ", ".join(framework.level)
        hint = near(code, framework.level) or (
            f"; the levels are {listed}" if listed else "; there is no scale"
        )
        yield route, f"there is no level “{code}”{hint}"
