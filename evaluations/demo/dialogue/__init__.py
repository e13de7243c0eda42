"""What the regional team of the demo does with its authorities, made through the product's own services."""

from collections.abc import Mapping

from django.db import transaction

from accounts.models import User
from evaluations.demo.calendar import Calendar
from evaluations.demo.dialogue.agendas import make_agendas
from evaluations.demo.dialogue.notes import make_notes
from evaluations.demo.dialogue.support import give_support
from evaluations.demo.dialogue.team import Team
from evaluations.demo.dialogue.views import make_views
from evaluations.demo.neighbours import shares
from evaluations.models import Allocation
from evaluations.selectors.access import round_for
from evaluations.services.regional.sharing import share_round
from standards.content import Content

FILE = "region/dialogue.yaml"


@transaction.atomic
def hold_dialogue(people: Mapping[str, User], content: Content, calendar: Calendar) -> bool:
    """Whether it was made: all of it, or nothing where the region has been given support already."""
    told = calendar.read(FILE)
    team = Team(people, content, calendar)
    if Allocation.objects.filter(authority__region=team.region).exists():
        return False
    for slug, who, note in shares(calendar):
        share_round(round_=round_for(people[who], slug, lock=True), user=people[who], note=note)
    make_agendas(team, told["agendas"])
    make_notes(team, told["notes"])
    make_views(team, told["views"], told["overall"])
    give_support(team, told["support"], told["budgets"])
    return True
