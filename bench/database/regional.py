"""Who reads many authorities at once: the director of the largest region, and that of a region of two."""

from typing import Any

from django.contrib.auth.hashers import make_password

from accounts.enums import RegionalRole
from accounts.models import RegionalAppointment, User
from bench.database import sizes
from bench.database.bulk import Numbers, write
from bench.database.places import Place


def make_director(numbers: Numbers, name: str) -> User:
    email = f"{name}@regional-team.example"
    user = User(
        pk=numbers.next(User), email=email, name="Director Surname", password=make_password(sizes.PASSWORD)
    )
    write(User, [user])
    return user


def post(user: User, place: Place) -> RegionalAppointment:
    """Director of the region of this authority."""
    return RegionalAppointment.objects.create(
        user=user, region_id=place.authority.region_id, role=RegionalRole.DIRECTOR
    )


def regional_plan(
    places: list[Place], largest: RegionalAppointment, of_two: RegionalAppointment
) -> dict[str, Any]:
    """`trend` is an authority whose rounds are all signed off: five, and one."""
    return {
        "authorities": sizes.AUTHORITIES,
        "director": _director(largest, places[1]),
        "director_of_two": _director(of_two, places[-1]),
    }


def _director(held: RegionalAppointment, trend: Place) -> dict[str, Any]:
    return {"email": held.user.email, "region": held.region.slug, "trend": trend.authority.slug}
