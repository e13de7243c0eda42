"""Builds the support of a region, or of one authority of it: nine queries, whatever the number of authorities."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from accounts.models import LocalAuthority, Region
from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.models import Allocation
from evaluations.permissions import can_allocate
from evaluations.reports.regional.choice import OVERALL
from evaluations.reports.regional.model import Line
from evaluations.reports.regional.overview import bys_of, overview_from
from evaluations.reports.regional.support.choice import BELOW, DAYS, FELL, QUARTER, Asked, asked_from
from evaluations.reports.regional.support.gift import Gift, gift_of
from evaluations.reports.regional.support.model import Support, SupportLine
from evaluations.reports.regional.support.since import around, since
from evaluations.selectors.regional.access import authorities_in
from evaluations.selectors.regional.standing import Head, phases_within, readable, standings_from
from evaluations.selectors.regional.support import (
    Cells,
    allocations_in,
    budget_of,
    cells_of,
    sees_all_of,
    signed_rounds_of,
)
from schools.selectors.lowest import Lowest, in_the_bottom_quarter, with_ranked
from standards.content import Content


def asked_of(
    posts: Posts, region: Region, content: Content, data: Mapping[str, str], today: dt.date
) -> Asked:
    return asked_from(data, tuple(ref for ref, _ in bys_of(posts, region, content)), today)


def support_of(posts: Posts, region: Region, content: Content, asked: Asked) -> Support:
    """Every authority, with what it is given in the year and was in the one before."""
    allocations = allocations_in(posts, region).filter(year__in=(asked.year, asked.year - 1))
    budget = budget_of(region, asked.year)
    shown = _support(posts, region, content, asked, authorities_in(region), allocations)
    return replace(shown, budget=budget.days if budget else None)


def support_of_one(
    posts: Posts, region: Region, content: Content, asked: Asked, authority: LocalAuthority
) -> Support:
    """One authority, with all that it was ever given; without the region's budget."""
    allocations = allocations_in(posts, region).filter(authority=authority)
    return _support(
        posts, region, content, asked, authorities_in(region).filter(pk=authority.pk), allocations
    )


def _support(
    posts: Posts,
    region: Region,
    content: Content,
    asked: Asked,
    authorities: QuerySet[LocalAuthority],
    allocations: QuerySet[Allocation],
) -> Support:
    phases = _phases(posts, region, asked)
    rounds, every = readable(posts, region, content), list(with_ranked(authorities, phases))
    found = standings_from(rounds, every, content)
    overview = overview_from(posts, region, content, {"by": asked.by, "view": asked.view}, found)
    gifts = _gifts(posts, region, content, asked, rounds, list(allocations))
    lowest = in_the_bottom_quarter([one.pk for one in every], phases)
    by_slug = {one.slug: one for one in every}
    lines = [
        _line(line, asked, by_slug[line.slug], lowest.get(by_slug[line.slug].pk, ()), gifts)
        for line in overview.lines
    ]
    return Support(
        overview,
        asked,
        tuple(sorted(lines, key=ORDERS.get(asked.sort, _by_name))),
        None,
        sees_all_of(posts, region),
    )


def _line(
    line: Line,
    asked: Asked,
    authority: Any,
    lowest: tuple[Lowest, ...],
    gifts: Mapping[int, list[Gift]],
) -> SupportLine:
    theirs = gifts.get(authority.pk, [])
    return SupportLine(
        line,
        asked.by,
        lowest,
        authority.ranked,
        tuple(one for one in theirs if one.year == asked.year),
        tuple(one for one in theirs if one.year != asked.year),
    )


def _phases(posts: Posts, region: Region, asked: Asked) -> Collection[str] | None:
    if asked.by != OVERALL:
        return [asked.by]
    return posts.phases(region.pk, RegionalPermission.VIEW)


Order = Callable[[SupportLine], tuple[bool, float, str]]


def _by_name(one: SupportLine) -> tuple[bool, float, str]:
    return False, 0, one.line.name


def _most(count: Callable[[SupportLine], float], unread: Callable[[SupportLine], bool]) -> Order:
    """The highest count first; where it could not be counted comes last."""
    return lambda one: (unread(one), -count(one), one.line.name)


ORDERS: Mapping[str, Order] = {
    BELOW: _most(lambda one: len(one.below), lambda one: bool(one.line.away)),
    FELL: _most(lambda one: len(one.fell), lambda one: bool(one.line.away)),
    QUARTER: _most(lambda one: len(one.lowest), lambda one: not one.ranked),
    DAYS: _most(lambda one: float(one.days), lambda one: False),
}


def _gifts(
    posts: Posts,
    region: Region,
    content: Content,
    asked: Asked,
    rounds: list[Head],
    allocations: list[Allocation],
) -> Mapping[int, list[Gift]]:
    """By authority. One query, for the ratings around every allocation."""
    signed = signed_rounds_of(rounds)
    near = {pk for one in allocations for pk in _pks(around(signed.get(one.authority_id, ()), one.given_on))}
    phases = phases_within(content, posts.phases(region.pk, RegionalPermission.VIEW))
    draw = _Drawing(content, signed, cells_of(near, phases, asked.view), posts, region.pk)
    gifts: dict[int, list[Gift]] = {}
    for one in allocations:
        gifts.setdefault(one.authority_id, []).append(draw.gift(one))
    return gifts


def _pks(heads: Iterable[Head | None]) -> list[int]:
    return [head.pk for head in heads if head]


@dataclass(frozen=True, slots=True)
class _Drawing:
    content: Content
    signed: Mapping[int, list[Head]]
    given: Mapping[int, Cells]
    posts: Posts
    region: int

    def gift(self, one: Allocation) -> Gift:
        phase = one.phase.ref if one.phase else ""
        about = (one.element.ref if one.element else "", phase)
        rounds = self.signed.get(one.authority_id, [])
        told = since(rounds, one.given_on, about, self.given, self.content)
        return gift_of(one, told, may_change=can_allocate(self.posts, self.region, phase))
