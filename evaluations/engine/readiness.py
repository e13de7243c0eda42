"""What an authority still lacks on a given day, of all that it should have ready for an inspection."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Lack(StrEnum):
    DOCUMENT = "document"  # will not be ready by then
    NO_DOCUMENT = "no-document"  # a published line under which there is none
    UNCONFIRMED = "unconfirmed"
    NO_CONTACT = "no-contact"
    NO_AVAILABILITY = "no-availability"
    NOBODY = "nobody"  # a published line under which there is no one
    NOT_ASKED = "not-asked"
    NOT_ANSWERED = "not-answered"
    CONCERN = "concern"  # raised with the department, and without an answer
    FINDINGS = "findings"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Gap:
    """`of` is the pk of a row, or the number of a published line; 0 where there is only one thing to lack."""

    kind: Lack
    of: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """`on` is when it will be ready, or was."""

    pk: int
    ready: bool
    on: dt.date | None

    def missing(self, by: dt.date | None, today: dt.date) -> bool:
        """On the day itself it is in time. Without a day to be ready by, only what is ready is not missing.

        What was to be ready by a day that has gone by and is not counts as missing, whatever day is asked.
        """
        if by is None:
            return not self.ready
        if self.ready:
            return self.on is not None and self.on > by
        return self.on is None or self.on > by or self.on < today


@dataclass(frozen=True, slots=True)
class Someone:
    pk: int
    confirmed: bool
    contact: bool
    available: bool

    def lacks(self) -> Iterator[Lack]:
        if not self.confirmed:
            yield Lack.UNCONFIRMED
        if not self.contact:
            yield Lack.NO_CONTACT
        if not self.available:
            yield Lack.NO_AVAILABILITY


@dataclass(frozen=True, slots=True)
class Standing:
    """How all of it stands now. `bare` are numbers of published lines that apply and have nothing under them.

    `asked` and `answered` count schools, None where they cannot be asked.
    """

    papers: tuple[Paper, ...] = ()
    bare_documents: tuple[int, ...] = ()
    people: tuple[Someone, ...] = ()
    bare_people: tuple[int, ...] = ()
    asked: int | None = None
    answered: int = 0
    unanswered: tuple[int, ...] = ()
    findings: bool = False
    summary: bool = False


def gaps(standing: Standing, by: dt.date | None, today: dt.date) -> tuple[Gap, ...]:
    """What is missing on the day `by`, as far as can be told today; None asks what is missing now."""
    return (
        *(Gap(Lack.DOCUMENT, one.pk) for one in standing.papers if one.missing(by, today)),
        *(Gap(Lack.NO_DOCUMENT, number) for number in standing.bare_documents),
        *(Gap(lack, one.pk) for one in standing.people for lack in one.lacks()),
        *(Gap(Lack.NOBODY, number) for number in standing.bare_people),
        *_asking(standing),
        *(Gap(Lack.CONCERN, pk) for pk in standing.unanswered),
        *(() if standing.findings else (Gap(Lack.FINDINGS),)),
        *(() if standing.summary else (Gap(Lack.SUMMARY),)),
    )


def _asking(standing: Standing) -> Iterator[Gap]:
    if standing.asked == 0:
        yield Gap(Lack.NOT_ASKED)
    elif standing.asked is not None and standing.answered < standing.asked:
        yield Gap(Lack.NOT_ANSWERED)


WEEK, DAY = dt.timedelta(days=7), dt.timedelta(days=1)


def days_before(day: dt.date) -> tuple[dt.date, dt.date]:
    """A week before and a day before, in the calendar: the inspection has no working day of its own to count."""
    return day - WEEK, day - DAY
