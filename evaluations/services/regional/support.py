"""The director decides where a region's days and programmes go, and how many days there are to give."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import LocalAuthority, Region, User
from accounts.posts import Posts
from evaluations.models import Allocation, Budget
from evaluations.permissions import can_allocate
from evaluations.services.errors import Overtaken, Refused
from standards.content import Content

NOT_YOURS = "The senior regional director decides where support goes. You can read what was decided."
GONE = "This was taken away already, so it stays as it was. Give it anew if it should stand again."


@dataclass(frozen=True, slots=True)
class Decision:
    """`phase` and `element` are refs, "" for all of them."""

    year: int
    kind: str
    programme: str
    days: Decimal
    phase: str
    element: str
    reason: str
    given_on: dt.date


def decision_of(one: Allocation) -> Decision:
    return Decision(
        year=one.year,
        kind=one.kind,
        programme=one.programme,
        days=one.days,
        phase=one.phase.ref if one.phase else "",
        element=one.element.ref if one.element else "",
        reason=one.reason,
        given_on=one.given_on,
    )


@transaction.atomic
def give(
    *, posts: Posts, authority: LocalAuthority, content: Content, user: User, decision: Decision
) -> Allocation:
    """The same decision sent twice is kept once: the authority's row is held meanwhile."""
    _check(posts, authority.region_id, decision.phase)
    LocalAuthority.objects.select_for_update().get(pk=authority.pk)
    last = (
        Allocation.objects.filter(authority=authority)
        .order_by("-pk")
        .select_related("phase", "element")
        .first()
    )
    if last and last.updated_by_id == user.pk and not last.taken_away_at and decision_of(last) == decision:
        return last
    return _write(Allocation(authority=authority), content, user, decision)


@transaction.atomic
def change(
    *,
    posts: Posts,
    allocation: Allocation,
    content: Content,
    user: User,
    decision: Decision,
    why: str,
    version: int,
) -> Allocation:
    """`allocation` is locked by the caller. The same again changes nothing; raises Overtaken for a newer version."""
    region = allocation.authority.region_id
    _check(posts, region, decision_of(allocation).phase)
    _check(posts, region, decision.phase)
    if allocation.taken_away_at:
        raise Refused(GONE)
    if decision_of(allocation) == decision:
        return allocation
    if allocation.version != version:
        raise Overtaken(allocation)
    allocation.why = why
    allocation.version += 1
    return _write(allocation, content, user, decision)


@transaction.atomic
def take_away(*, posts: Posts, allocation: Allocation, user: User, why: str, version: int) -> Allocation:
    """`allocation` is locked by the caller. It stays in the history, and counts for nothing from now on."""
    _check(posts, allocation.authority.region_id, decision_of(allocation).phase)
    if allocation.taken_away_at:
        return allocation
    if not why:
        raise Refused("Say why it is taken away.")
    if allocation.version != version:
        raise Overtaken(allocation)
    allocation.why, allocation.taken_away_at = why, timezone.now()
    allocation.version += 1
    allocation.updated_by, allocation.updated_at = user, timezone.now()
    allocation.save()
    return allocation


@transaction.atomic
def set_budget(*, posts: Posts, region: Region, year: int, days: Decimal, user: User, version: int) -> Budget:
    """`version` is 0 where none was set. Raises Overtaken where someone set another meanwhile."""
    _check(posts, region.pk, "")
    Region.objects.select_for_update().get(pk=region.pk)
    found = Budget.objects.filter(region=region, year=year).select_related("updated_by").first()
    budget = found or Budget(region=region, year=year, version=0)
    if found and found.days == days:
        return found
    if budget.version != version:
        raise Overtaken(budget)
    budget.days, budget.version = days, version + 1
    budget.updated_by, budget.updated_at = user, timezone.now()
    budget.save()
    return budget


def _write(one: Allocation, content: Content, user: User, decision: Decision) -> Allocation:
    one.year, one.kind, one.programme = decision.year, decision.kind, decision.programme
    one.days, one.reason, one.given_on = decision.days, decision.reason, decision.given_on
    one.phase_id = content.phase(decision.phase).pk if decision.phase else None
    one.element_id = content.element(decision.element).pk if decision.element else None
    one.updated_by, one.updated_at = user, timezone.now()
    one.save()
    return one


def _check(posts: Posts, region: int, phase: str) -> None:
    if not can_allocate(posts, region, phase):
        raise Refused(NOT_YOURS)
