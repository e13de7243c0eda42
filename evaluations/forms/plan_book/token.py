"""What a file proposed, signed, so that it can wait in the page between the preview and its confirmation."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core import signing

from evaluations.services.plan_book import Proposed, StepSaid

SALT = "evaluations.plan-book"
ONE_DAY = 24 * 60 * 60
DAYS = {"start", "due", "evaluated_on", "committee_on"}


def packed(proposed: Iterable[Proposed], slug: str, user: int) -> str:
    rows = [
        (
            *(one.row, one.number, one.version, {name: _out(value) for name, value in one.fields.items()}),
            one.progress,
            [(step.row, step.key, step.said[0], *map(_out, step.said[1:])) for step in one.steps],
        )
        for one in proposed
    ]
    return signing.dumps({"about": [slug, user], "rows": rows}, salt=SALT, compress=True)


def unpacked(token: str, slug: str, user: int) -> list[Proposed] | None:
    """None where the token is not one of ours, not this person's, of another plan, or older than a day."""
    try:
        found: dict[str, Any] = signing.loads(token, salt=SALT, max_age=ONE_DAY)
    except signing.BadSignature:
        return None
    if found["about"] != [slug, user]:
        return None
    return [
        Proposed(
            row,
            number,
            version,
            {name: _in(name, value) for name, value in fields.items()},
            progress,
            tuple(
                StepSaid(at, key, (title, dt.date.fromisoformat(due), _day(done)))
                for at, key, title, due, done in steps
            ),
        )
        for row, number, version, fields, progress, steps in found["rows"]
    ]


def _out(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _in(name: str, value: Any) -> Any:
    if name in DAYS:
        return _day(value)
    return Decimal(value) if name == "cost" and value is not None else value


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
