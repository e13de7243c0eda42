"""The report of what teams answered: from the rows while the round is open, as frozen once it is signed off."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import BooleanField, FilteredRelation, Q, Value
from django.utils import timezone

from evaluations.enums import EvidenceKind, Trend, View
from evaluations.models import (
    AnswerEvidence,
    AnsweringTeam,
    DigestTable,
    Round,
    TeamAnswer,
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
from evaluations.reports.heads import head_words
from evaluations.reports.plain import from_plain, to_plain
from evaluations.selectors.answering import groups as lines
from evaluations.selectors.answering.groups import lines_from
from evaluations.selectors.answering.teams import Question, questions_from, still_asked
from standards.content import Content, content_for

PLACE = ("pk", "element_id", "phase_id")
KEY = "answering"
"""Under which Round.report holds it, beside the report of the round."""
TABLE = "table"


def answering_report(round_: Round) -> AnsweringReport:
    """Of a signed-off round the frozen one, in one query; else built in eight."""
    if round_.is_signed_off:
        kept = Round.objects.filter(pk=round_.pk).values_list(f"report__{KEY}", flat=True).first()
        if kept:
            return from_plain(AnsweringReport, kept)
    return build(round_)


def groups_of(round_: Round) -> tuple[GroupLine, ...]:
    """What is judged of groups alone, as frozen once it is signed off. One query; two where nothing was frozen."""
    if round_.is_signed_off:
        rows = Round.objects.filter(pk=round_.pk)
        if kept := rows.values_list(f"report__{KEY}__groups", flat=True).first():
            return tuple(from_plain(GroupLine, one) for one in kept)
    return tuple(map(_group, lines_from(round_, content_for(round_.framework), {})))


def frozen_answers(round_: Round) -> dict[str, Any]:
    """What Round.report holds besides, where teams answer; the round says already who signed it off and when."""
    if not round_.answering_teams.exists():
        return {}
    return {KEY: to_plain(build(round_))}


def build(round_: Round) -> AnsweringReport:
    """Eight queries, whatever is written."""
    content = content_for(round_.framework)
    codes: dict[int | None, str] = {level.pk: level.code for level in content.levels}
    judged, answers = _judged(round_), _answers(round_, codes)
    levels = {row.element_id: row.level_id for row in judged.values() if row.level_id}
    questions = questions_from(((row.pk, row.element_id, row.phase_id) for row in judged.values()), content)
    return AnsweringReport(
        schema=SCHEMA,
        head=_head(round_, content),
        levels=tuple(level_key(level) for level in content.levels),
        teams=tuple(_teams(round_)),
        groups=tuple(map(_group, lines_from(round_, content, levels))),
        questions=tuple(
            _question(question, judged[question.pk], answers.get(question.pk, []), codes)
            for question in questions
        ),
        digest=tuple(map(_table, round_.digest.all())),
    )


def _group(line: lines.GroupLine) -> GroupLine:
    level = line.level.code if line.level else ""
    rationale = line.recorded.rationale if line.recorded else ""
    return GroupLine(line.area.ref if line.area else "", line.title, level, rationale)


def _table(row: DigestTable) -> TableLine:
    rows = tuple(map(tuple, row.rows))
    return TableLine(row.ref, row.title, row.source, tuple(row.columns), rows, row.chart, row.was)


class _Judged(NamedTuple):
    """A cell with what was judged of it; the rest is None where nothing was."""

    pk: int
    element_id: int
    phase_id: int | None
    level_id: int | None
    not_applicable: bool | None
    rationale: str | None
    dissent: str | None


def _judged(round_: Round) -> Mapping[int, _Judged]:
    """By cell pk; one query."""
    given = FilteredRelation("judgements", condition=Q(judgements__view=View.AUTHORITY))
    names = [name if name in PLACE else f"given__{name}" for name in _Judged._fields]
    rows = round_.cells.order_by().alias(given=given).values_list(*names)
    return {row[0]: _Judged(*row) for row in rows}


def _head(round_: Round, content: Content) -> Head:
    signed = round_.signed_off_at
    return Head(
        **head_words(round_, content),
        signed_off_at=timezone.localtime(signed) if signed else None,
        signed_off_by=str(round_.signed_off_by) if signed else "",
        as_at=timezone.localdate(signed) if signed else timezone.localdate(),
    )


def _teams(round_: Round) -> Iterator[TeamHead]:
    rows = AnsweringTeam.objects.filter(round=round_).order_by(
        "name", "pk", "members__user__name", "members__user__email"
    )
    columns = ("pk", "name", "members__user__name", "members__user__email")
    for (_, team), places in groupby(rows.values_list(*columns), key=itemgetter(0, 1)):
        yield TeamHead(team, tuple(name or email for *_, name, email in places if email))


def _question(
    question: Question,
    judged: _Judged,
    answers: Iterable[AnswerLine],
    codes: Mapping[int | None, str],
) -> QuestionLine:
    return QuestionLine(
        ref=question.element.ref,
        title=question.element.title,
        short_label=question.element.short_label,
        phase=question.phase.label if question.phase else "",
        area=question.element.area_ref,
        level=codes.get(judged.level_id, ""),
        not_applicable=bool(judged.not_applicable),
        rationale=judged.rationale or "",
        dissent=judged.dissent or "",
        answers=tuple(answers),
    )


def _answers(round_: Round, codes: Mapping[int | None, str]) -> Mapping[int, list[AnswerLine]]:
    """By cell pk, in the order of the teams' names; without what a team is not asked any more."""
    of_round = {"answer__team__round": round_}
    variations = _by_answer(Variation.objects.filter(**of_round))
    evidence, cites = _rests_on(round_)
    priorities = _by_answer(
        TeamPriority.objects.filter(**of_round).exclude(text="").select_related("joint", "action")
    )
    found: dict[int, list[AnswerLine]] = defaultdict(list)
    rows = TeamAnswer.objects.filter(still_asked(), team__round=round_).select_related("team")
    for row in rows.order_by("team__name", "pk"):
        shown = [one for one in evidence[row.pk] if not one.individual]
        found[row.cell_id].append(
            AnswerLine(
                team=row.team.name,
                level=codes.get(row.level_id, ""),
                text=row.text,
                trend=str(Trend(row.trend).label) if row.trend else "",
                figures=row.figures,
                late=row.late,
                variations=tuple(_variation(one, codes) for one in variations[row.pk]),
                evidence=tuple(map(_evidence, shown)),
                left_out=len(evidence[row.pk]) - len(shown),
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


class _Rest(NamedTuple):
    """What an answer rests on. What concerns an individual leaves in no report, whatever it was when it was ticked."""

    pk: int
    kind: str
    words: str
    individual: bool | None


def _rests_on(round_: Round) -> tuple[Mapping[int, list[_Rest]], Mapping[int, list[str]]]:
    """Evidence, and the tables that are pointed at: both by answer pk, in one query."""
    evidence: dict[int, list[_Rest]] = defaultdict(list)
    cites: dict[int, list[int]] = defaultdict(list)
    through = TeamAnswer.cites.through.objects.filter(teamanswer__team__round=round_).order_by()
    table = (Value(TABLE), Value(""), Value(False, output_field=BooleanField()))  # in the columns of evidence
    tables = through.values_list("teamanswer_id", "digesttable__number", *table)
    rows = AnswerEvidence.objects.filter(answer__team__round=round_).order_by()
    said_of: Any = rows.values_list("answer_id", "pk", "kind", "words", "item__individual")
    for answer, number, kind, *said in said_of.union(tables, all=True):
        if kind == TABLE:
            cites[answer].append(number)
        else:
            evidence[answer].append(_Rest(number, kind, *said))
    return (
        defaultdict(list, {answer: sorted(found) for answer, found in evidence.items()}),
        defaultdict(list, {answer: [f"D{one}" for one in sorted(found)] for answer, found in cites.items()}),
    )


def _variation(row: Variation, codes: Mapping[int | None, str]) -> VariationLine:
    return VariationLine(row.get_kind_display(), row.what, codes.get(row.level_id, ""), row.text)


def _evidence(row: _Rest) -> EvidenceLine:
    return EvidenceLine(str(EvidenceKind(row.kind).label), row.words, row.kind == EvidenceKind.EXPECTED)


def _priority(row: TeamPriority) -> PriorityLine:
    return PriorityLine(
        text=row.text,
        progress=row.progress,
        rag=row.rag,
        rag_label=row.get_rag_display(),
        joint=row.joint.text if row.joint else "",
        action=row.action.ref if row.action else "",
    )
