"""Authorities and the six people of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from accounts.enums import Role
from accounts.models import LocalAuthority, Membership, Region, User
from bench.database import sizes
from bench.database.bulk import Numbers, write

REGION_OF_TWO = len(sizes.REGIONS) + 1
ROLES = (Role.LEAD, Role.CORE, Role.CORE, Role.CORE, Role.CORE, Role.CORE)


@dataclass(frozen=True)
class Place:
    """An authority with its people (the lead first) and the states of its rounds, oldest first."""

    authority: LocalAuthority
    people: list[User]
    states: tuple[str, ...]
    measured: bool = False

    @property
    def lead(self) -> User:
        return self.people[0]


def make_places(numbers: Numbers) -> list[Place]:
    """The measured one first, then the one whose trend is; last two, a region by themselves, with one round each.

    What costs depend on is measured of the former and compared with the latter.
    """
    write(Region, _regions())
    password = make_password(sizes.PASSWORD)
    others = [sizes.STATES] * (sizes.AUTHORITIES - 2)
    states = [sizes.STATES_OF_MEASURED, sizes.STATES_OF_TREND, *others, ("rating",), ("signed-off",)]
    places = [_place(numbers, password, own, index) for index, own in enumerate(states)]
    write(LocalAuthority, [place.authority for place in places])
    write(User, [user for place in places for user in place.people])
    write(Membership, [row for place in places for row in _memberships(place)])
    return places


def _regions() -> Iterator[Region]:
    for pk in range(1, REGION_OF_TWO + 1):
        yield Region(pk=pk, code=chr(64 + pk), name=f"Region {pk}", slug=f"region-{pk}")


def region_of(number: int) -> int:
    """Of the authority with this number from 1; each region has its share of them, the largest first."""
    whole, passed = sum(sizes.REGIONS), 0
    for region, share in enumerate(sizes.REGIONS, 1):
        passed += share
        if number * whole <= passed * sizes.AUTHORITIES:
            return region
    return REGION_OF_TWO


def _place(numbers: Numbers, password: str, states: tuple[str, ...], index: int) -> Place:
    pk = numbers.next(LocalAuthority)
    authority = LocalAuthority(
        pk=pk,
        code=f"{pk:03}",
        name=f"Measured Borough {pk}",
        slug=f"measured-borough-{pk}",
        gss_code=f"E{pk:08}",
        region_id=region_of(pk),
        la_type="Metropolitan borough",
        current=True,
        # Figures of fictional authorities stand in no quarter.
        fictional=False,
    )
    people = [_person(numbers, password, authority, number) for number in range(sizes.TEAM)]
    return Place(authority, people, states, measured=index == 0)


def _person(numbers: Numbers, password: str, authority: LocalAuthority, number: int) -> User:
    email = f"person{number}@{authority.slug}.example"
    return User(pk=numbers.next(User), email=email, name=f"Person {number} Surname", password=password)


def _memberships(place: Place) -> Iterator[Membership]:
    for user, role in zip(place.people, ROLES, strict=True):
        yield Membership(user=user, authority=place.authority, role=role)
