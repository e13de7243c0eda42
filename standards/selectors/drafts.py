"""Framework files that administrators brought: a person's own, what they hold, what publishing them would do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from django.db.models import QuerySet

from standards.content import Content, build, content_for
from standards.enums import DraftState
from standards.loading.draft import Framework as Parsed
from standards.loading.naming import problems_of_naming
from standards.loading.rows import rows_of
from standards.loading.source import InvalidFramework, Problem, document_of
from standards.loading.store import in_use, problems_of_replacing
from standards.loading.validate import validated_document, well_laid
from standards.lookup import newness
from standards.models import Framework, FrameworkDraft

HEAVY = ("text", "problems")
MOST_READ = 20


@dataclass(frozen=True)
class Standing:
    """What publishing would do, in `words`; where it cannot be, `problems` say why, with their places.

    `readable` is whether there is something to show of it.
    """

    words: str
    problems: tuple[Problem, ...]
    others: tuple[Framework, ...] = ()
    readable: bool = True

    @property
    def may_publish(self) -> bool:
        return not self.problems


def drafts_of(user: Any) -> QuerySet[FrameworkDraft]:
    """Their own, not published yet."""
    return FrameworkDraft.objects.filter(by=user).exclude(state=DraftState.PUBLISHED)


def listed(user: Any) -> list[tuple[FrameworkDraft, Standing]]:
    drafts = list(drafts_of(user))
    return list(zip(drafts, standings_of(drafts), strict=True))


def published() -> list[FrameworkDraft]:
    """By whomever, newest first; each framework once."""
    rows = FrameworkDraft.objects.filter(state=DraftState.PUBLISHED, framework__isnull=False)
    newest: dict[int | None, FrameworkDraft] = {}
    for row in rows.select_related("by", "framework").defer(*HEAVY).order_by("-published_at"):
        newest.setdefault(row.framework_id, row)
    return list(newest.values())


@lru_cache(maxsize=MOST_READ)
def parsed(file_name: str, text: str) -> Parsed:
    """Checked but for what other versions say. Raises InvalidFramework."""
    return validated_document(document_of(text, file_name))


def only_layout_of(draft: FrameworkDraft) -> bool:
    """Of one with errors: whether they are of its layout, so that what it says is not checked yet."""
    return _only_layout(draft.file_name, draft.text)


@lru_cache(maxsize=8)
def _only_layout(file_name: str, text: str) -> bool:
    try:
        return not well_laid(document_of(text, file_name))
    except InvalidFramework:  # as far as it could be read at all
        return True


@lru_cache(maxsize=8)
def _content(file_name: str, text: str) -> Content:
    return build(rows_of(parsed(file_name, text)))


def content_of(draft: FrameworkDraft) -> Content:
    """As it will be browsed; only for one without errors. No query."""
    return _content(draft.file_name, draft.text)


def readable(draft: FrameworkDraft) -> bool:
    """Whether it has something to show: none of it is shown while it has errors, old or new."""
    return isinstance(_read(draft), Parsed)


def _read(draft: FrameworkDraft) -> Parsed | list[Problem]:
    """What was found when it was sent; one found without errors then may have some by the checks of today."""
    if not draft.is_ready:
        return [Problem(draft.file_name, *problem) for problem in draft.problems]
    try:
        return parsed(draft.file_name, draft.text)
    except InvalidFramework as error:
        return error.problems


def standing_of(draft: FrameworkDraft) -> Standing:
    return standings_of([draft])[0]


def standings_of(drafts: Sequence[FrameworkDraft]) -> list[Standing]:
    """Two queries, however many drafts; and one a table that points at versions which a file would change."""
    read = [_read(draft) for draft in drafts]
    files = [file for file in read if isinstance(file, Parsed)]
    here = _here(files) if files else None
    return [
        _standing(file, here)
        if here and isinstance(file, Parsed)
        else Standing("", tuple(cast(list[Problem], file)), readable=False)
        for file in read
    ]


@dataclass(frozen=True)
class _Here:
    """`used` and `brought` are versions: in use by a round, and brought by an administrator."""

    held: dict[tuple[str, str], Framework]
    used: set[tuple[str, str]]
    brought: set[int | None]


def _here(files: list[Parsed]) -> _Here:
    held = {(row.slug, row.version): row for row in Framework.objects.all()}
    changed = {
        file.key: row
        for file in files
        if (row := held.get(file.key)) and row.checksum != file.document.checksum
    }
    brought = FrameworkDraft.objects.filter(framework__isnull=False).values_list("framework_id", flat=True)
    return _Here(held, in_use(changed.values()), set(brought.order_by().distinct()))


def _standing(file: Parsed, here: _Here) -> Standing:
    row = here.held.get(file.key)
    others = tuple(other for key, other in here.held.items() if key[0] == file.key[0] and other != row)
    problems = (
        *_refusals(file, row, here),
        *problems_of_naming(file, here.held.values()),
        *problems_of_replacing(file, here.held, {}),
    )
    return Standing(_words(row, others), problems, others)


def _refusals(file: Parsed, row: Framework | None, here: _Here) -> Iterable[Problem]:
    if row is None:
        return
    name = f"{row.slug} {row.version}"
    if row.checksum == file.document.checksum:
        yield _of_version(file, f"{name} says this already, word for word; there is nothing to publish")
    elif file.key in here.used:
        yield _of_version(
            file,
            f"{name} is here with another text, and a round uses it. A version in use never changes: "
            "give this text a new version",
        )
    elif row.pk not in here.brought:
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
