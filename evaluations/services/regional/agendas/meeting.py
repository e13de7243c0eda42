"""After a meeting: which questions were covered, on what day, and what was said."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from evaluations.models import Agenda, AgendaItem
from evaluations.services.errors import Overtaken


@dataclass(frozen=True, slots=True)
class Said:
    """Of one question, as the page has it; `version` is that of the item that the page showed."""

    pk: int
    covered_on: dt.date | None
    note: str
    version: int


@transaction.atomic
def record_meeting(*, agenda: Agenda, user: User, said: Sequence[Said]) -> list[AgendaItem]:
    """Writes what changed, and returns it. `agenda` is locked by the caller.

    What the person left as they saw it is skipped, whoever wrote there since. Raises Overtaken with a list of
    those that someone else wrote otherwise meanwhile; then nothing is written.
    """
    items = {item.pk: item for item in agenda.items.select_related("updated_by")}
    new = [one for one in said if one.pk in items and _told(items[one.pk]) != _told(one)]
    late = [one for one in new if items[one.pk].version != one.version]
    seen = _as_seen(late) if late else {}
    crossed = [one for one in late if seen.get(one.pk) != _told(one)]
    if crossed:
        raise Overtaken([items[one.pk] for one in crossed])
    return [_write(items[one.pk], user, one) for one in new if one not in late]


def _told(one: AgendaItem | Said | Any) -> tuple[dt.date | None, str]:
    return one.covered_on, one.note


def _as_seen(late: Sequence[Said]) -> dict[int, tuple[dt.date | None, str]]:
    """What the page showed of each, from the history."""
    versions = {one.pk: one.version for one in late}
    rows = AgendaItem.history.filter(id__in=versions).order_by("history_date", "history_id")
    return {row.id: _told(row) for row in rows if row.version == versions[row.id]}


def _write(item: AgendaItem, user: User, one: Said) -> AgendaItem:
    item.covered_on, item.note, item.version = one.covered_on, one.note, item.version + 1
    item.updated_by, item.updated_at, item._history_user = user, timezone.now(), user
    item.save()
    return item
