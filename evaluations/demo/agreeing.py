"""The meetings: judgements of cells, then overall ratings, then the sign-off."""

import datetime as dt

from evaluations.demo.dates import at, date_sign_off, happened
from evaluations.demo.plans import NOT_APPLICABLE, CellPlan, OverallPlan
from evaluations.demo.rating import rate_late
from evaluations.demo.reading import DemoFault
from evaluations.demo.stage import Stage
from evaluations.enums import Made
from evaluations.models import Action
from evaluations.selectors.overall_page import OverallLine, overall_page
from evaluations.services.differences import record_difference
from evaluations.services.judgements import Decision, record_judgement
from evaluations.services.overall import record_overall
from evaluations.services.rounds import sign_off

MEETING_STARTS = 14
MINUTES_A_CELL = 8
MEETING_ENDS = 18


def agree(stage: Stage) -> None:
    places: dict[dt.date, int] = {}
    for plan in stage.plan.cells:
        rate_late(stage, plan)
        if plan.because:
            _judge(stage, plan, places)
        for number, (made, note) in plan.differences.items():
            _answer(stage, plan, number, made, note)


def _judge(stage: Stage, plan: CellPlan, places: dict[dt.date, int]) -> None:
    meeting = stage.meeting(plan)
    place = places[meeting.date] = places.get(meeting.date, -1) + 1
    decision = Decision(
        level=None if plan.rating == NOT_APPLICABLE else stage.content.level(plan.rating),
        rationale=plan.because,
        agreed_by=stage.names(meeting.present),
        agreed_on=meeting.date,
        dissent=plan.dissent,
    )
    row = record_judgement(
        cell=stage.cell(stage.lead, plan),
        content=stage.content,
        user=stage.lead,
        decision=decision,
        version=0,
    )
    stage.diary.keep(at(meeting.date, MEETING_STARTS) + dt.timedelta(minutes=MINUTES_A_CELL * place), [row])


def _answer(stage: Stage, plan: CellPlan, number: int, made: str, note: str) -> None:
    """Whether an action of the round before made the difference."""
    action = Action.objects.get(plan__round__slug=stage.plan.previous, number=number)
    row = record_difference(
        cell=stage.cell(stage.lead, plan),
        action_id=action.pk,
        user=stage.lead,
        made=Made(made),
        note=note,
        version=0,
    )
    happened(at(stage.meeting(plan).date, MEETING_ENDS), row, "updated_at")


def agree_overall(stage: Stage) -> None:
    """Part by part, so that the suggestion for the whole is made from what is recorded of its parts."""
    keys = [(line.area.ref, line.phase.ref if line.phase else "") for line in _lines(stage)]
    if stage.plan.overall and set(keys) != set(stage.plan.overall):
        raise DemoFault(f"fixtures/demo, {stage.plan.file}: overall ratings do not fit the framework")
    for key in keys:
        if key in stage.plan.overall:
            _record_overall(stage, key, stage.plan.overall[key])


def _lines(stage: Stage) -> list[OverallLine]:
    return overall_page(stage.round(), stage.content)


def _record_overall(stage: Stage, key: tuple[str, str], plan: OverallPlan) -> None:
    lines = {(line.area.ref, line.phase.ref if line.phase else ""): line for line in _lines(stage)}
    line = lines[key]
    level = stage.content.level(plan.level) if plan.level else line.suggested
    if level is None:
        raise DemoFault(f"fixtures/demo, {stage.plan.file}: nothing is suggested for {line.name}")
    row = record_overall(
        round_=stage.round(),
        area=line.area,
        phase=line.phase,
        user=stage.lead,
        level=level,
        suggested=line.suggested,
        reason=plan.because,
        version=0,
    )
    stage.diary.keep(at(stage.plan.meetings[-1].date, MEETING_ENDS), [row])


def sign(stage: Stage, day: dt.date) -> None:
    round_ = stage.round()
    sign_off(round_=round_, content=stage.content, user=stage.lead, version=round_.version)
    stage.diary.keep(at(day, 16, 30), [round_])
    stage.diary.write()
    date_sign_off(round_, stage.content, at(day, 16, 30))
