"""Lists of those asked, narrowed down, and where each stands in words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from schools.enums import LinkState, Phase
from schools.models import Ask, Collection
from schools.selectors.returns import can_be_reminded, can_be_sent, link_state

WAITING = Q(answer=None)


@dataclass(frozen=True, slots=True)
class AskedFilters:
    """Empty is any; `state` is a key of STATES."""

    state: str = ""
    phase: str = ""
    name: str = ""


STATES = {
    "waiting": "Not answered",
    "answered": "Answered",
    "unsent": "No link sent",
    "no-email": "No email address",
    "ended": "Link ended or withdrawn",
}


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One of those asked, as a list shows it."""

    ask: Ask
    name: str
    urn: int | None
    phase: str
    type_name: str
    state: str
    answered_at: dt.datetime | None
    answered_how: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a collection has come, and what a press of a button would send; each counts those asked."""

    asked: int
    sent: int
    opened: int
    answered: int
    to_send: int
    to_remind: int

    @property
    def waiting(self) -> int:
        return self.asked - self.answered


def narrowed(asks: QuerySet[Ask], filters: AskedFilters, today: dt.date) -> QuerySet[Ask]:
    if filters.state:
        asks = asks.filter(_state(filters.state, today))
    if filters.phase:
        asks = asks.filter(Q(school__phase=filters.phase) | Q(school=None, phase=filters.phase))
    if filters.name:
        asks = asks.filter(Q(school__name__icontains=filters.name) | Q(name__icontains=filters.name))
    return asks


def _state(state: str, today: dt.date) -> Q:
    return {
        "waiting": WAITING,
        "answered": ~WAITING,
        "unsent": WAITING & Q(sent_at=None),
        "no-email": WAITING & Q(email=""),
        "ended": WAITING & (Q(expires_on__lt=today) | Q(revoked_at__isnull=False)),
    }[state]


def lines_of(asks: Iterable[Ask], collection: Collection, today: dt.date) -> list[AskedLine]:
    return [line_of(ask, collection, today) for ask in asks]


def line_of(ask: Ask, collection: Collection, today: dt.date) -> AskedLine:
    where = ask.school or ask
    ask.collection = collection
    answer = getattr(ask, "answer", None)
    return AskedLine(
        ask=ask,
        name=str(ask),
        urn=ask.school.urn if ask.school else None,
        phase=str(Phase(where.phase).label),
        type_name=where.type_name,
        state="Answered" if answer else _waiting_words(ask, today),
        answered_at=answer.answered_at if answer else None,
        answered_how=answer.get_source_display() if answer else "",
    )


def _waiting_words(ask: Ask, today: dt.date) -> str:
    link = link_state(ask, today)
    if link == LinkState.REVOKED:
        return "Link withdrawn"
    if link == LinkState.CLOSED:
        return "Not answered, collection closed"
    if link == LinkState.EXPIRED:
        return "Not answered, link ended"
    if ask.opened_at:
        return "Opened, not answered"
    return "Sent, not opened" if ask.sent_at else "Link not sent"


def standing_of(collection: Collection, today: dt.date) -> Standing:
    """One query."""
    return Standing(
        **Ask.objects.filter(collection=collection).aggregate(
            asked=Count("pk"),
            sent=Count("pk", filter=Q(sent_at__isnull=False)),
            opened=Count("pk", filter=Q(opened_at__isnull=False)),
            answered=Count("pk", filter=~WAITING),
            to_send=Count("pk", filter=can_be_sent(today)),
            to_remind=Count("pk", filter=can_be_reminded(today)),
        )
    )
