"""A round of the demo from its making to as far as its plan goes, in one transaction: whole or not at all."""

import datetime as dt
from collections.abc import Mapping

from django.conf import settings
from django.db import transaction

from accounts.models import Membership, User
from evaluations.demo.agreeing import agree, agree_overall, sign
from evaluations.demo.answering import answer, judge_together
from evaluations.demo.calendar import Calendar
from evaluations.demo.dates import at
from evaluations.demo.planning import make_plan
from evaluations.demo.plans import Place, RoundPlan
from evaluations.demo.preparing import finish, prepare
from evaluations.demo.rating import rate
from evaluations.demo.readying import make_ready
from evaluations.demo.selfevaluating import write
from evaluations.demo.stage import Stage
from evaluations.models import Round
from evaluations.services.rounds import create_round, move_on
from evaluations.services.team import add_member, look_after
from standards.content import content_for
from standards.loading import load
from standards.models import Framework


@transaction.atomic
def play(plan: RoundPlan, people: Mapping[str, User], calendar: Calendar) -> bool:
    """Whether the round was made; one that is there already is left as it is."""
    if Round.objects.filter(slug=plan.slug).exists():
        return False
    framework = framework_of(*plan.framework)
    stage = Stage(plan, content_for(framework), people, calendar)
    _create(stage, framework)
    _name_the_team(stage)
    prepare(stage)
    _through_the_states(stage)
    stage.diary.write()
    return True


def framework_of(slug: str, version: str) -> Framework:
    """As it is in the database; read from its file where nobody has loaded it yet."""
    found = Framework.objects.filter(slug=slug, version=version)
    if not found.exists():
        load([settings.FRAMEWORKS_DIR / f"{slug}-{version}.yaml"])
    return found.get()


def _create(stage: Stage, framework: Framework) -> None:
    plan = stage.plan
    round_ = create_round(
        authority=stage.authority,
        framework=framework,
        content=stage.content,
        user=stage.lead,
        name=plan.name,
        period=plan.period,
        rate_by=plan.rate_by,
        previous=Round.objects.filter(slug=plan.previous).first(),
    )
    # An address that people can say and type; the service would make one of the whole name.
    Round.objects.filter(pk=round_.pk).update(slug=plan.slug)
    Round.history.filter(id=round_.pk).update(slug=plan.slug, history_user=stage.lead)
    stage.diary.keep(at(plan.dates["created"], 9, 20), [round_])


def _name_the_team(stage: Stage) -> None:
    for place in stage.plan.team:
        if place.who != stage.plan.lead:
            _add(stage, place)


def _add(stage: Stage, place: Place) -> None:
    round_ = stage.round()
    membership = Membership.objects.get(user=stage.people[place.who], authority=stage.authority)
    member = add_member(
        round_=round_,
        membership=membership,
        role=place.role,
        represents=place.represents,
        until=place.until,
    )
    named = {(plan.element, plan.phase) for plan in stage.plan.cells if plan.is_in(place.looks_after)}
    cells = round_.cells.select_related("element", "phase")
    own = [cell for cell in cells if (cell.element.ref, cell.phase.ref if cell.phase else "") in named]
    look_after(round_=round_, member=member, cells=own)


def _through_the_states(stage: Stage) -> None:
    dates = stage.plan.dates
    if "rating" in dates:
        _move_on(stage, dates["rating"])
        rate(stage)
        if stage.plan.answering:
            answer(stage)
        if stage.plan.writing:
            write(stage)
        if stage.plan.readiness:
            make_ready(stage)
        finish(stage)
    if "agreeing" in dates:
        _move_on(stage, dates["agreeing"])
        agree(stage)
        agree_overall(stage)
        if stage.plan.answering:
            judge_together(stage)
    if "signed_off" in dates:
        sign(stage, dates["signed_off"])
    if stage.plan.actions:
        make_plan(stage)


def _move_on(stage: Stage, day: dt.date) -> None:
    round_ = stage.round()
    stage.diary.keep(at(day, 8), [move_on(round_=round_, version=round_.version)])
    stage.curtain()
