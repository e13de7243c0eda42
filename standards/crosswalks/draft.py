"""Files in, drafts out; or every problem of every file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standards.crosswalks import checks
from standards.crosswalks.schema import CROSSWALK
from standards.enums import LinkKind
from standards.loading.source import Document, InvalidFramework, Problem, read
from standards.loading.validate import shown
from standards.models import Element

Key = tuple[str, str]
Refs = Mapping[Key, list[str]]


@dataclass(frozen=True)
class Draft:
    document: Document

    @property
    def left(self) -> Key:
        return key_of(self.document.data["left"])

    @property
    def right(self) -> Key:
        return key_of(self.document.data["right"])

    @property
    def pair(self) -> frozenset[Key]:
        return frozenset((self.left, self.right))

    @property
    def version(self) -> int:
        return self.document.data["version"]

    @property
    def rows(self) -> list[tuple[str, str, str, str]]:
        """Left, right, kind and why; one without a match has an empty side."""
        data = self.document.data
        links = [(link["left"], link["right"], link["kind"], link["why"]) for link in data["links"]]
        for side, without in data.get("none", {}).items():
            for entry in without:
                for ref in entry["elements"]:
                    ends = (ref, "") if side == "left" else ("", ref)
                    links.append((*ends, LinkKind.NONE, entry["why"]))
        return links


def key_of(named: Mapping[str, Any]) -> Key:
    return named["framework"], named["version"]


def validated(paths: Iterable[Path]) -> list[Draft]:
    """Raises InvalidFramework with the problems of all files. One query."""
    documents, problems = _read(paths)
    refs = _refs_loaded()
    drafts = [Draft(document) for document in documents]
    for draft in drafts:
        faults = checks.faults(draft.document.data, (draft.left, draft.right), refs)
        found = [draft.document.problem(*fault) for fault in faults]
        problems += sorted(found, key=lambda problem: problem.line)
    problems += _same_twice(drafts)
    if problems:
        raise InvalidFramework(problems)
    return drafts


def _read(paths: Iterable[Path]) -> tuple[list[Document], list[Problem]]:
    """Those of the right shape; one of a wrong shape is not checked further."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            document = read(path, shown(path), "crosswalk")
        except InvalidFramework as error:
            problems += error.problems
            continue
        found = [document.problem(*fault) for fault in CROSSWALK.faults(document.data, ())]
        problems += sorted(found, key=lambda problem: problem.line)
        if not found:
            documents.append(document)
    return documents, problems


def _refs_loaded() -> Refs:
    """The elements of every framework that is loaded, in order."""
    found: dict[Key, list[str]] = {}
    rows = Element.objects.order_by("framework", "position")
    for slug, version, ref in rows.values_list("framework__slug", "framework__version", "ref"):
        found.setdefault((slug, version), []).append(ref)
    return found


def _same_twice(drafts: list[Draft]) -> list[Problem]:
    """A pair is written once, and read both ways from there."""
    first: dict[frozenset[Key], Draft] = {}
    problems = []
    for draft in drafts:
        other = first.setdefault(draft.pair, draft)
        if other is not draft:
            message = f"the crosswalk of these two frameworks stands in {other.document.file} too"
            problems.append(draft.document.problem(("left",), message))
    return problems
