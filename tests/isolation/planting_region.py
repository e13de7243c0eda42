"""Words that stand nowhere else, in a region: days of support and agendas."""

from collections.abc import Callable

from evaluations.models import Agenda
from tests.permissions.world import House

Word = Callable[[str, str], str]


def support(house: House, group: str, regional: str, word: Word) -> None:
    """What days are for, which the authority reads, and why they changed, which is its region's."""
    given = house.authority.allocations.get()
    given.reason, given.why = word(group, "given"), word(regional, "why")
    given.version += 1
    given.save()


def agenda(house: House, group: str, word: Word) -> None:
    """What a regional team means to ask the authority, whom, and what was said: its own record."""
    found = Agenda.objects.get(authority=house.authority)
    found.title, found.who = word(group, "title"), word(group, "who")
    found.save()
    published, own = found.items.all()
    published.note, published.covered_on, own.question = (
        word(group, "said"),
        "2010-01-05",
        word(group, "asked"),
    )
    for item in (published, own):
        item.save()
