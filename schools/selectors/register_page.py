"""The page of one school: its links as either side of them gives it, and its rows as a file."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Q

from accounts.models import User
from schools.models import School, SchoolLink
from schools.selectors.register import laestab, schools_for
from schools.sheets import Value


@dataclass(frozen=True, slots=True)
class Linked:
    """`urn` may be looked up here where `here` is true."""

    kind: str
    urn: int
    name: str
    established: dt.date | None
    here: bool


OPPOSITE = {"Predecessor": "Successor", "Successor": "Predecessor"}


def links_of(school: School, user: User) -> list[Linked]:
    """Those that the school gives, then those that name it and it does not give; two queries."""
    rows = SchoolLink.objects.filter(Q(school=school) | Q(other=school)).select_related("school", "other")
    found: dict[int, Linked] = {}
    for row in sorted(rows, key=lambda row: row.school_id != school.pk):
        if row.school_id == school.pk:
            name = row.other.name if row.other else row.other_name
            found[row.other_urn] = Linked(row.kind, row.other_urn, name, row.established, False)
        elif row.school.urn not in found:
            kind = OPPOSITE.get(row.kind, row.kind)
            found[row.school.urn] = Linked(kind, row.school.urn, row.school.name, row.established, False)
    here = set(schools_for(user).filter(urn__in=found).values_list("urn", flat=True))
    return [Linked(one.kind, one.urn, one.name, one.established, one.urn in here) for one in found.values()]


def website_of(school: School) -> str:
    """An address that may stand in a link; blank for anything but a page on the web."""
    said = school.website if "//" in school.website else f"http://{school.website}"
    try:
        parts = urlsplit(said)
    except ValueError:
        return ""
    fine = parts.scheme in {"http", "https"} and parts.hostname and "." in parts.hostname
    return said if fine and said.isprintable() and " " not in said else ""


HEADER = (
    *("URN", "LAESTAB", "Name", "Type", "Type group", "Phase", "Status", "Opened", "Closed"),
    *("Lowest age", "Highest age", "Pupils", "Free school meals, %", "Trust", "Street", "Town", "Postcode"),
    *("Website", "Ofsted rating", "Last inspected", "Source"),
)
SOURCE = (
    "Get Information About Schools. "
    "Contains public sector information licensed under the Open Government Licence v3.0"
)


def csv_rows(schools: Iterable[School]) -> Iterator[Iterable[Value]]:
    yield HEADER
    for school in schools:
        yield (
            *(school.urn, laestab(school).replace("/", ""), school.name, school.type_name, school.group_name),
            *(school.get_phase_display(), school.get_status_display(), school.opened, school.closed),
            *(school.low_age, school.high_age, school.pupils, _number(school.fsm_percent), school.trust),
            *(school.street, school.town, school.postcode, school.website),
            *(school.ofsted_rating, school.ofsted_on, SOURCE),
        )


def _number(value: object) -> str:
    return "" if value is None else f"{value}"
