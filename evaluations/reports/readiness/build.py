"""A round's readiness: from the rows while the round is open, as frozen once it is signed off."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from evaluations.enums import ReadyList
from evaluations.models import AcademyConcern, ReadyDocument, ReadyPerson, Round
from evaluations.reports.dashboards import head_of, source_of
from evaluations.reports.plain import from_plain, to_plain
from evaluations.reports.readiness.model import (
    Academies,
    DocumentLine,
    Documents,
    People,
    PeopleLine,
    Quote,
    ReadinessReport,
)
from evaluations.reports.readiness.points import day_said, points_of
from evaluations.reports.readiness.rows import Concern, Document, Person
from evaluations.selectors.readiness.facts import ReadyFacts, facts_of
from evaluations.selectors.readiness.published import of_academies

FROZEN = "readiness"


def readiness_of(round_: Round) -> ReadinessReport | None:
    """Of a signed-off round the frozen one, in one query; None where it was signed off before there was any."""
    if not round_.is_signed_off:
        return build_readiness(round_, timezone.localdate())
    rows = Round.objects.filter(pk=round_.pk)
    kept = rows.values_list(f"report__{FROZEN}", flat=True).first()
    return from_plain(ReadinessReport, kept) if kept else None


def frozen_readiness(report: ReadinessReport) -> dict[str, Any]:
    return {FROZEN: to_plain(report)}


def build_readiness(round_: Round, today: dt.date) -> ReadinessReport:
    """As it stands today, for whoever may read all of it; others are given its `redacted()`."""
    return report_from(facts_of(round_), today)


def report_from(facts: ReadyFacts, today: dt.date) -> ReadinessReport:
    return ReadinessReport(
        authority=facts.round.authority.name,
        source=source_of(facts.content),
        round=head_of(facts.round, ""),
        as_at=today,
        day=facts.ready_for.day,
        day_said=day_said(facts.ready_for),
        documents=_documents(facts),
        people=_people(facts),
        academies=_academies(facts),
        points=tuple(points_of(facts, today)),
    )


def _documents(facts: ReadyFacts) -> Documents:
    printed = facts.document_list
    lines = (
        DocumentLine(
            line.number,
            line.text,
            _needless(facts, ReadyList.DOCUMENTS, line.number),
            tuple(_document(row) for row in facts.documents if row.number == line.number),
        )
        for line in printed.lines
    )
    known = {line.number for line in printed.lines}
    beyond = tuple(_document(row) for row in facts.documents if row.number not in known)
    return Documents(printed.lead, printed.place, tuple(lines), beyond)


def _people(facts: ReadyFacts) -> People:
    printed = facts.people_list
    lines = (
        PeopleLine(
            line.number,
            line.text,
            _needless(facts, ReadyList.PEOPLE, line.number),
            tuple(_person(row) for row in facts.people if row.number == line.number),
        )
        for line in printed.lines
    )
    known = {line.number for line in printed.lines}
    beyond = tuple(_person(row) for row in facts.people if row.number not in known)
    return People(printed.lead, printed.place, tuple(lines), beyond)


def _needless(facts: ReadyFacts, kind: str, number: int) -> str:
    found = facts.not_needed.get((kind, number))
    return found.reason if found else ""


def _document(row: ReadyDocument) -> Document:
    """An item that concerns an individual is named in no file, so it is not named here."""
    item = row.item if row.item and not row.item.individual else None
    return Document(
        pk=row.pk,
        title=row.title,
        owner=str(row.owner) if row.owner else row.owner_name,
        owner_post=row.owner_post,
        location=row.location,
        item=item.title if item else "",
        item_pk=item.pk if item else 0,
        state=row.state,
        ready_on=row.ready_on,
        note=row.note,
        in_confidence=row.in_confidence,
        was=row.was,
        of_individual=bool(row.item and row.item.individual),
    )


def _person(row: ReadyPerson) -> Person:
    names = (
        "pk",
        "post",
        "name",
        "organisation",
        "telephone",
        "email",
        "availability",
        "state",
        "note",
        "was",
    )
    return Person(days=tuple(row.days), **{name: getattr(row, name) for name in names})


def _academies(facts: ReadyFacts) -> Academies:
    quotes = tuple(Quote(line.text, line.place) for line in of_academies(facts.content))
    return Academies(quotes, facts.academies, tuple(concerns_from(facts.concerns)))


def concerns_from(rows: list[AcademyConcern]) -> Iterator[Concern]:
    names = ("pk", "raised_on", "about", "text", "raised_by", "answered_on", "answer", "follow_up")
    for row in rows:
        said = {name: getattr(row, name) for name in names}
        yield Concern(school=row.school.name, urn=row.school.urn, in_confidence=row.in_confidence, **said)
