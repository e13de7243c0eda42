"""Teams are named, keep their tables and answer; what is alike is joined and groups are judged."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaluations.demo.answering.told import (
    AnswersTold,
    AnswerTold,
    JointTold,
    TableTold,
    TeamTold,
    read_answers,
)
from evaluations.demo.dates import at, happened
from evaluations.demo.plans import CellPlan
from evaluations.demo.reading import Raw
from evaluations.demo.stage import Stage
from evaluations.models import AnsweringTeam, DigestTable, TeamMember
from evaluations.selectors.answering.teams import team_for
from evaluations.services.answering.answers import Part, Saved, Wish, save_answer
from evaluations.services.answering.digest import Table, add_table
from evaluations.services.answering.groups import record_group
from evaluations.services.answering.priorities import join_priorities
from evaluations.services.answering.teams import Details, name_team
from evaluations.services.answering.ticks import Lines, Ticks
from standards.enums import PassageKind

AT_WORK, MEETING_ENDS = 10, 18
WHOLE = "all"


@dataclass(frozen=True)
class Answering:
    stage: Stage
    told: AnswersTold
    tables: dict[str, DigestTable]


def answer(stage: Stage) -> None:
    told = read_answers(stage.plan.answering, stage.calendar)
    answering = Answering(stage, told, {one.key: _keep_table(stage, one) for one in told.digest})
    for team in told.teams:
        _answer_as(answering, team, _name(stage, team))
    stage.diary.write()


def _keep_table(stage: Stage, told: TableTold) -> DigestTable:
    user = stage.people[told.by]
    table = Table(told.title, told.source, told.columns, told.rows, told.chart)
    kept = add_table(round_=stage.round(user), user=user, table=table)
    happened(at(told.day, AT_WORK), kept, "updated_at")
    return kept


def _name(stage: Stage, told: TeamTold) -> AnsweringTeam:
    round_, people = stage.round(), [stage.people[key].pk for key in told.members]
    cells = round_.cells.filter(element__ref__in=told.questions).values_list("pk", flat=True)
    members = tuple(TeamMember.objects.filter(round=round_, user__in=people).select_related("user"))
    team = name_team(
        round_=round_, user=stage.lead, details=Details(told.name, members, tuple(cells.order_by("pk")))
    )
    happened(at(stage.plan.dates["rating"], AT_WORK), team, "updated_at")
    return team


def _answer_as(answering: Answering, told: TeamTold, team: AnsweringTeam) -> None:
    stage, standing = answering.stage, {}
    for number, (ref, one) in enumerate(told.answers.items()):
        who = one.by or told.members[number % len(told.members)]
        user, plan = stage.people[who], stage.cell_plan(ref)
        if who not in standing:
            standing[who] = team_for(user, stage.round(user), team.pk)
        saved = save_answer(
            cell=stage.cell(user, plan), team=standing[who], user=user, wish=_wish(answering, plan, one)
        )
        _keep(stage, plan, told.name, saved)
        stage.priorities |= dict(_priorities(one, saved))


def _wish(answering: Answering, plan: CellPlan, told: AnswerTold) -> Wish:
    stage = answering.stage
    main = {
        "level_id": _level(stage, told.level),
        "text": told.text,
        "trend": told.trend,
        "figures": told.figures,
    }
    items = [str(item.pk) for item in stage.library.items(told.items)]
    return Wish(
        main=Part("main", 0, 0, main),
        variations=tuple(_variations(stage, told)),
        priorities=tuple(
            Part(f"p{number}", 0, 0, {"progress": "", "rag": "", **_without_key(one)})
            for number, one in enumerate(told.priorities)
        ),
        expected=_ticks(_published(stage, plan, told.expected)),
        own=Lines(typed=tuple(told.own)),
        items=_ticks(items),
        cites=_ticks(str(answering.tables[key].pk) for key in told.cites),
    )


def _variations(stage: Stage, told: AnswerTold) -> Iterator[Part]:
    for number, one in enumerate(told.variations):
        level = _level(stage, one.get("level", ""))
        values = {"kind": one["kind"], "what": one["what"], "level_id": level, "text": one.get("text", "")}
        yield Part(f"v{number}", 0, 0, values)


def _without_key(raw: Raw) -> dict[str, str]:
    return {name: value for name, value in raw.items() if name != "key"}


def _level(stage: Stage, code: str) -> int | None:
    return stage.content.level(code).pk if code else None


def _ticks(values: Iterable[str]) -> Ticks:
    return Ticks(now=frozenset(values))


def _published(stage: Stage, plan: CellPlan, numbers: Iterable[int]) -> list[str]:
    element = stage.content.element(plan.element)
    passages = element.passages_of(PassageKind.EXPECTED_EVIDENCE)
    lines = [line.text for passage in passages for item in passage.items for line in item.all()]
    return [lines[number - 1] for number in numbers]


def _keep(stage: Stage, plan: CellPlan, team: str, saved: Saved) -> None:
    if saved.answer:
        moment = stage.recorded_at(plan, team)
        stage.diary.keep(moment, [saved.answer, *saved.rows.values(), *saved.answer.evidence.all()])


def _priorities(told: AnswerTold, saved: Saved) -> Iterator[tuple[str, object]]:
    for number, one in enumerate(told.priorities):
        if "key" in one:
            yield one["key"], saved.rows[f"p{number}"]


def judge_together(stage: Stage) -> None:
    """Once the teams' answers are revealed."""
    told = read_answers(stage.plan.answering, stage.calendar)
    for joint in told.joint:
        _join(stage, joint)
    areas = {area.ref: area for area in stage.content.areas}
    for ref, (level, why) in told.groups.items():
        row = record_group(
            round_=stage.round(),
            area=None if ref == WHOLE else areas[ref],
            user=stage.lead,
            level=stage.content.level(level),
            rationale=why,
            version=0,
        )
        happened(at(stage.plan.meetings[-1].date, MEETING_ENDS), row, "updated_at")


def _join(stage: Stage, told: JointTold) -> None:
    parts, moment = [stage.priorities[key] for key in told.parts], at(told.day, AT_WORK)
    pks = [row.pk for row in parts]
    joint = join_priorities(round_=stage.round(), user=stage.lead, pks=pks, text=told.text)
    happened(moment, joint, "updated_at")
    for row in parts:
        happened(moment, row)
    stage.priorities[told.key] = joint
