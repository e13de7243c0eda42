"""What was decided for an authority over the years: given, changed, taken away, by whom and why. One query."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from accounts.models import LocalAuthority, Region
from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.models import Allocation
from evaluations.reports.regional.support.choice import year_words
from evaluations.reports.regional.support.gift import gift_of
from evaluations.reports.words import date_words
from evaluations.selectors.history import Event, steps_of, who


def support_events(posts: Posts, region: Region, authority: LocalAuthority) -> list[Event]:
    """In the phases of the person's posts, and what is of none; newest first."""
    phases = posts.phases(region.pk, RegionalPermission.VIEW)
    rows = Allocation.history.filter(authority=authority).select_related("phase", "element")
    if phases is not None:
        rows = rows.filter(Q(phase=None) | Q(phase__ref__in=phases))
    events = [event for before, row in steps_of(rows) for event in _events(before, row)]
    return sorted(events, key=lambda event: event.when, reverse=True)


def _events(before: Any | None, row: Any) -> Iterator[Event]:
    was, now = _words(before) if before else "", _words(row)
    at = (row.history_date, who(row))
    if row.taken_away_at:
        yield Event(*at, "Taken away", now, "", row.why)
    elif row.history_type == "+":
        yield Event(*at, "Given", "", now, "")
    elif was != now:
        yield Event(*at, "Changed", was, now, row.why)


def _words(row: Any) -> str:
    gift = gift_of(row)
    return (
        f"{year_words(row.year)}: {gift.what}. {gift.where}. {gift.reason} "
        f"Decided on {date_words(gift.given_on)}."
    )
