"""Each authority's library of evidence."""

import datetime as dt
from collections.abc import Iterator, Mapping
from random import Random

from bench.database import sizes
from bench.database.bulk import Numbers, write
from bench.database.places import Place
from evaluations.enums import Impact
from evaluations.models import EvidenceItem

SOURCES = ("School improvement partners’ reports", "Ofsted reports", "Data dashboards", "Minutes", "Surveys")
SUMMARY = "What schools said of the support they had, by phase, with the figures of the two years before it."


def make_libraries(numbers: Numbers, places: list[Place], rng: Random) -> Mapping[int, list[EvidenceItem]]:
    """Items by authority."""
    made = {place.authority.pk: list(_items(numbers, place, rng)) for place in places}
    write(EvidenceItem, (item for items in made.values() for item in items))
    return made


def _items(numbers: Numbers, place: Place, rng: Random) -> Iterator[EvidenceItem]:
    size = sizes.LIBRARY if len(place.states) > 1 and not place.measured else sizes.LIBRARY_OF_MEASURED
    for number in range(size):
        yield EvidenceItem(
            pk=numbers.next(EvidenceItem),
            authority=place.authority,
            title=f"Item {number + 1}: what was found in schools",
            source_type=SOURCES[number % len(SOURCES)],
            dated=dt.date(2005, 9, 1) + dt.timedelta(days=rng.randint(0, 1500)),
            url=f"https://example.org/items/{number}",
            summary=SUMMARY,
            impact=rng.choice(Impact.values),
            individual=number % 15 == 14,
            added_by=place.people[number % len(place.people)],
        )
