"""Which questions were covered with an authority in a school year, when and with whom."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from accounts.models import LocalAuthority
from accounts.posts import Posts
from evaluations.models import Agenda, AgendaItem
from evaluations.selectors.regional.agendas.reach import agendas_for
from standards.content import Content, Phase

BEGINS = 9
"""The month in which a school year begins."""


class Covering(NamedTuple):
    """An item that was covered, or waits on an agenda to come. `place` is "" for a question of one's own."""

    agenda: int
    title: str
    held_on: dt.date
    who: str
    audience: str
    phase: int | None
    element: int | None
    place: str
    question: str
    covered_on: dt.date | None


def school_year(day: dt.date) -> int:
    """The year in which it began."""
    return day.year if day.month >= BEGINS else day.year - 1


def year_words(year: int) -> str:
    """2009–10."""
    return f"{year}–{(year + 1) % 100:02}"


def days_of(year: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, BEGINS, 1), dt.date(year + 1, BEGINS, 1) - dt.timedelta(days=1)


def coverings(authority: LocalAuthority, content: Content, phase: Phase | None, year: int) -> list[Covering]:
    """What was covered in the year, the earliest first, and what is on agendas from today on.

    A phase counts what was covered in meetings on all phases too; None counts every meeting. One query.
    """
    first, last = days_of(year)
    today = timezone.localdate()
    waiting = Q(covered_on=None, agenda__held_on__range=(max(today, first), last))
    rows = AgendaItem.objects.filter(
        Q(covered_on__range=(first, last)) | waiting,
        agenda__authority=authority,
        agenda__framework=content.pk,
    )
    if phase is not None:
        rows = rows.filter(Q(agenda__phase=None) | Q(agenda__phase=phase.pk))
    columns = (
        *("agenda_id", "agenda__title", "agenda__held_on", "agenda__who", "agenda__audience"),
        *("agenda__phase_id", "element_id", "place", "question", "covered_on"),
    )
    ordered = rows.order_by("covered_on", "agenda__held_on", "position", "pk")
    return [Covering(*row) for row in ordered.values_list(*columns)]


def years_with(posts: Posts, authority: LocalAuthority) -> list[int]:
    """School years that have a meeting that the person reaches, and this one; newest first. One query."""
    days = agendas_for(posts).filter(authority=authority).order_by().values_list("held_on", flat=True)
    return sorted({school_year(day) for day in (*days, timezone.localdate())}, reverse=True)


def reached(posts: Posts, agendas: Iterable[int]) -> set[int]:
    """Those of them that the person may open. One query."""
    return set(agendas_for(posts).filter(pk__in=set(agendas)).order_by().values_list("pk", flat=True))


def items_of(agenda: Agenda) -> list[AgendaItem]:
    """In their order. One query."""
    return list(agenda.items.select_related("updated_by"))
