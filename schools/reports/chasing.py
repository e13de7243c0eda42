import datetime as dt
from collections.abc import Iterable, Iterator

from django.utils import timezone

from schools.selectors.asked import AskedLine
from schools.sheets import Value, csv_bytes

COLUMNS = (
    *("URN", "Name", "Phase", "Type", "Email", "Stands", "Sent", "Opened", "Reminded", "Link works until"),
)


def chasing_csv(lines: Iterable[AskedLine]) -> bytes:
    return csv_bytes(_rows(lines))


def _rows(lines: Iterable[AskedLine]) -> Iterator[Iterable[Value]]:
    yield COLUMNS
    for line in lines:
        ask = line.ask
        stamps = _day(ask.sent_at), _day(ask.opened_at), _day(ask.reminded_at)
        yield line.urn, line.name, line.phase, line.type_name, ask.email, line.state, *stamps, ask.expires_on


def _day(moment: dt.datetime | None) -> dt.date | None:
    return timezone.localdate(moment) if moment else None
