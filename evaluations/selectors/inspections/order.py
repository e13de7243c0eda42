"""Which days of an inspection cannot be beside the others that are known, and what is said of one that cannot.

A day goes by the name of its field; of a clock by kind and field, such as “report.done_on”.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from evaluations.enums import ClockKind
from evaluations.models import Inspection, InspectionClock
from evaluations.selectors.inspections.clocks import AFTER_REPORT
from evaluations.selectors.inspections.words import day as day_words

Days = Mapping[str, dt.date | None]
NOTIFIED, WEEK1, WEEK2, ENDED = "notified_on", "week1_on", "week2_on", "ended_on"
PUBLISHED, COMMITTEE, ANSWERED = "published_on", "committee_on", "statement_on"
ON_SITE = (NOTIFIED, WEEK1, WEEK2, ENDED)
STARTS, DONE = "starts_on", "done_on"


def of_clock(kind: str, field: str) -> str:
    return f"{kind}.{field}"


RECEIVED = of_clock(ClockKind.REPORT, DONE)
CHANGE = "“Change the inspection” on its page"
STATEMENT = "“Change committee, decision and publication” on the page of the statement"


def _order() -> Iterator[tuple[str, str]]:
    """The earlier and the later of two days, which may be one day. What could ever be otherwise is not here."""
    for first in ON_SITE:
        yield first, PUBLISHED
        yield first, COMMITTEE
        for kind in ClockKind:
            yield first, of_clock(kind, DONE)
    for kind in ClockKind:
        yield NOTIFIED, of_clock(kind, STARTS)
        yield of_clock(kind, STARTS), of_clock(kind, DONE)
    for kind in AFTER_REPORT:
        yield RECEIVED, of_clock(kind, DONE)
    yield RECEIVED, PUBLISHED
    yield PUBLISHED, ANSWERED


def _names() -> Iterator[tuple[str, tuple[str, str]]]:
    """What each day is, and what to press to change it."""
    yield NOTIFIED, ("the notification", CHANGE)
    yield WEEK1, ("the beginning of week 1", CHANGE)
    yield WEEK2, ("the beginning of week 2", CHANGE)
    yield ENDED, ("the end of the on-site inspection", CHANGE)
    yield PUBLISHED, ("the publication of the report", "“Change what is published” on the inspection’s page")
    yield COMMITTEE, ("the committee date", STATEMENT)
    yield ANSWERED, ("the publication of the statement of action", STATEMENT)
    for kind in ClockKind:
        pressed = f"“Change” beside “{kind.label}” on the timeline"
        yield of_clock(kind, STARTS), (f"the day from which “{kind.label}” runs", pressed)
        yield of_clock(kind, DONE), (f"the day on which “{kind.label}” was done", pressed)
    pressed = f"“Change” beside “{ClockKind.REPORT.label}” on the timeline"
    yield RECEIVED, ("the day on which the final report came", pressed)


ORDER = tuple(_order())
NAMES = dict(_names())


def days_of(inspection: Inspection, clocks: Iterable[InspectionClock]) -> Days:
    """As they are kept; no query."""
    days: dict[str, dt.date | None] = {
        name: getattr(inspection, name) for name in (*ON_SITE, PUBLISHED, COMMITTEE, ANSWERED)
    }
    for row in clocks:
        days |= {of_clock(row.kind, field): getattr(row, field) for field in (STARTS, DONE)}
    return days


def out_of_order(given: Days, kept: Days) -> dict[str, str]:
    """What is said of each day of `given` that cannot be beside the rest of `kept`.

    Two days that contradict each other since before, and that `given` leaves as they are, are let be.
    """
    days = {name: day for name, day in {**kept, **given}.items() if day}
    new = {name for name, day in given.items() if day != kept.get(name)}
    wrong = [
        (first, second)
        for first, second in ORDER
        if first in days and second in days and days[second] < days[first] and {first, second} & new
    ]
    said = {}
    for name in given:
        sooner = [first for first, second in wrong if second == name]
        later = [second for first, second in wrong if first == name and second not in given]
        if sooner:
            nearest = max(sooner, key=lambda one: days[one])
            said[name] = _words("before", nearest, days[nearest], nearest in given)
        elif later:
            nearest = min(later, key=lambda one: days[one])
            said[name] = _words("after", nearest, days[nearest], False)
    return said


def _words(side: str, name: str, day: dt.date, at_hand: bool) -> str:
    what, pressed = NAMES[name]
    do = "Check both dates." if at_hand else f"If that date is wrong, put it right first: press {pressed}."
    return f"This is {side} {what}, {day_words(day)}. {do}"
