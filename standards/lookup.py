"""A framework by the name people give it on a command line: slug, slug@version, or the path of a file."""

import re
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from standards.content import Content, build, content_for
from standards.loading import InvalidFramework, validated_one
from standards.loading.rows import rows_of
from standards.loading.shapes import near
from standards.models import Framework


class NotFound(LookupError):
    """Said in full, for people."""


def content_named(name: str) -> Content:
    """From the tables; for a slug that is not loaded, from its file; for a path, from that file, not loaded.

    Raises NotFound, or InvalidFramework for a file with faults.
    """
    if name.endswith((".yaml", ".yml")) or "/" in name:
        return content_of_file(Path(name))
    slug, _, version = name.partition("@")
    return _loaded(slug, version) or _from_files(slug, version) or _fail(name)


def content_of_file(path: Path) -> Content:
    if not path.is_file():
        raise NotFound(f"There is no file {path}.")
    return build(rows_of(validated_one(path)))


def _loaded(slug: str, version: str) -> Content | None:
    try:
        found = list(Framework.objects.filter(slug=slug, **({"version": version} if version else {})))
    except DatabaseError:  # no database, or one without our tables yet: the files will do
        return None
    return content_for(max(found, key=lambda row: newness(row.version))) if found else None


def newness(version: str) -> tuple[tuple[int, str], ...]:
    """So that 2010 is newer than 2009, and 10 than 9."""
    return tuple(
        (int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", version) if part
    )


def _from_files(slug: str, version: str) -> Content | None:
    for path in sorted(
        settings.FRAMEWORKS_DIR.glob("*.yaml"), key=lambda path: newness(path.stem), reverse=True
    ):
        if path.stem in (slug, f"{slug}-{version}") or (not version and path.stem.startswith(f"{slug}-")):
            content = content_of_file(path)
            if content.slug == slug and version in ("", content.version):
                return content
    return None


def _fail(name: str) -> Content:
    known = sorted(known_names())
    listed = f" Frameworks here: {', '.join(known)}." if known else " None is loaded, and there are no files."
    raise NotFound(f"There is no framework “{name}”{near(name, known)}.{listed}".replace("?.", "?"))


def known_names() -> set[str]:
    try:
        loaded = set(Framework.objects.values_list("slug", flat=True))
    except DatabaseError:
        loaded = set()
    for path in settings.FRAMEWORKS_DIR.glob("*.yaml"):
        try:
            loaded.add(content_of_file(path).slug)
        except InvalidFramework:
            continue
    return loaded
