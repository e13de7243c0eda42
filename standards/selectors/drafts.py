"""Framework files that administrators brought: a person's own, what they hold, what publishing them would do."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from standards.content import Content, build, content_for
from standards.enums import DraftState
from standards.loading.draft import Framework as Parsed
from standards.loading.rows import rows_of
from standards.loading.source import Problem, document_of
from standards.loading.store import in_use, problems_of_replacing
from standards.loading.validate import validated_document
from standards.lookup import newness
from standards.models import Framework, FrameworkDraft

HEAVY = ("text", "problems")


@dataclass(frozen=True)
class Standing:
    """What publishing would do, in `words`; where it cannot be, `problems` say why, with their places."""

    words: str
    problems: tuple[Problem, ...]
    row: Framework | None
    others: tuple[Framework, ...]

    @property
    def may_publish(self) -> bool:
        return not self.problems


def drafts_of(user: Any) -> QuerySet[FrameworkDraft]:
    """Their own, not published yet."""
    return FrameworkDraft.objects.filter(by=user).exclude(state=DraftState.PUBLISHED)


def listed(user: Any) -> list[FrameworkDraft]:
    return list(drafts_of(user).defer("text"))


def published() -> list[FrameworkDraft]:
    """By whomever, newest first; each framework once."""
    rows = FrameworkDraft.objects.filter(state=DraftState.PUBLISHED, framework__isnull=False)
    newest: dict[int | None, FrameworkDraft] = {}
    for row in rows.select_related("by", "framework").defer(*HEAVY).order_by("-published_at"):
        newest.setdefault(row.framework_id, row)
    return list(newest.values())


@lru_cache(maxsize=8)
def parsed(file_name: str, text: str) -> Parsed:
    """Checked but for what other versions say. Raises InvalidFramework."""
    return validated_document(document_of(text, file_name))


@lru_cache(maxsize=8)
def _content(file_name: str, text: str) -> Content:
    return build(rows_of(parsed(file_name, text)))


def content_of(draft: FrameworkDraft) -> Content:
    """As it will be browsed; only for one without errors. No query."""
    return _content(draft.file_name, draft.text)


def standing_of(draft: FrameworkDraft) -> Standing:
    """Three queries, and one a table that points at a version which the file would change."""
    file = parsed(draft.file_name, draft.text)
    versions = list(Framework.objects.filter(slug=file.key[0]))
    held = {(row.slug, row.version): row for row in versions}
    row = held.get(file.key)
    problems = [*_refusals(file, row), *problems_of_replacing(file, held, {})]
    others = tuple(other for other in versions if other != row)
    return Standing(_words(row, others), tuple(problems), row, others)


def _refusals(file: Parsed, row: Framework | None) -> Iterable[Problem]:
    if row is None:
        return
    name = f"{row.slug} {row.version}"
    if row.checksum == file.document.checksum:
        yield _of_version(file, f"{name} says this already, word for word; there is nothing to publish")
    elif in_use([row]):
        yield _of_version(
            file,
            f"{name} is here with another text, and a round uses it. A version in use never changes: "
            "give this text a new version",
        )
    elif not row.drafts.exists():
        yield _of_version(file, f"{name} comes with this product; give this text a version of its own")


def _of_version(file: Parsed, message: str) -> Problem:
    return file.document.problem(("version",), message)


def _words(row: Framework | None, others: tuple[Framework, ...]) -> str:
    if row is not None:
        return "Publishing replaces the text that was published under this version. No round uses it yet."
    if others:
        names = ", ".join(sorted(other.version for other in others))
        return f"Publishing adds a version beside {names}. Rounds stay on the version that they began with."
    return "Publishing adds a framework that is not here yet."


def others_of(draft: FrameworkDraft) -> list[Content]:
    """The other versions of it that are here, newest first."""
    rows = Framework.objects.filter(slug=draft.slug).exclude(version=draft.framework_version)
    return [content_for(row) for row in sorted(rows, key=lambda row: newness(row.version), reverse=True)]
