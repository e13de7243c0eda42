"""Words that stand nowhere else, in people: what members are called and do, and who is invited."""

from collections.abc import Callable

from accounts.models import User
from tests.permissions.world import House

Word = Callable[[str, str], str]


def person(user: User, group: str, word: Word) -> None:
    user.name = word(group, "name")
    user.email = f"{word(group, 'email').lower()}-{user.pk}@example.org"
    user.job_title = word(group, "job")
    user.save()


def invitation(house: House, group: str, word: Word) -> None:
    house.invitation.name = word(group, "invited")
    house.invitation.email = f"{word(group, 'address').lower()}@example.org"
    house.invitation.save()
