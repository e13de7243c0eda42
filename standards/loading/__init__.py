"""Framework files: found, read, checked and written. `manage.py load_frameworks` is its front."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from standards.loading.source import InvalidFramework, Problem
from standards.loading.store import Change, Stored, store
from standards.loading.validate import shown, validated, validated_one

__all__ = ["Change", "InvalidFramework", "Problem", "Stored", "check", "files_in", "load", "validated_one"]


def load(paths: Iterable[Path]) -> list[Stored]:
    """The files, or all files of the directories. Any problem: InvalidFramework, nothing written."""
    return store(validated(files_in(paths)))


def check(paths: Iterable[Path]) -> list[str]:
    """The files, all valid. Raises InvalidFramework; touches no table."""
    return [draft.document.file for draft in validated(files_in(paths))]


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Each file once, in the order given. Raises InvalidFramework for what is not there."""
    found: dict[Path, None] = {}
    problems: list[Problem] = []
    for path in paths:
        files = list(_files(path))
        if not files:
            missing = (
                "there is no .yaml file in it" if path.is_dir() else "there is no such file or directory"
            )
            problems.append(Problem(shown(path), 0, "", missing))
        found.update(dict.fromkeys(files))
    if problems:
        raise InvalidFramework(problems)
    return list(found)


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted((*path.glob("*.yaml"), *path.glob("*.yml")))
    elif path.exists():
        yield path
