"""All of the demo, in order. Loading it twice changes nothing."""

import datetime as dt
from collections.abc import Callable, Container, Mapping

from django.db import transaction
from django.utils import timezone

from accounts.models import LocalAuthority, User
from evaluations.demo.calendar import Calendar
from evaluations.demo.cast import make_cast, people
from evaluations.demo.dates import Diary
from evaluations.demo.dialogue import hold_dialogue
from evaluations.demo.inspections import hold_inspection
from evaluations.demo.library import Library
from evaluations.demo.neighbours import framework_key, neighbours
from evaluations.demo.plans import RoundPlan, read_round
from evaluations.demo.reading import read
from evaluations.demo.rounds import framework_of, play
from evaluations.demo.schools import make_register
from standards.content import content_for

Say = Callable[[str], None]


def load_demo(
    say: Say = lambda line: None, only: Container[str] | None = None, today: dt.date | None = None
) -> None:
    """Makes what is not there yet and leaves the rest as people have left it. Raises DemoFault.

    `only` names the rounds to make, by slug; a round without the one before it is compared with nothing.
    `today` is the day that the rounds of this year hang on.
    """
    calendar = Calendar(today or timezone.localdate())
    say(f"People and places: {_said(make_cast(calendar))}")
    say(f"Any Borough, register of schools: {_said(make_register())}")
    cast, made = people(), set()
    for file in read("rounds.yaml"):
        plan = read_round(file, calendar)
        if only is not None and plan.slug not in only:
            continue
        if played := play(plan, cast, calendar):
            made.add(plan.authority)
        say(f"{_name(plan)}, {plan.name}{_what(plan)}: {_said(played)}")
    for file in read("inspections.yaml"):
        if only is None or calendar.read(file)["round"] in only:
            held = hold_inspection(file, cast, calendar)
            say(f"An inspection, with its notebook, clocks and findings: {_said(held)}")
    if only is None:
        made |= _fill_the_region(cast, calendar, say)
    for slug in sorted(made):
        _fill_library(slug, cast, calendar)


def _fill_the_region(cast: Mapping[str, User], calendar: Calendar, say: Say) -> set[str]:
    """The slugs of the authorities of which a round was made."""
    content = content_for(framework_of(*framework_key(calendar)))
    plans = list(neighbours(content, calendar))
    made = {plan.authority for plan in plans if play(plan, cast, calendar)}
    say(f"The rest of the region, {len(plans)} rounds: {_said(bool(made))}")
    held = hold_dialogue(cast, content, calendar)
    say(f"The regional team, its notes, agendas, view and support: {_said(held)}")
    return made


def _said(made: bool) -> str:
    return "made" if made else "there already"


def _what(plan: RoundPlan) -> str:
    told = {"with what schools returned": plan.stage_one, "with its action plan": plan.actions}
    return "".join(f", {words}" for words, file in told.items() if file)


def _name(plan: RoundPlan) -> str:
    return LocalAuthority.objects.values_list("name", flat=True).get(slug=plan.authority)


@transaction.atomic
def _fill_library(slug: str, cast: Mapping[str, User], calendar: Calendar) -> None:
    diary = Diary()
    Library(LocalAuthority.objects.get(slug=slug), cast, diary, calendar).add_the_rest()
    diary.write()
