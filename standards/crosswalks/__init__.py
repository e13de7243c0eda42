"""Crosswalk files: read, checked and written. `manage.py load_crosswalks` is its front. See docs/crosswalks.md."""

from collections.abc import Iterable
from pathlib import Path

from standards.crosswalks.draft import validated
from standards.crosswalks.store import store
from standards.loading import InvalidFramework, Stored, files_in

__all__ = ["InvalidFramework", "Stored", "check", "load"]


def load(paths: Iterable[Path]) -> list[Stored]:
    """The files, or all files of the directories. Any problem: InvalidFramework, nothing written."""
    return store(validated(files_in(paths)))


def check(paths: Iterable[Path]) -> list[str]:
    """The files, all valid against the frameworks that are loaded. Raises InvalidFramework; writes nothing."""
    return [draft.document.file for draft in validated(files_in(paths))]
