"""What a region reports: of each authority the newest signed-off round, and what both views give it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from django.db.models import F, FilteredRelation, Q

from accounts.models import Region
from accounts.posts import Posts
from evaluations.enums import RoundState, View
from evaluations.models import Judgement, Overall, Proposal
from evaluations.selectors.regional.access import authorities_in, open_to
from evaluations.selectors.regional.authorities import under_way
from evaluations.selectors.regional.standing import Given, Key, Standing, heads
from standards.content import Content


class Agreed(NamedTuple):
    """How a rating in the National Strategies view came about; `changed`: the authority judged anew since."""

    difference: str
    proposed_by: str
    agreed_by: str
    on: dt.datetime | None
    changed: bool


Settled = dict[tuple[int, Key], Agreed]


def reported(posts: Posts, region: Region, content: Content) -> list[Standing]:
    """By name. What an authority only shares is still its draft, so it is not reported. Three queries."""
    rounds = open_to(posts).filter(
        authority__region=region, framework_id=content.pk, state=RoundState.SIGNED_OFF
    )
    newest = {head.authority: head for head in reversed(heads(rounds))}
    now = under_way(region, framework=content.pk)
    return [
        Standing(one, newest.get(one.pk), None, now.get(one.pk, "No round yet"))
        for one in authorities_in(region)
    ]


def judged_in(rounds: Collection[int]) -> Given:
    """Both views of every cell; one query."""
    given: Given = defaultdict(dict)
    columns = ("cell__round_id", "view", "cell__element_id", "cell__phase_id", "level_id")
    for round_, view, element, phase, level in Judgement.objects.filter(cell__round__in=rounds).values_list(
        *columns
    ):
        given[round_, view][element, phase] = level
    return given


def settled_in(rounds: Collection[int]) -> Settled:
    """By round and key; one query."""
    ours = FilteredRelation("cell__judgements", condition=Q(cell__judgements__view=View.AUTHORITY))
    rows = (
        Proposal.objects.filter(cell__round__in=rounds, agreed_at__isnull=False)
        .alias(ours=ours)
        .values_list(
            *("cell__round_id", "cell__element_id", "cell__phase_id", "difference"),
            *("proposed_by__name", "agreed_by__name", "agreed_at", "against_version", F("ours__version")),
        )
    )
    return {
        (round_, (element, phase)): Agreed(why, by, agreed_by, at, bool(against) and against != version)
        for round_, element, phase, why, by, agreed_by, at, against, version in rows
    }


def overalls_in(rounds: Collection[int]) -> tuple[Given, Settled]:
    """Both views of every overall rating, and how those of the National Strategies came about; one query."""
    given: Given = defaultdict(dict)
    settled: Settled = {}
    changed: dict[tuple[int, str, Key], dt.datetime] = {}
    columns = (
        "round_id",
        "view",
        "area_id",
        "phase_id",
        "level_id",
        "reason",
        "updated_by__name",
        "updated_at",
    )
    for round_, view, area, phase, level, why, by, at in Overall.objects.filter(round__in=rounds).values_list(
        *columns
    ):
        key = (area, phase)
        given[round_, view][key] = level
        changed[round_, view, key] = at
        if view == View.STRATEGIES:
            settled[round_, key] = Agreed(why, "", by, at, changed=False)
    for (round_, key), one in settled.items():
        ours = changed.get((round_, View.AUTHORITY, key))
        settled[round_, key] = one._replace(changed=bool(ours and one.on and ours > one.on))
    return given, settled
