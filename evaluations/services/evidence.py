"""Adding to an authority's library, changing it, and linking its items to what rests on them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from accounts.models import LocalAuthority, User
from evaluations.enums import Impact
from evaluations.files import Accepted
from evaluations.models import Cell, EvidenceItem, EvidenceLink
from evaluations.permissions import can_record, can_see_confidential, refusal
from evaluations.selectors.evidence_uses import open_rounds_with, why_kept
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.evidence_files import put_file, removed_after_commit, take_file_away

NOTHING_TO_SHOW = (
    "Give at least one of these: a file, a link, or a few words on what it shows. "
    "For something on paper, say where it is kept."
)


@dataclass(frozen=True, slots=True)
class Details:
    """What a person says of an item."""

    title: str
    source_type: str = ""
    dated: dt.date | None = None
    url: str = ""
    summary: str = ""
    impact: str = Impact.NONE
    individual: bool = False
    review_on: dt.date | None = None


FIELDS = tuple(field.name for field in fields(Details))
FILE = "file"


class BothChanged(Overtaken):
    """Someone saved a newer version, and changed `fields` that this person changed too; `file` may be one.

    `merged` is what this person gave, with the other's in the fields that only the other changed.
    """

    def __init__(self, theirs: EvidenceItem, fields: tuple[str, ...], merged: Details) -> None:
        super().__init__(theirs)
        self.fields = fields
        self.merged = merged


@transaction.atomic
def add_item(
    *, authority: LocalAuthority, user: User, details: Details, upload: Accepted | None = None
) -> EvidenceItem:
    """Raises Refused where there is nothing to show: no file, link or summary."""
    item = EvidenceItem(authority=authority, added_by=user)
    _say(item, details)
    if upload is None:
        return _saved(item, user)
    with put_file(item, upload):
        return _saved(item, user)


@transaction.atomic
def change_item(
    *,
    item: EvidenceItem,
    user: User,
    details: Details,
    version: int,
    upload: Accepted | None = None,
    remove_file: bool = False,
) -> EvidenceItem:
    """`version` is the one the person was looking at. Raises BothChanged, or Refused as `add_item` does.

    What only one of two people changed is kept from each. Rounds that are open and use the item are held
    until this is done: what the item shows is part of their ceilings, and a sign-off must see one state.
    """
    row = _held(item)
    file_changes = upload is not None or remove_file
    details = _merged(row, details, version, file_changes)
    if not file_changes and details == details_of(row):
        return row
    _say(row, details)
    row.version += 1
    if remove_file and upload is None:
        return _without_file(row, user)
    return _saved(row, user) if upload is None else _with_file(row, user, upload)


def details_of(item: EvidenceItem) -> Details:
    return Details(**{name: getattr(item, name) for name in FIELDS})


@transaction.atomic
def delete_item(*, item: EvidenceItem, user: User) -> None:
    """Raises Refused where something rests on it or a signed-off round once did; its history stays."""
    row = _held(item)
    if reason := why_kept(row):
        raise Refused(f"“{row.title}” stays in the library. {reason}")
    row._history_user = user
    removed_after_commit(row.file.name)
    try:
        row.delete()
    except ProtectedError as error:
        raise Refused(f"“{row.title}” has just been linked to a judgement, so it stays.") from error


def link_evidence(*, cell: Cell, user: User, items: Iterable[EvidenceItem]) -> tuple[EvidenceLink, ...]:
    """The links that are new; linking what is linked already changes nothing. Raises Refused.

    `cell` is locked by the caller (`cell_for(…, lock=True)` in a transaction).
    """
    _check_may_record(cell)
    wanted = {item.pk for item in items}
    rows = EvidenceItem.objects.select_for_update().filter(pk__in=wanted, authority=cell.round.authority_id)
    found = [row for row in rows.order_by("pk") if _may_use(cell, row)]
    if len(found) < len(wanted):
        raise Refused("Some of these are no longer in the library. Choose again from what is there now.")
    linked = set(EvidenceLink.objects.filter(cell=cell).values_list("item_id", flat=True))
    return tuple(_linked(cell, user, row) for row in found if row.pk not in linked)


def unlink_evidence(*, cell: Cell, user: User, item: EvidenceItem) -> None:
    """Takes the item out of what the cell rests on; the library keeps it. Raises Refused. Locks as above.

    Nothing happens where it is not linked, or no longer.
    """
    _check_may_record(cell)
    if not _may_use(cell, item):
        raise Refused("This item concerns an individual. Ask a member of the core team to unlink it.")
    for link in EvidenceLink.objects.filter(cell=cell, item=item):
        link._history_user = user
        link.delete()


def _check_may_record(cell: Cell) -> None:
    if not can_record(cell.access):
        raise Refused(refusal(cell.access))


def _may_use(cell: Cell, item: EvidenceItem) -> bool:
    return can_see_confidential(cell.access) or not item.individual


def _linked(cell: Cell, user: User, item: EvidenceItem) -> EvidenceLink:
    link = EvidenceLink(cell=cell, item=item, added_by=user)
    link._history_user = user
    link.save(force_insert=True)
    return link


def _held(item: EvidenceItem) -> EvidenceItem:
    """The item as it is now, locked after the open rounds that use it: linking locks in that order too."""
    list(open_rounds_with(item).order_by("pk").select_for_update().values_list("pk", flat=True))
    return EvidenceItem.objects.select_for_update().get(pk=item.pk)


def _merged(row: EvidenceItem, details: Details, version: int, file_changes: bool) -> Details:
    if version == row.version:
        return details
    base = row.history.filter(version=version).first()
    kept: dict[str, Any] = {}
    both: list[str] = []
    for name in FIELDS:
        mine, theirs, was = getattr(details, name), getattr(row, name), getattr(base, name, None)
        if mine == was:
            kept[name] = theirs
        elif theirs not in (mine, was):
            both.append(name)
    if file_changes and row.sha256 != getattr(base, "sha256", ""):
        both.append(FILE)
    merged = replace(details, **kept)
    if both:
        raise BothChanged(row, tuple(both), merged)
    return merged


def _say(item: EvidenceItem, details: Details) -> None:
    for name in FIELDS:
        setattr(item, name, getattr(details, name))


def _saved(item: EvidenceItem, user: User) -> EvidenceItem:
    if not (item.file or item.url or item.summary):
        raise Refused(NOTHING_TO_SHOW)
    item._history_user = user
    item.save()
    return item


def _with_file(row: EvidenceItem, user: User, upload: Accepted) -> EvidenceItem:
    before = row.file.name
    with put_file(row, upload):
        _saved(row, user)
    removed_after_commit(before, row)
    return row


def _without_file(row: EvidenceItem, user: User) -> EvidenceItem:
    before = row.file.name
    take_file_away(row)
    _saved(row, user)
    removed_after_commit(before, row)
    return row
