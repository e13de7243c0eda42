"""How much of the published agendas was covered with an authority in a school year; the page's report, and CSV."""

from collections.abc import Iterator, Mapping

from accounts.models import LocalAuthority
from accounts.posts import Posts
from evaluations.enums import AgendaAudience
from evaluations.reports.files import TYPES, File, Format
from evaluations.reports.regional.agendas.covered import (
    Asked,
    Aspect,
    AudienceCoverage,
    Coverage,
    Meeting,
)
from evaluations.selectors.regional.agendas.coverage import Covering, coverings, reached, year_words
from evaluations.selectors.regional.agendas.questions import Question, introduction, questions_for, ref_of
from schools.sheets import Value, csv_bytes
from standards.content import Content, Phase


def coverage_of(
    posts: Posts, authority: LocalAuthority, content: Content, phase: Phase | None, year: int
) -> Coverage:
    """Two queries, whatever the number of agendas."""
    rows = coverings(authority, content, phase, year)
    may_open = reached(posts, (row.agenda for row in rows)) if rows else set()
    return Coverage(
        authority=authority.name,
        slug=authority.slug,
        year=year_words(year),
        phase=phase.label if phase else "All phases",
        phase_ref=phase.ref if phase else "all",
        source=content.short_title,
        attribution=content.source.get("attribution", ""),
        audiences=tuple(
            _audience(content, audience, phase, [row for row in rows if row.audience == audience], may_open)
            for audience in AgendaAudience
        ),
    )


def coverage_csv(coverage: Coverage) -> File:
    name = f"{coverage.slug}-agendas-{coverage.phase_ref}-{coverage.year.replace('–', '-')}.csv"
    return File(name, TYPES[Format.CSV], csv_bytes(_csv_rows(coverage)))


def _audience(
    content: Content, audience: AgendaAudience, phase: Phase | None, rows: list[Covering], may_open: set[int]
) -> AudienceCoverage:
    quote = introduction(content, audience)
    by_place: dict[str, list[Covering]] = {}
    for row in rows:
        by_place.setdefault(row.place, []).append(row)
    asked = questions_for(content, audience, ref_of(phase))
    told = {question.place: _published(question, by_place, content, may_open) for question in asked}
    aspects = []
    for element in content.elements.values():
        lines = [told[one.place] for one in asked if one.element == element.ref]
        lines += _own(content, by_place.get("", []), element.pk, may_open)
        if lines:
            anchor = f"{audience}-{element.ref}"
            aspects.append(Aspect(anchor, element.ref, element.title, element.short_label, tuple(lines)))
    if general := _own(content, by_place.get("", []), None, may_open):
        aspects.append(Aspect(f"{audience}-general", "", "General", "General", tuple(general)))
    return AudienceCoverage(
        audience, audience.label, quote.text if quote else "", quote.place if quote else "", tuple(aspects)
    )


def _published(
    question: Question, by_place: Mapping[str, list[Covering]], content: Content, may_open: set[int]
) -> Asked:
    rows = by_place.get(question.place, [])
    covered = tuple(_meeting(content, row, may_open) for row in rows if row.covered_on)
    waiting = [row for row in rows if not row.covered_on]
    planned = _meeting(content, waiting[0], may_open) if waiting else None
    return Asked(question.text, question.place, covered, planned)


def _own(content: Content, rows: list[Covering], element: int | None, may_open: set[int]) -> list[Asked]:
    """One's own questions, once they are covered."""
    return [
        Asked(row.question, "", (_meeting(content, row, may_open),), None)
        for row in rows
        if row.element == element and row.covered_on
    ]


def _meeting(content: Content, row: Covering, may_open: set[int]) -> Meeting:
    phase = content.phase_by_pk.get(row.phase)
    return Meeting(
        row.agenda if row.agenda in may_open else 0,
        row.title,
        row.covered_on or row.held_on,
        row.who,
        phase.label if phase else "All phases",
    )


def _csv_rows(coverage: Coverage) -> Iterator[list[Value]]:
    yield [
        *("Authority", "School year", "Phase shown", "Audience", "Aspect", "Question", "Published as"),
        *("State", "Date", "With whom", "Meeting", "Phase of the meeting"),
    ]
    for audience in coverage.audiences:
        for aspect in audience.aspects:
            for question in aspect.questions:
                for state, meeting in _told(question):
                    yield [
                        *(coverage.authority, coverage.year, coverage.phase, audience.label),
                        *(f"{aspect.ref} {aspect.title}".strip(), question.text),
                        *(question.place or "Own question", state),
                        *((meeting.on, meeting.who, meeting.title, meeting.phase) if meeting else [""] * 4),
                    ]


def _told(question: Asked) -> list[tuple[str, Meeting | None]]:
    """A line for each time that it was covered; one that says so where it was not."""
    if question.covered:
        return [("Covered", meeting) for meeting in question.covered]
    if question.planned:
        return [("Planned", question.planned)]
    return [("Not covered", None)]
