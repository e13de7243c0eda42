"""Writes valid crosswalks: all of them in one transaction, in a handful of statements."""

from django.db import transaction

from standards.crosswalks.draft import Draft
from standards.loading import Change, InvalidFramework, Stored
from standards.models import Crosswalk, CrosswalkLink, Framework


@transaction.atomic
def store(drafts: list[Draft]) -> list[Stored]:
    """Raises InvalidFramework, and writes nothing, where a text has changed under the same version."""
    frameworks = {(row.slug, row.version): row for row in Framework.objects.only("pk", "slug", "version")}
    held = {frozenset((row.left_id, row.right_id)): row for row in Crosswalk.objects.select_for_update()}
    rows = [(draft, _row(draft, frameworks, held)) for draft in drafts]
    changes = {draft.pair: _change(draft, row) for draft, row in rows}
    _refuse_old_versions([(d, row) for d, row in rows if changes[d.pair] is Change.REPLACED])
    _write([(d, row) for d, row in rows if changes[d.pair] is not Change.UNCHANGED], frameworks)
    return [Stored(draft.document.file, changes[draft.pair]) for draft in drafts]


Frameworks = dict[tuple[str, str], Framework]


def _row(draft: Draft, frameworks: Frameworks, held: dict[frozenset[int], Crosswalk]) -> Crosswalk:
    """That of the pair, whichever side was which before; else a new one."""
    pair = frozenset((frameworks[draft.left].pk, frameworks[draft.right].pk))
    return held.get(pair) or Crosswalk()


def _change(draft: Draft, row: Crosswalk) -> Change:
    if row._state.adding:
        return Change.ADDED
    return Change.UNCHANGED if row.checksum == draft.document.checksum else Change.REPLACED


def _refuse_old_versions(replaced: list[tuple[Draft, Crosswalk]]) -> None:
    problems = [
        draft.document.problem(
            ("version",),
            f"version {row.version} is loaded and says something else; give this one version {row.version + 1}",
        )
        for draft, row in replaced
        if draft.version <= row.version
    ]
    if problems:
        raise InvalidFramework(problems)


def _write(changed: list[tuple[Draft, Crosswalk]], frameworks: Frameworks) -> None:
    rows = [row for _, row in changed]
    before = [row for row in rows if not row._state.adding]
    if before:
        CrosswalkLink.objects.filter(crosswalk__in=before).delete()
    for draft, row in changed:
        row.left, row.right = frameworks[draft.left], frameworks[draft.right]
        row.version, row.checksum = draft.version, draft.document.checksum
    for row in before:
        row.save(force_update=True)
    Crosswalk.objects.bulk_create([row for row in rows if row._state.adding])
    CrosswalkLink.objects.bulk_create(
        CrosswalkLink(crosswalk=row, left_ref=left, right_ref=right, kind=kind, why=why, position=position)
        for draft, row in changed
        for position, (left, right, kind, why) in enumerate(draft.rows)
    )
