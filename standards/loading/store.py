"""Writes valid frameworks: all of them in one transaction, with one bulk insert a table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Any

from django.db import models, transaction

from standards.content import build, content_for
from standards.content.rows import Rows
from standards.loading import replacing
from standards.loading.draft import Framework as Draft
from standards.loading.naming import problems_of_naming
from standards.loading.rows import rows_of
from standards.loading.source import InvalidFramework, Problem
from standards.models import (
    Area,
    Criterion,
    Element,
    Framework,
    Level,
    Measure,
    Passage,
    Phase,
    Rule,
    Section,
)

# Children before parents, for deleting; the other way round for writing.
TABLES: tuple[tuple[type[models.Model], str], ...] = (
    (Passage, "framework"),
    (Section, "framework"),
    (Rule, "framework"),
    (Measure, "element__framework"),
    (Criterion, "element__framework"),
    (Element, "framework"),
    (Area, "framework"),
    (Phase, "framework"),
    (Level, "framework"),
)
LISTS = ("levels", "phases", "areas", "elements", "criteria", "measures", "rules", "sections", "passages")


Held = Mapping[tuple[str, str], Framework]


class Change(StrEnum):
    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Stored:
    file: str
    change: Change


@transaction.atomic
def store(drafts: list[Draft]) -> list[Stored]:
    """Raises InvalidFramework, and writes nothing, where a changed version is in use."""
    held = {(row.slug, row.version): row for row in Framework.objects.select_for_update()}
    _refuse_wrong_replacing(drafts, held)
    changes = [(draft, _change(held.get(draft.key), draft)) for draft in drafts]
    _refuse_names_taken([draft for draft, change in changes if change is not Change.UNCHANGED], held)
    replaced = [held[draft.key] for draft, change in changes if change is Change.REPLACED]
    _refuse_those_in_use(changes, replaced)
    _empty(replaced)
    _write([_with_row(rows_of(draft), held) for draft, change in changes if change is not Change.UNCHANGED])
    return [Stored(draft.document.file, change) for draft, change in changes]


def _change(row: Framework | None, draft: Draft) -> Change:
    if row is None:
        return Change.ADDED
    return Change.UNCHANGED if row.checksum == draft.document.checksum else Change.REPLACED


def _with_row(rows: Rows, held: Held) -> Rows:
    """A replaced framework keeps its row, and so its address."""
    before = held.get((rows.framework.slug, rows.framework.version))
    if before is not None:
        rows.framework.pk = before.pk
    return rows


def _refuse_those_in_use(changes: list[tuple[Draft, Change]], replaced: list[Framework]) -> None:
    used = in_use(replaced)
    problems = [
        Problem(draft.document.file, 1, "version", _refusal(draft))
        for draft, change in changes
        if change is Change.REPLACED and draft.key in used
    ]
    if problems:
        raise InvalidFramework(problems)


def _refuse_names_taken(drafts: list[Draft], held: Held) -> None:
    if problems := [problem for draft in drafts for problem in problems_of_naming(draft, held.values())]:
        raise InvalidFramework(problems)


def _refuse_wrong_replacing(drafts: list[Draft], held: Held) -> None:
    together = {draft.key: draft for draft in drafts}
    problems = [problem for draft in drafts for problem in problems_of_replacing(draft, held, together)]
    if problems:
        raise InvalidFramework(problems)


def problems_of_replacing(
    draft: Draft, held: Held, together: Mapping[tuple[str, str], Draft]
) -> list[Problem]:
    """`together` are the files that are loaded at once: one may replace another of them."""
    slug = draft.key[0]
    key = (slug, draft.raw.get("replaces", {}).get("version", ""))
    other = together.get(key)
    old = build(rows_of(other)) if other else content_for(held[key]) if key in held else None
    return replacing.problems(draft, old, sorted(version for at, version in held if at == slug))


def _refusal(draft: Draft) -> str:
    return (
        f"the content differs from {draft.raw['slug']} {draft.raw['version']} as loaded, which a round uses. "
        "A version in use never changes: give the changed text a new version and load that beside it"
    )


def in_use(frameworks: Iterable[Framework]) -> set[tuple[str, str]]:
    """Slug and version of those that a row of another app points at, in whatever table.

    Asked of the tables themselves, so that this app need not know who uses it. Relations that do nothing on
    deletion are kept copies of past rows, not uses.
    """
    pks = [framework.pk for framework in frameworks]
    if not pks:
        return set()
    found = set(chain.from_iterable(_users(relation, path, pks) for relation, path in _outside()))
    return {(framework.slug, framework.version) for framework in frameworks if framework.pk in found}


def _outside() -> Iterator[tuple[Any, str]]:
    tables: list[tuple[type[models.Model], str]] = [*TABLES, (Framework, "")]
    for model, path in tables:
        for relation in model._meta.get_fields(include_hidden=True):
            incoming = relation.auto_created and not relation.concrete and relation.is_relation
            if incoming and _is_a_use(relation):
                yield relation, path


def _is_a_use(relation: Any) -> bool:
    inside = relation.related_model._meta.app_label == Framework._meta.app_label
    return not inside and getattr(relation, "on_delete", None) is not models.DO_NOTHING


def _users(relation: Any, path: str, pks: list[int]) -> Iterable[int]:
    lookup = "__".join(filter(None, (relation.field.name, path)))
    rows = relation.related_model._base_manager.filter(**{f"{lookup}__in": pks})
    return rows.order_by().values_list(lookup, flat=True).distinct()


def _empty(frameworks: list[Framework]) -> None:
    """One statement a table: nothing outside points at these rows; if it did, the database would refuse."""
    for model, path in TABLES if frameworks else ():
        rows = model._base_manager.filter(**{f"{path}__in": frameworks})
        rows._raw_delete(rows.db)


def _write(bundles: list[Rows]) -> None:
    for rows in bundles:
        if rows.framework.pk is not None:
            rows.framework.save(force_update=True)
    Framework.objects.bulk_create([rows.framework for rows in bundles if rows.framework.pk is None])
    for name in LISTS if bundles else ():
        together = list(chain.from_iterable(getattr(rows, name) for rows in bundles))
        if together:
            type(together[0])._base_manager.bulk_create(together)
