"""When things happened in the demo: the only place that moves dates, and only of rows just made here.

The services put the present moment on all that they save, as they must. A demo about 2009 would then say that
it was signed off today, so once a round is built its rows, and those of its history, get the moments of the
story.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from random import Random
from typing import Any

from django.utils import timezone

from evaluations.models import (
    Answer,
    AnswerEvidence,
    EvidenceItem,
    EvidenceLink,
    Judgement,
    Overall,
    Rating,
    Round,
    SelfEntry,
    StatementRecord,
    TeamAnswer,
    TeamPriority,
    Variation,
)
from evaluations.reports.build import freeze
from standards.content import Content

DATED: dict[type[Any], str] = {
    Answer: "updated_at",
    Rating: "updated_at",
    Judgement: "updated_at",
    Overall: "updated_at",
    EvidenceItem: "added_at",
    EvidenceLink: "added_at",
    TeamAnswer: "updated_at",
    Variation: "updated_at",
    TeamPriority: "updated_at",
    AnswerEvidence: "added_at",
    StatementRecord: "updated_at",
    SelfEntry: "updated_at",
    Round: "created_at",
}
# The models of their history: asking for its manager again and again takes longer than the updates.
PAST: dict[type[Any], Any] = {model: model.history.model for model in DATED}
FIRST_HOUR, LAST_HOUR = 9, 17


class Diary:
    """Keeps what was saved when, in the order of the story; `write` puts the dates into the rows."""

    def __init__(self) -> None:
        self._kept: dict[tuple[type[Any], dt.datetime, int], list[int]] = defaultdict(list)

    def keep(self, moment: dt.datetime, rows: Iterable[Any]) -> None:
        for row in rows:
            self._kept[type(row), moment, getattr(row, "version", 0)].append(row.pk)

    def write(self) -> None:
        for (model, moment, version), pks in self._kept.items():
            _put(model, moment, version, pks)
        self._kept.clear()


def _put(model: type[Any], moment: dt.datetime, version: int, pks: list[int]) -> None:
    field = DATED[model]
    rows, past = model.objects.filter(pk__in=pks), PAST[model].objects.filter(id__in=pks)
    now = past.filter(version=version) if version else past
    if model is not Round:
        rows.update(**{field: moment})
        now.update(history_date=moment, **{field: moment})
        return
    now.update(history_date=moment)
    if version == 1:  # a round's date is that of its making, which every later version repeats
        rows.update(**{field: moment})
        past.update(**{field: moment})


def happened(moment: dt.datetime, row: Any, *fields: str) -> None:
    """The latest save of a row was at that moment, which goes into its history and into `fields`."""
    put = dict.fromkeys(fields, moment)
    for name in fields:
        setattr(row, name, moment)
    model = type(row)
    if fields:
        model.objects.filter(pk=row.pk).update(**put)
    history = getattr(model, "history", None)
    if history and (latest := history.filter(id=row.pk).order_by("-history_id").first()):
        history.filter(history_id=latest.history_id).update(history_date=moment, **put)


def date_sign_off(round_: Round, content: Content, moment: dt.datetime) -> None:
    """The frozen report names the moment, so it is frozen once more with the one of the story."""
    signed = {"signed_off_at": moment}
    round_.signed_off_at = moment
    Round.history.filter(id=round_.pk, state=round_.state).update(**signed)
    Round.objects.filter(pk=round_.pk).update(report=freeze(round_, content), **signed)


def moment(day: dt.date, rng: Random) -> dt.datetime:
    """Some time in working hours of the day."""
    return at(day, rng.randrange(FIRST_HOUR, LAST_HOUR), rng.randrange(60))


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, minute)))


def weekday_from(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def working_day(first: dt.date, last: dt.date, share: float) -> dt.date:
    """The weekday that stands at `share` (0 to 1) of the way between two days."""
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    weekdays = [day for day in days if day.weekday() < 5] or days
    return weekdays[min(int(share * len(weekdays)), len(weekdays) - 1)]
