"""The places and people of the demo."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.enums import Role
from accounts.models import LocalAuthority, Membership, Region, RegionalAppointment, User
from accounts.services.authorities import load_authorities, read_authorities
from evaluations.demo.calendar import Calendar
from evaluations.demo.reading import DemoFault, Raw, known, read
from evaluations.demo.signing_in import PASSWORD

PERSON_KEYS = {"key", "email", "name", "job", "authority", "role", "phase", "deputy", "listed"}
GUEST_YEARS = 10
POSTED_BEFORE = 500  # days: before anything that the regional team does


@transaction.atomic
def make_cast(calendar: Calendar) -> bool:
    """Whether anyone was made: an authority with its people, the regional team: what is not there."""
    raw = read("people.yaml")
    region = _region(raw["region"])
    hashed = make_password(PASSWORD)
    until = dt.date(calendar.today.year + GUEST_YEARS, 12, 31)
    made = [_authority(one, region, raw["people"], hashed, until) for one in raw["authorities"]]
    starts = calendar.day(-POSTED_BEFORE)
    made += [_regional(region, raw["regional"], hashed, starts), _administrator(raw["administrator"], hashed)]
    return any(made)


class Cast(dict[str, User]):
    """People by the keys that the files use."""

    def __missing__(self, key: str) -> User:
        raise DemoFault(f"{key} of people.yaml is not there (any more), and a round needs them")


def people() -> Cast:
    keys = _keys()
    return Cast({keys[user.email]: user for user in User.objects.filter(email__in=keys)})


def emails() -> list[str]:
    return list(_keys())


def _keys() -> dict[str, str]:
    """By address."""
    raw = read("people.yaml")
    return {one["email"]: one["key"] for one in (*raw["people"], *raw["regional"], raw["administrator"])}


def _region(code: str) -> Region:
    if not Region.objects.filter(code=code).exists():
        load_authorities(read_authorities(settings.BASE_DIR / "fixtures" / "local_authorities.csv"))
    return Region.objects.get(code=code)


def _authority(raw: Raw, region: Region, everyone: list[Raw], hashed: str, until: dt.date) -> bool:
    """`until` is the guests' last day: they must be able to sign in on whatever day the demo is shown."""
    if LocalAuthority.objects.filter(slug=raw["slug"]).exists():
        return False
    authority = LocalAuthority.objects.create(
        region=region, fictional=True, in_2009=True, in_2013=True, current=True, **raw
    )
    for one in everyone:
        if known("people.yaml", one, PERSON_KEYS)["authority"] == raw["slug"]:
            _member(authority, one, hashed, until)
    return True


def _member(authority: LocalAuthority, raw: Raw, hashed: str, until: dt.date) -> None:
    last = until if raw["role"] == Role.GUEST else None
    user = _person(raw, hashed)
    Membership.objects.create(user=user, authority=authority, role=raw["role"], until=last)


def _regional(region: Region, everyone: list[Raw], hashed: str, starts: dt.date) -> bool:
    if User.objects.filter(email__in=[one["email"] for one in everyone]).exists():
        return False
    for one in everyone:
        known("people.yaml", one, PERSON_KEYS)
        RegionalAppointment.objects.create(
            user=_person(one, hashed),
            region=region,
            role=one["role"],
            phase=one.get("phase", ""),
            deputy=one.get("deputy", False),
            starts=starts,
        )
    return True


def _administrator(raw: Raw, hashed: str) -> bool:
    if User.objects.filter(email=raw["email"]).exists():
        return False
    _person(raw, hashed, is_staff=True, is_superuser=True)
    return True


def _person(raw: Raw, hashed: str, **fields: bool) -> User:
    """One hash for all of them: hashing a password takes as long as building a round."""
    return User.objects.create(
        email=raw["email"], name=raw["name"], job_title=raw["job"], password=hashed, **fields
    )
