"""Stage 2: what a round rests on, its priority areas, its own words for levels, meetings and checklist."""

from evaluations.demo.dates import at, happened
from evaluations.demo.plans import CellPlan, Minutes
from evaluations.demo.returns import ask_schools
from evaluations.demo.stage import Stage
from evaluations.demo.surveying import survey_schools
from evaluations.enums import Preparation
from evaluations.models import Round
from evaluations.services.finishing import set_finished
from evaluations.services.focus import choose_focus
from evaluations.services.local_words import Wording, save_local_words
from evaluations.services.meetings import Record, record_meeting
from evaluations.services.preparing import tick
from evaluations.services.rounds import change_details
from schools.models import Collection

MEETING_WRITTEN_UP = 17
AT_WORK = 10


def prepare(stage: Stage) -> None:
    if stage.plan.stage_one:
        _rest_on(stage, ask_schools(stage))
    if stage.plan.survey:
        survey_schools(stage)
    if stage.plan.focus:
        _choose_focus(stage)
    for plan in stage.plan.cells:
        if plan.local_words:
            _write_words(stage, plan)
    for item, day in stage.plan.prepared.items():
        row = tick(round_=stage.round(), item=Preparation(item), done_on=day, user=stage.lead)
        happened(at(day, AT_WORK), row)
    for minutes in stage.plan.minutes:
        _write_up(stage, minutes)


def _rest_on(stage: Stage, collection: Collection) -> None:
    round_ = stage.round()
    changed = change_details(
        round_=round_,
        name=round_.name,
        period=round_.period,
        rate_by=round_.rate_by,
        version=round_.version,
        collection=collection,
    )
    _later(stage, changed, 30)


def _choose_focus(stage: Stage) -> None:
    round_ = stage.round()
    cells = round_.cells.filter(element__ref__in=stage.plan.focus).values_list("pk", flat=True)
    choose_focus(round_=round_, content=stage.content, cells=list(cells), version=round_.version)
    _later(stage, round_, 40)


def _later(stage: Stage, round_: Round, minute: int) -> None:
    """On the morning on which the round was made."""
    stage.diary.keep(at(stage.plan.dates["created"], 9, minute), [round_])


def _write_words(stage: Stage, plan: CellPlan) -> None:
    wordings = [Wording(stage.content.level(code), text, 0) for code, text in plan.local_words.items()]
    element = stage.content.element(plan.element)
    round_ = stage.round()
    save_local_words(
        round_=round_, content=stage.content, element=element, user=stage.lead, wordings=wordings
    )
    for row in round_.local_words.filter(element_id=element.pk):
        happened(at(stage.plan.dates["created"], AT_WORK), row, "updated_at")


def _write_up(stage: Stage, minutes: Minutes) -> None:
    user = stage.people[minutes.by]
    record = Record(
        kind=minutes.kind,
        held_on=minutes.date,
        present=stage.names(minutes.present),
        notes=minutes.notes,
        decisions=minutes.decisions,
    )
    row = record_meeting(round_=stage.round(user), user=user, record=record)
    happened(at(minutes.date, MEETING_WRITTEN_UP), row, "updated_at")


def finish(stage: Stage) -> None:
    """Members say that they have rated; the team sees that, and not what they said."""
    for place in stage.plan.team:
        if place.finished:
            member = set_finished(round_=stage.round(stage.people[place.who]), finished=True)
            happened(at(place.finished, MEETING_WRITTEN_UP), member, "finished_at")
