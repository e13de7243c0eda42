"""What changed between two versions of a framework, by whatever versions lie between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from standards.changing import Comparison, Fate, Moves, Row, compare, follow
from standards.changing.compare import COMPARED
from standards.content import Content, content_for
from standards.models import Framework


def moves_from(old: Content, new: Content) -> Moves:
    """Which parts of the new version carry on those of the old. One query where they are of one framework."""
    return follow(_steps(old, new))


def comparison(old: Content, new: Content) -> Comparison:
    return compare(old, new, moves_from(old, new))


@dataclass(frozen=True)
class Kind:
    """`rows` are those that are not as they were."""

    key: str
    name: str
    counts: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]


def kinds_of(compared: Comparison) -> list[Kind]:
    """For the page: each kind that either version has."""
    names = {"elements": compared.new.element_many}
    kinds = []
    for key in COMPARED:
        if rows := compared.of(key):
            counted = ((fate.value, compared.count(key, fate)) for fate in Fate)
            counts = tuple((fate, count) for fate, count in counted if count)
            changed = tuple(row for row in rows if row.fate != Fate.KEPT)
            kinds.append(Kind(key, names.get(key, key), counts, changed))
    return kinds


def lineage(content: Content) -> list[tuple[Content, Moves]]:
    """The versions behind this one by what each says that it replaces, the nearest first, each with what became of it.

    One query; none where it replaces none.
    """
    steps, found = [content], []
    for before in _behind(content):
        steps.insert(0, before)
        found.append((before, follow(steps)))
    return found


def _steps(old: Content, new: Content) -> list[Content]:
    """Back from the new one by what each says that it replaces; straight across where that does not lead there."""
    if old.slug != new.slug or old.version == new.version or new.replaces.get("version", "") == old.version:
        return [old, new]
    steps = [new]
    for before in _behind(new):
        steps.insert(0, before)
        if before.version == old.version:
            return steps
    return [old, new]


def _behind(content: Content) -> Iterator[Content]:
    """Each version once, even where files name each other in a circle."""
    version = content.replaces.get("version", "")
    if not version:
        return
    rows = {row.version: row for row in Framework.objects.filter(slug=content.slug)}
    rows.pop(content.version, None)
    while row := rows.pop(version, None):
        before = content_for(row)
        yield before
        version = before.replaces.get("version", "")
