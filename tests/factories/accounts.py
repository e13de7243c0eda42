"""People and places for tests. Every user's password is PASSWORD."""

import datetime as dt

import factory
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.enums import RegionalRole, Role
from accounts.models import Invitation, LocalAuthority, Membership, Region, RegionalAppointment, User

PASSWORD = "four slow herons wading"


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ["code"]

    code = "D"
    name = factory.LazyAttribute(lambda region: f"Region {region.code}")
    slug = factory.LazyAttribute(lambda region: f"region-{region.code.lower()}")


class AuthorityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LocalAuthority

    code = factory.Sequence(
        lambda n: f"{chr(65 + n // 100 % 26)}{n % 100:02}"
    )  # no real code: those are digits
    name = factory.LazyAttribute(lambda authority: f"Borough {authority.code}")
    slug = factory.LazyAttribute(lambda authority: f"borough-{authority.code}")
    region = factory.SubFactory(RegionFactory)
    in_2009 = True


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    name = factory.Sequence(lambda n: f"Person {n + 1}")
    email = factory.Sequence(lambda n: f"person{n + 1}@example.org")
    password = factory.LazyFunction(lambda: make_password(PASSWORD))


class MembershipFactory(factory.django.DjangoModelFactory):
    """A core team member's; a guest's gets a last day thirty days from now."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    authority = factory.SubFactory(AuthorityFactory)
    role = Role.CORE
    until = factory.LazyAttribute(lambda membership: _last_day(membership.role))


class AppointmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RegionalAppointment

    user = factory.SubFactory(UserFactory)
    region = factory.SubFactory(RegionFactory)
    role = RegionalRole.DIRECTOR


class InvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Invitation

    authority = factory.SubFactory(AuthorityFactory)
    email = factory.Sequence(lambda n: f"invited{n + 1}@example.org")
    name = "Ines Vited"
    role = Role.CORE
    until = factory.LazyAttribute(lambda invitation: _last_day(invitation.role))
    invited_by = factory.SubFactory(UserFactory)


def _last_day(role: str) -> dt.date | None:
    return timezone.localdate() + dt.timedelta(days=30) if role == Role.GUEST else None
