"""A round on the Lancashire LASER for both authorities: six teams have answered all of it, or one team one question."""

from random import Random

from accounts.models import User
from evaluations.enums import EvidenceKind, RoundState, TeamRole, Trend, VariationKind
from evaluations.models import (
    AnswerEvidence,
    AnsweringTeam,
    Cell,
    Judgement,
    Round,
    TeamAnswer,
    TeamMember,
    TeamPriority,
    Variation,
)
from standards.content import Content

TEAMS = 6
DAY = "2013-07-12"
TEXT = (
    "Most schools are good or better and the share has risen faster than nationally, so that learners are served well. "
    "The exception is boys at seven, where the gap has not closed and our challenge has come too late. "
)
DIFFERS = "Attainment at eleven fell by two points, and attendance is the lowest in the county."


def make_answers(content: Content, rng: Random, lead: User, *, much: bool) -> str:
    """The address of the round, which is being agreed, so that its report can be printed."""
    authority = lead.memberships.get().authority
    round_ = Round.objects.create(
        authority=authority,
        framework_id=content.pk,
        name="LASER",
        slug=f"{authority.slug}-laser",
        period="2012 to 2013",
        state=RoundState.AGREEING,
        created_by=lead,
    )
    cells = Cell.objects.bulk_create(
        Cell(round=round_, element_id=element.pk, phase=None) for element in content.elements.values()
    )
    place = TeamMember.objects.create(round=round_, user=lead, role=TeamRole.LEAD)
    for number in range(TEAMS if much else 1):
        team = AnsweringTeam.objects.create(round=round_, name=f"Team {number + 1}", updated_by=lead)
        team.members.add(place)
        for cell in cells if much else cells[:1]:
            _answer(content, rng, team, cell, lead)
    for cell in cells:
        level = rng.choice(content.levels)
        Judgement.objects.create(
            cell=cell, level_id=level.pk, rationale=TEXT, agreed_by=["All"], agreed_on=DAY, updated_by=lead
        )
    return round_.slug


def _answer(content: Content, rng: Random, team: AnsweringTeam, cell: Cell, by: User) -> None:
    answer = TeamAnswer.objects.create(
        team=team,
        cell=cell,
        level_id=rng.choice(content.levels).pk,
        text=TEXT * 2,
        trend=rng.choice(Trend.values),
        figures="72% in 2011, 74% in 2012 and 79% in 2013",
        updated_by=by,
    )
    for number in range(3):
        AnswerEvidence.objects.create(
            answer=answer, kind=EvidenceKind.OWN, words=f"Survey {number + 1} of headteachers", added_by=by
        )
    level = rng.choice(content.levels).pk
    Variation.objects.create(
        answer=answer,
        kind=VariationKind.DISTRICT,
        what="Riverside",
        level_id=level,
        text=DIFFERS,
        updated_by=by,
    )
    TeamPriority.objects.create(
        answer=answer, text="Raise reading of boys at seven", progress="Begun in May.", updated_by=by
    )
