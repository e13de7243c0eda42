"""All framework versions and the crosswalks loaded for them, and which crosswalk speaks for which two versions.

A version without a crosswalk of its own with another framework reads that of the version it replaces.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.db.models.fields.json import KT

from standards.changing import follow
from standards.changing.crosswalk import carried
from standards.content import content_for
from standards.content.crosswalk import Crosswalk, Known, Version, crosswalk_for, kept
from standards.models import Framework

VERSION = ("pk", "slug", "version", KT("replaces__version"), "checksum", "loaded_at")
READ_TO = ("pk", "right", "checksum", "loaded_at")
Path = tuple[Version, ...]


class Shelf:
    """Read in one query; what it hands out is built once per process."""

    def __init__(self) -> None:
        rows = list(_rows())
        self.versions = {row[0]: Version(*row[:6]) for row in rows}
        self.loaded: dict[tuple[int, int], Known] = {}
        self._by_name = {(one.slug, one.version): one for one in self.versions.values()}
        for left, *_, pk, right, checksum, loaded_at in rows:
            if pk is not None:
                ends = self.versions[left], self.versions[right]
                self.loaded[left, right] = Known(pk, checksum, loaded_at, *ends)

    def read_from(self, pk: int) -> list[Crosswalk]:
        """With each version of each other framework, by its name."""
        here = self.versions[pk]
        found = [self._between(here, there) for there in self.versions.values()]
        walks = [walk for walk in found if walk]
        return sorted(walks, key=lambda walk: (walk.there.short_title, walk.there.version))

    def between(self, here: int, there: int) -> Crosswalk | None:
        return self._between(self.versions[here], self.versions[there])

    def ends(self) -> list[tuple[Version, Version]]:
        """Of each crosswalk that is loaded."""
        return [(known.left, known.right) for known in self.loaded.values()]

    def _between(self, here: Version, there: Version) -> Crosswalk | None:
        """The same pair gives the same crosswalk from either side."""
        if (here.slug, here.pk) > (there.slug, there.pk):
            walk = self._between(there, here)
            return walk.turned if walk else None
        known = self._loaded_for(here, there)
        if known or here.slug == there.slug:
            return _facing(known, here) if known else None
        return self._followed(here, there)

    def _followed(self, here: Version, there: Version) -> Crosswalk | None:
        """From the nearest versions before these two that have one."""
        near = list(self._nearest(here, there))
        if not near:
            return None
        _, from_here, from_there, known = min(near)
        paths = self._path(here)[: from_here + 1], self._path(there)[: from_there + 1]
        return kept((known, *paths), lambda: _carried(_facing(known, paths[0][-1]), *paths))

    def _nearest(self, here: Version, there: Version) -> Iterator[tuple[int, int, int, Known]]:
        for from_here, one in enumerate(self._path(here)):
            for from_there, other in enumerate(self._path(there)):
                if known := self._loaded_for(one, other):
                    yield from_here + from_there, from_here, from_there, known

    def _loaded_for(self, one: Version, other: Version) -> Known | None:
        return self.loaded.get((one.pk, other.pk)) or self.loaded.get((other.pk, one.pk))

    def _path(self, version: Version) -> Path:
        """It and what it replaces, each once, even where files name each other in a circle."""
        path = [version]
        while (before := self._by_name.get((version.slug, path[-1].replaces))) and before not in path:
            path.append(before)
        return tuple(path)


def _rows() -> QuerySet[Framework, tuple[Any, ...]]:
    read_to = (f"crosswalks_to_right__{column}" for column in READ_TO)
    return Framework.objects.order_by("slug", "pk", "crosswalks_to_right__right__slug").values_list(
        *VERSION, *read_to
    )


def _facing(known: Known, here: Version) -> Crosswalk:
    walk = crosswalk_for(known)
    return walk if known.left == here else walk.turned


def _carried(walk: Crosswalk, here: Path, there: Path) -> Crosswalk:
    """From the end of both paths to their beginnings. One query."""
    rows = Framework.objects.in_bulk([version.pk for version in (*here, *there)])
    for path in (here, there):
        contents = [content_for(rows[version.pk]) for version in reversed(path)]
        walk = (carried(walk, contents[-1], follow(contents)) if len(path) > 1 else walk).turned
    return walk
