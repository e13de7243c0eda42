"""The register of schools."""

from typing import Any

from schools.models import School
from tests.factories.schools import SchoolFactory

TABLE = """
schools:
  list                         -          -    GET          in   200  200  200  403  403  403  200  200  404
  csv                          -          -    GET          in   200  200  200  403  403  403  200  200  404
  school                       school     -    GET          in   200  200  200  403  403  403  200  404  404
"""

ARGUMENTS = {"school": lambda house, place: [_school(house).urn]}


def furnish(house: Any, people: Any) -> None:
    SchoolFactory(authority=house.authority, name=f"School of {house.authority}")


def _school(house: Any) -> School:
    return School.objects.filter(authority=house.authority, name__startswith="School of").get()
