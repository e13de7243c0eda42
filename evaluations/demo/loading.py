"""All of the demo, in order. Loading it twice changes nothing."""

from collections.abc import Callable, Container, Mapping

from django.db import transaction

from accounts.models import LocalAuthority, User
from evaluations.demo.cast import make_cast, people
from evaluations.demo.dates import Diary
from evaluations.demo.library import Library
from evaluations.demo.plans import RoundPlan, read_round
from evaluations.demo.reading import read
from evaluations.demo.rounds import play

Say = Callable[[str], None]


def load_demo(say: Say = lambda line: None, only: Container[str] | None = None) -> None:
    """Makes what is not there yet and leaves the rest as people have left it. Raises DemoFault.

    `only` names the rounds to make, by slug; a round without the one before it is compared with nothing.
    """
    say("People and places: made" if make_cast() else "People and places: there already")
    cast, made = people(), set()
    for file in read("rounds.yaml"):
        plan = read_round(file)
        if only is not None and plan.slug not in only:
            continue
        if played := play(plan, cast):
            made.add(plan.authority)
        say(f"{_name(plan)}, {plan.name}: {'made' if played else 'there already'}")
    for slug in sorted(made):
        _fill_library(slug, cast)


def _name(plan: RoundPlan) -> str:
    return LocalAuthority.objects.values_list("name", flat=True).get(slug=plan.authority)


@transaction.atomic
def _fill_library(slug: str, cast: Mapping[str, User]) -> None:
    diary = Diary()
    Library(LocalAuthority.objects.get(slug=slug), cast, diary).add_the_rest()
    diary.write()
