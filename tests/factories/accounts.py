"""People and places for tests. Every user's password is PASSWORD."""

import datetime as dt

from django.contrib.auth.hashers import make_password
from django.utils import timezone
from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory

from accounts.enums import RegionalRole, Role
from accounts.models import Invitation, LocalAuthority, Membership, Region, RegionalAppointment, User

PASSWORD = "four slow herons wading"


class RegionFactory(DjangoModelFactory[Region]):
    class Meta:
        model = Region
        django_get_or_create = ["code"]

    code = "D"
    name = LazyAttribute(lambda region: f"Region {region.code}")
    slug = LazyAttribute(lambda region: f"region-{region.code.lower()}")


class AuthorityFactory(DjangoModelFactory[LocalAuthority]):
    class Meta:
        model = LocalAuthority

    code = Sequence(lambda n: f"{chr(65 + n // 100 % 26)}{n % 100:02}")  # no real code: those are digits
    name = LazyAttribute(lambda authority: f"Borough {authority.code}")
    slug = LazyAttribute(lambda authority: f"borough-{authority.code}")
    region = SubFactory(RegionFactory)
    in_2009 = True


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    name = Sequence(lambda n: f"Person {n + 1}")
    email = Sequence(lambda n: f"person{n + 1}@example.org")
    password = LazyFunction(lambda: make_password(PASSWORD))


class MembershipFactory(DjangoModelFactory[Membership]):
    """A core team member's; a guest's gets a last day thirty days from now."""

    class Meta:
        model = Membership

    user = SubFactory(UserFactory)
    authority = SubFactory(AuthorityFactory)
    role = Role.CORE
    until = LazyAttribute(lambda membership: _last_day(membership.role))


class AppointmentFactory(DjangoModelFactory[RegionalAppointment]):
    class Meta:
        model = RegionalAppointment

    user = SubFactory(UserFactory)
    region = SubFactory(RegionFactory)
    role = RegionalRole.DIRECTOR


class InvitationFactory(DjangoModelFactory[Invitation]):
    class Meta:
        model = Invitation

    authority = SubFactory(AuthorityFactory)
    email = Sequence(lambda n: f"invited{n + 1}@example.org")
    name = "Ines Vited"
    role = Role.CORE
    until = LazyAttribute(lambda invitation: _last_day(invitation.role))
    invited_by = SubFactory(UserFactory)


def _last_day(role: str) -> dt.date | None:
    return timezone.localdate() + dt.timedelta(days=30) if role == Role.GUEST else None
