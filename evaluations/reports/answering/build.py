"""The report of what teams answered: from the rows while the round is open, as frozen once it is signed off."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils import timezone

from evaluations.enums import EvidenceKind, Trend, View
from evaluations.models import (
    AnswerEvidence,
    AnsweringTeam,
    Judgement,
    Round,
    TeamAnswer,
    TeamMember,
    TeamPriority,
    Variation,
)
from evaluations.reports.answering.model import (
    SCHEMA,
    AnsweringReport,
    AnswerLine,
    EvidenceLine,
    GroupLine,
    Head,
    PriorityLine,
    QuestionLine,
    TableLine,
    TeamHead,
    VariationLine,
)
from evaluations.reports.dashboards import level_key
from evaluations.reports.plain import from_plain, to_plain
from evaluations.selectors.answering.groups import group_lines
from evaluations.selectors.answering.teams import Question, questions_of
from standards.content import Content, content_for

KEY = "answering"
"""Under which Round.report holds it, beside the report of the round."""


def answering_report(round_: Round) -> AnsweringReport:
    """Of a signed-off round the frozen one, in one query; else built in eleven."""
    if round_.is_signed_off:
        kept = Round.objects.filter(pk=round_.pk).values_list(f"report__{KEY}", flat=True).first()
        if kept:
            return from_plain(AnsweringReport, kept)
    return build(round_)


def frozen_answers(round_: Round) -> dict[str, Any]:
    """What Round.report holds besides, where teams answer; the round says already who signed it off and when."""
    if not round_.answering_teams.exists():
        return {}
    return {KEY: to_plain(build(round_))}


def build(round_: Round) -> AnsweringReport:
    """Eleven queries, whatever is written."""
    content = content_for(round_.framework)
    codes: dict[int | None, str] = {level.pk: level.code for level in content.levels}
    answers = _answers(round_, codes)
    judged = {
        row.cell_id: row
        for row in Judgement.objects.filter(cell__round=round_, view=View.AUTHORITY).order_by()
    }
    return AnsweringReport(
        schema=SCHEMA,
        head=_head(round_, content),
        levels=tuple(level_key(level) for level in content.levels),
        teams=tuple(_teams(round_)),
        groups=tuple(
            GroupLine(
                line.area.ref if line.area else "",
                line.title,
                line.level.code if line.level else "",
                line.recorded.rationale if line.recorded else "",
            )
            for line in group_lines(round_, content)
        ),
        questions=tuple(
            _question(question, judged.get(question.pk), answers.get(question.pk, []), codes)
            for question in questions_of(round_, content)
        ),
        digest=tuple(
            TableLine(
                row.ref, row.title, row.source, tuple(row.columns), tuple(map(tuple, row.rows)), row.chart
            )
            for row in round_.digest.all()
        ),
    )


def _head(round_: Round, content: Content) -> Head:
    signed = round_.signed_off_at
    return Head(
        slug=round_.slug,
        authority=str(round_.authority),
        round=round_.name,
        period=round_.period,
        framework=content.title,
        framework_short=content.short_title,
        element_one=content.element_one,
        element_many=content.element_many,
        attribution=content.source.get("attribution", ""),
        signed_off_at=timezone.localtime(signed) if signed else None,
        signed_off_by=str(round_.signed_off_by) if signed else "",
        as_at=timezone.localdate(signed) if signed else timezone.localdate(),
    )


def _teams(round_: Round) -> Iterator[TeamHead]:
    names: dict[int, list[str]] = defaultdict(list)
    places = TeamMember.objects.filter(answers_for__round=round_).order_by("user__name", "user__email")
    for team, name, email in places.values_list("answers_for", "user__name", "user__email"):
        names[team].append(name or email)
    for named in AnsweringTeam.objects.filter(round=round_):
        yield TeamHead(named.name, tuple(names[named.pk]))


def _question(
    question: Question,
    judged: Judgement | None,
    answers: Iterable[AnswerLine],
    codes: Mapping[int | None, str],
) -> QuestionLine:
    return QuestionLine(
        ref=question.element.ref,
        title=question.element.title,
        short_label=question.element.short_label,
        phase=question.phase.label if question.phase else "",
        area=question.element.area_ref,
        level=codes.get(judged.level_id, "") if judged else "",
        not_applicable=judged.not_applicable if judged else False,
        rationale=judged.rationale if judged else "",
        dissent=judged.dissent if judged else "",
        answers=tuple(answers),
    )


def _answers(round_: Round, codes: Mapping[int | None, str]) -> Mapping[int, list[AnswerLine]]:
    """By cell pk, in the order of the teams' names."""
    of_round = {"answer__team__round": round_}
    variations = _by_answer(Variation.objects.filter(**of_round))
    evidence = _by_answer(AnswerEvidence.objects.filter(**of_round).select_related("item"))
    priorities = _by_answer(
        TeamPriority.objects.filter(**of_round).exclude(text="").select_related("joint", "action")
    )
    cites = _cites(round_)
    found: dict[int, list[AnswerLine]] = defaultdict(list)
    rows = TeamAnswer.objects.filter(team__round=round_).select_related("team").order_by("team__name", "pk")
    for row in rows:
        rests_on = evidence[row.pk]
        found[row.cell_id].append(
            AnswerLine(
                team=row.team.name,
                level=codes.get(row.level_id, ""),
                text=row.text,
                trend=str(Trend(row.trend).label) if row.trend else "",
                figures=row.figures,
                late=row.late,
                variations=tuple(_variation(one, codes) for one in variations[row.pk]),
                evidence=tuple(_evidence(one) for one in rests_on if not _individual(one)),
                left_out=sum(map(_individual, rests_on)),
                cites=tuple(cites[row.pk]),
                priorities=tuple(_priority(one) for one in priorities[row.pk]),
            )
        )
    return found


def _by_answer(rows: Iterable[Any]) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.answer_id].append(row)
    return found


def _cites(round_: Round) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    through = TeamAnswer.cites.through.objects.filter(teamanswer__team__round=round_)
    rows = through.order_by("digesttable__number").values_list("teamanswer_id", "digesttable__number")
    for answer, number in rows:
        found[answer].append(f"D{number}")
    return found


def _variation(row: Variation, codes: Mapping[int | None, str]) -> VariationLine:
    return VariationLine(row.get_kind_display(), row.what, codes.get(row.level_id, ""), row.text)


def _individual(row: AnswerEvidence) -> bool:
    """What concerns an individual leaves in no report, whatever it was when it was ticked."""
    return row.item is not None and row.item.individual


def _evidence(row: AnswerEvidence) -> EvidenceLine:
    return EvidenceLine(row.get_kind_display(), row.words, row.kind == EvidenceKind.EXPECTED)


def _priority(row: TeamPriority) -> PriorityLine:
    return PriorityLine(
        text=row.text,
        progress=row.progress,
        rag=row.rag,
        rag_label=row.get_rag_display(),
        joint=row.joint.text if row.joint else "",
        action=row.action.ref if row.action else "",
    )
