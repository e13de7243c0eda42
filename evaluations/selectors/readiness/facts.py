"""All that is read of a round's readiness, and how it stands."""

from dataclasses import dataclass
from functools import cached_property

from evaluations.engine.readiness import Paper, Someone, Standing
from evaluations.enums import DocumentState, PersonState, ReadyList
from evaluations.models import (
    AcademyConcern,
    NotNeeded,
    ReadyDocument,
    ReadyPerson,
    Round,
)
from evaluations.selectors.readiness.day import ReadyFor, head_of
from evaluations.selectors.readiness.published import PublishedList, published
from schools.selectors.academies import academies_of
from schools.selectors.inspection_survey import SurveyStanding, survey_standing
from standards.content import Content, content_for


@dataclass
class ReadyFacts:
    round: Round
    content: Content
    ready_for: ReadyFor
    documents: list[ReadyDocument]
    people: list[ReadyPerson]
    not_needed: dict[tuple[str, int], NotNeeded]
    concerns: list[AcademyConcern]
    academies: int
    survey: SurveyStanding | None
    findings: bool
    summary: bool

    @cached_property
    def document_list(self) -> PublishedList:
        return published(self.content, ReadyList.DOCUMENTS)

    @cached_property
    def people_list(self) -> PublishedList:
        return published(self.content, ReadyList.PEOPLE)

    @cached_property
    def standing(self) -> Standing:
        return Standing(
            papers=tuple(map(paper_of, self.documents)),
            bare_documents=self._bare(ReadyList.DOCUMENTS, self.document_list, self.documents),
            people=tuple(map(someone_of, self.people)),
            bare_people=self._bare(ReadyList.PEOPLE, self.people_list, self.people),
            asked=self.survey.asked if self.survey else 0,
            answered=self.survey.answered if self.survey else 0,
            unanswered=tuple(row.pk for row in self.concerns if not is_answered(row)),
            findings=self.findings,
            summary=self.summary,
        )

    def _bare(
        self, kind: str, printed: PublishedList, rows: list[ReadyDocument] | list[ReadyPerson]
    ) -> tuple[int, ...]:
        there = {row.number for row in rows}
        return tuple(
            line.number
            for line in printed.lines
            if line.number not in there and (kind, line.number) not in self.not_needed
        )


def facts_of(round_: Round) -> ReadyFacts:
    """Eight queries, whatever there is, two of them on the survey."""
    needless = NotNeeded.objects.filter(round=round_)
    concerns = AcademyConcern.objects.filter(authority=round_.authority_id)
    head = head_of(round_)
    return ReadyFacts(
        round=round_,
        content=content_for(round_.framework),
        ready_for=head.ready_for,
        documents=list(round_.documents.select_related("owner", "item")),
        people=list(round_.people.all()),
        not_needed={(row.kind, row.number): row for row in needless},
        concerns=list(concerns.select_related("school")),
        academies=academies_of([round_.authority_id]).count(),
        survey=survey_standing(round_.authority_id, round_.collection_id),
        findings=head.findings,
        summary=head.summary,
    )


def paper_of(row: ReadyDocument) -> Paper:
    return Paper(row.pk, row.state == DocumentState.READY, row.ready_on)


def someone_of(row: ReadyPerson) -> Someone:
    return Someone(
        row.pk,
        row.state == PersonState.CONFIRMED,
        bool(row.telephone or row.email),
        bool(row.days or row.availability.strip()),
    )


def is_answered(row: AcademyConcern) -> bool:
    return row.answered_on is not None
