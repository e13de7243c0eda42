"""Collections and those asked: found through the authorities that the person belongs to, or by a signed link."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import Membership
from schools import tokens
from schools.enums import LinkState
from schools.models import Ask, Collection

CALLED = Coalesce("school__name", "name")


def collections_of(memberships: Iterable[Membership]) -> QuerySet[Collection]:
    """With `asked` and `answered`, the latest first."""
    mine = [membership.authority_id for membership in memberships]
    return (
        Collection.objects.filter(authority_id__in=mine)
        .select_related("authority")
        .annotate(asked=Count("asks"), answered=Count("asks__answer"))
        .order_by("-created_at", "-pk")  # counting drops the order of the model
    )


def asks_of(memberships: Iterable[Membership]) -> QuerySet[Ask]:
    mine = [membership.authority_id for membership in memberships]
    return _with_all(Ask.objects.filter(collection__authority_id__in=mine))


def asked_in(collection: Collection) -> QuerySet[Ask]:
    """Everyone asked, by name, each with school and answer; one query."""
    return Ask.objects.filter(collection=collection).select_related("school", "answer").order_by(CALLED, "pk")


def waiting_in(collection: Collection) -> QuerySet[Ask]:
    """Those who have not answered, asked longest ago first; at the end those whose link was never sent."""
    waiting = asked_in(collection).filter(answer=None)
    return waiting.order_by(F("sent_at").asc(nulls_last=True), CALLED, "pk")


def can_be_sent(today: dt.date) -> Q:
    """With an address, no link sent yet, and no answer."""
    return ~Q(email="") & Q(sent_at=None) & _works(today)


def can_be_reminded(today: dt.date) -> Q:
    """With a link that was sent and still works, and no answer; not those written to today."""
    today_already = Q(sent_at__date=today) | Q(reminded_at__isnull=False, reminded_at__date=today)
    return ~Q(email="") & Q(sent_at__isnull=False) & _works(today) & ~today_already


def _works(today: dt.date) -> Q:
    return Q(answer=None, revoked_at=None, expires_on__gte=today)


def ask_by(token: str, today: dt.date) -> tuple[Ask | None, LinkState]:
    """What a link stands for, and whether it opens the form."""
    named = tokens.named_in(token)
    found = _with_all(Ask.objects.filter(pk=named[0])).first() if named else None
    if named is None or found is None:
        return None, LinkState.UNKNOWN
    if found.nonce != named[1]:
        return found, LinkState.REPLACED
    return found, link_state(found, today)


def link_state(ask: Ask, today: dt.date) -> LinkState:
    """Of its latest link."""
    if ask.revoked_at:
        return LinkState.REVOKED
    if ask.collection.closed_at:
        return LinkState.CLOSED
    return LinkState.OPEN if today <= ask.expires_on else LinkState.EXPIRED


def _with_all(asks: QuerySet[Ask]) -> QuerySet[Ask]:
    return asks.select_related("collection__authority", "school", "answer__recorded_by")
