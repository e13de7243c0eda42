"""What happened to one item: who, when, from what to what; and to what it was linked."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.utils.formats import date_format

from evaluations.enums import Impact
from evaluations.models import EvidenceItem, EvidenceLink

LABELS = {
    "title": "Title",
    "source_type": "Source type",
    "dated": "Date",
    "review_on": "Look at again on",
    "url": "Link",
    "file_name": "File",
    "sha256": "SHA-256 of the file",
    "summary": "What it shows",
    "impact": "Shows impact",
    "individual": "Concerns an individual",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ItemEvent:
    """`earlier_file` is the version whose file is still kept though another has taken its place."""

    when: dt.datetime
    who: str
    what: str
    changes: tuple[FieldChange, ...] = ()
    earlier_file: int | None = None


def item_events(item: EvidenceItem) -> list[ItemEvent]:
    """Newest first; two queries."""
    events = [*_own_events(item), *_link_events(item)]
    return sorted(events, key=lambda event: event.when, reverse=True)


@dataclass(frozen=True, slots=True)
class Saved:
    when: dt.datetime
    who: str


def last_saved(item: EvidenceItem) -> Saved:
    row = item.history.select_related("history_user").order_by("-history_id").first()
    return Saved(row.history_date, _who(row)) if row else Saved(item.added_at, str(item.added_by))


def earlier_version(item: EvidenceItem, version: int) -> Any | None:
    """The historical row of that version, where its file is kept."""
    row = item.history.filter(version=version).order_by("-history_id").first()
    return row if row is not None and _is_kept(row) else None


def _own_events(item: EvidenceItem) -> Iterator[ItemEvent]:
    before = None
    for row in item.history.select_related("history_user").order_by("history_date", "history_id"):
        replaced = before is not None and before.file != row.file and _is_kept(before)
        yield ItemEvent(
            row.history_date,
            _who(row),
            "Added" if before is None else "Changed",
            tuple(_changes(before, row)),
            before.version if before is not None and replaced else None,
        )
        before = row


def _is_kept(row: Any) -> bool:
    return bool(row.file) and default_storage.exists(str(row.file))


def _changes(before: Any | None, after: Any) -> Iterator[FieldChange]:
    for name, label in LABELS.items():
        was, now = in_words(name, getattr(before, name, "")), in_words(name, getattr(after, name))
        if was != now:
            yield FieldChange(label, was, now)


def in_words(name: str, value: Any) -> str:
    """A field's value as pages write it; blank where there is none."""
    if name == "individual":
        return "Yes" if value else "No"
    if name == "impact":
        return Impact(value).label if value else ""
    if name in {"dated", "review_on"}:
        return date_format(value) if value else ""
    return str(value)


def _link_events(item: EvidenceItem) -> Iterator[ItemEvent]:
    rows = EvidenceLink.history.filter(item_id=item.pk)
    for row in rows.select_related("history_user", "cell__round", "cell__element", "cell__phase"):
        done = "Unlinked from" if row.history_type == "-" else "Linked to"
        place = f"{row.cell}, {row.cell.round}" if row.cell else "a round that is gone"
        yield ItemEvent(row.history_date, _who(row), f"{done} {place}")


def _who(row: Any) -> str:
    return str(row.history_user) if row.history_user else "The system"
