"""What documents will be missing, in a line: for a lead's home page and the page of an inspection."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, DateField, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from evaluations.engine.readiness import Paper, Standing, days_before, gaps
from evaluations.enums import DocumentState, ReadyList
from evaluations.models import Inspection, NotNeeded, ReadyDocument, Round
from evaluations.permissions import can_manage
from evaluations.selectors.inspections.words import day as day_words
from evaluations.selectors.readiness.published import published
from standards.content import content_for

Row = tuple[int, str, int, dt.date | None]
DAY, NEEDLESS = "day", "needless"


@dataclass(frozen=True, slots=True)
class Ahead:
    """`said` is such as “4 documents missing a week before 16 March 2026”; `day` is what it is measured against."""

    slug: str
    name: str
    said: str
    day: dt.date | None


def led(rounds: Iterable[Round]) -> list[Round]:
    """Those open on a framework without levels that the person leads."""
    return [
        row
        for row in rounds
        if not row.is_signed_off and can_manage(row.access) and not content_for(row.framework).has_scale
    ]


def documents_ahead(rounds: Iterable[Round], today: dt.date) -> list[Ahead]:
    """Of rounds in which a document will be missing, until the day itself; one query, or none."""
    theirs = list(rounds)
    if not theirs:
        return []
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in _rows([one.pk for one in theirs]):
        rows[row[0]].append(row)
    found = (_ahead(one, rows[one.pk], today) for one in theirs)
    return [one for one in found if one]


def _rows(rounds: list[int]) -> list[Row]:
    """(round, state, number, day) of documents, of lines that do not apply, and of the day to be ready for."""
    documents = ReadyDocument.objects.filter(round__in=rounds).order_by()
    needless = NotNeeded.objects.filter(round__in=rounds, kind=ReadyList.DOCUMENTS).order_by()
    newest = Inspection.objects.filter(round=OuterRef("pk")).order_by("-notified_on", "-pk")
    begins = newest.annotate(begins=Coalesce("week2_on", "week1_on")).values("begins")[:1]
    nothing = Cast(Value(None), DateField())
    day = Coalesce(
        Subquery(begins, output_field=DateField()), "readiness__starts_on", output_field=DateField()
    )
    days = Round.objects.filter(pk__in=rounds).order_by()
    return list(
        documents.values_list(
            "round_id", Cast("state", CharField()), Cast("number", IntegerField()), "ready_on"
        ).union(
            needless.values_list(
                "round_id", Value(NEEDLESS, CharField()), Cast("number", IntegerField()), nothing
            ),
            days.values_list("pk", Value(DAY, CharField()), Value(0, IntegerField()), day),
            all=True,
        )
    )


def _ahead(round_: Round, rows: list[Row], today: dt.date) -> Ahead | None:
    day = next((on for _, state, _, on in rows if state == DAY), None)
    if day and day < today:
        return None
    by = next((one for one in days_before(day) if one >= today), day) if day else None
    number = _missing(round_, rows, by, today)
    if not number:
        return None
    many = f"{number} document{'' if number == 1 else 's'} missing"
    return Ahead(round_.slug, round_.name, f"{many}{_when(day, by)}", day)


def _missing(round_: Round, rows: list[Row], by: dt.date | None, today: dt.date) -> int:
    papers = [row for row in rows if row[1] in DocumentState.values]
    there = {number for _, state, number, _ in rows if state != DAY}
    printed = published(content_for(round_.framework), ReadyList.DOCUMENTS)
    standing = Standing(
        papers=tuple(
            Paper(at, state == DocumentState.READY, on) for at, (_, state, _, on) in enumerate(papers)
        ),
        bare_documents=tuple(line.number for line in printed.lines if line.number not in there),
        findings=True,
        summary=True,
    )
    return len(gaps(standing, by, today))


def _when(day: dt.date | None, by: dt.date | None) -> str:
    if day is None or by is None:
        return ""
    names = dict(zip(days_before(day), ("a week before", "a day before"), strict=True))
    return f" {names.get(by, 'for')} {day_words(day)}"
