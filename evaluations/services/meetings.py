"""Records of a team's meetings: written by those who agree judgements, changed only from what they last saw."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from evaluations.models import Meeting, Round
from evaluations.permissions import can_record_meetings
from evaluations.services.errors import Overtaken, Refused


@dataclass(frozen=True, slots=True)
class Record:
    kind: str
    held_on: dt.date
    present: Sequence[str]
    notes: str
    decisions: str


@transaction.atomic
def record_meeting(*, round_: Round, user: User, record: Record) -> Meeting:
    """`round_` is locked by the caller. The same record sent twice is kept once."""
    _check(round_)
    for last in round_.meetings.order_by("-pk")[:1]:
        if record_of(last) == record and last.updated_by_id == user.pk:
            return last
    meeting = Meeting(round=round_)
    return _write(meeting, user, record)


@transaction.atomic
def change_meeting(*, round_: Round, meeting: Meeting, user: User, record: Record, version: int) -> Meeting:
    """Raises Overtaken where someone saved another version; the same again changes nothing."""
    _check(round_)
    if record_of(meeting) == record:
        return meeting
    if meeting.version != version:
        raise Overtaken(meeting)
    meeting.version += 1
    return _write(meeting, user, record)


def record_of(meeting: Meeting) -> Record:
    return Record(meeting.kind, meeting.held_on, meeting.present, meeting.notes, meeting.decisions)


def _write(meeting: Meeting, user: User, record: Record) -> Meeting:
    meeting.kind, meeting.held_on, meeting.present = record.kind, record.held_on, list(record.present)
    meeting.notes, meeting.decisions = record.notes, record.decisions
    meeting.updated_by, meeting.updated_at = user, timezone.now()
    meeting.save()
    return meeting


def _check(round_: Round) -> None:
    if not can_record_meetings(round_.access):
        raise Refused("Meetings are recorded by the round’s team. Ask the lead to add you.")
