"""Files in, drafts out; or every problem of every file."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from standards.loading import checks
from standards.loading.draft import Framework, draft_of
from standards.loading.naming import problems_among
from standards.loading.reader import MOST_FAULTS
from standards.loading.schema import FRAMEWORK
from standards.loading.shapes import Fault
from standards.loading.source import Document, InvalidFramework, Problem, read


def validated(paths: Iterable[Path]) -> list[Framework]:
    """Raises InvalidFramework with the problems of all files; a wrong shape is not checked further."""
    drafts: list[Framework] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            drafts.append(validated_one(path))
        except InvalidFramework as error:
            problems += error.problems
    problems += [*_same_twice(drafts), *problems_among(drafts)]
    if problems:
        raise InvalidFramework(problems)
    return drafts


def validated_one(path: Path) -> Framework:
    return validated_document(read(path, shown(path)))


def validated_document(document: Document) -> Framework:
    problems = _first(document, FRAMEWORK.faults(document.data, ()))
    if not problems:
        draft = draft_of(document)
        problems = _first(document, checks.faults(draft))
    if problems:
        raise InvalidFramework(sorted(problems, key=lambda problem: problem.line))
    return draft


def well_laid(document: Document) -> bool:
    """Whether what it says has been checked too, and not its shape alone."""
    return next(FRAMEWORK.faults(document.data, ()), None) is None


def _first(document: Document, faults: Iterator[Fault]) -> list[Problem]:
    """No more than a person reads: a file may be wrong in every line, and a hint costs more than the fault."""
    return [document.problem(*fault) for fault in islice(faults, MOST_FAULTS)]


def shown(path: Path) -> str:
    """As people would type it: relative to where they stand, where that is shorter."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _same_twice(drafts: list[Framework]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Framework] = {}
    for draft in drafts:
        other = first.setdefault(draft.key, draft)
        if other is not draft:
            message = f"{draft.raw['slug']} {draft.raw['version']} stands in {other.document.file} too"
            yield draft.document.problem(("version",), message)
