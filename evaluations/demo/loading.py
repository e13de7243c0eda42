"""All of the demo, in order. Loading it twice changes nothing."""

import datetime as dt
from collections.abc import Callable, Container, Mapping

from django.db import transaction
from django.utils import timezone

from accounts.models import LocalAuthority, User
from evaluations.demo.calendar import Calendar
from evaluations.demo.cast import make_cast, people
from evaluations.demo.dates import Diary
from evaluations.demo.library import Library
from evaluations.demo.plans import RoundPlan, read_round
from evaluations.demo.reading import read
from evaluations.demo.rounds import play
from evaluations.demo.schools import make_register

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
    for slug in sorted(made):
        _fill_library(slug, cast, calendar)


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
