"""Frameworks are told apart by their short titles: no two have the same one. Versions of one framework may."""

from collections.abc import Iterable

from standards.loading.draft import Framework as Draft
from standards.loading.draft import plain
from standards.loading.source import Problem
from standards.models import Framework


def problems_of_naming(draft: Draft, held: Iterable[Framework]) -> list[Problem]:
    """`held` are the versions that are here."""
    slug, name = draft.key[0], plain(draft.raw["short_title"])
    other = next((row for row in held if row.slug != slug and plain(row.short_title) == name), None)
    return [_taken(draft, f"{other.slug} {other.version}".strip())] if other else []


def problems_among(drafts: Iterable[Draft]) -> list[Problem]:
    """Of files that are loaded at once."""
    first: dict[str, Draft] = {}
    problems = []
    for draft in drafts:
        other = first.setdefault(plain(draft.raw["short_title"]), draft)
        if other.key[0] != draft.key[0]:
            problems.append(_taken(draft, f"{other.key[0]} in {other.document.file}"))
    return problems


def _taken(draft: Draft, whose: str) -> Problem:
    message = f"is the short title of {whose} too; give this one another, so that people can tell them apart"
    return draft.document.problem(("short_title",), message)
