"""Where authorities stand on one framework: the round of each that counts, and what each view gives its cells.

Judgements are read, not frozen reports: nothing in a signed-off round changes, and a report of a whole round is
a hundred times the letters that a table of authorities needs.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet

from accounts.models import LocalAuthority, Region
from accounts.posts import Posts
from evaluations.enums import RoundState
from evaluations.models import Judgement, Overall, Proposal, Round
from evaluations.selectors.regional.access import FRAMEWORK, authorities_in, open_to
from evaluations.selectors.regional.authorities import under_way
from standards.content import Content, Phase, content_for
from standards.lookup import newness
from standards.models import Framework

Key = tuple[int, int | None]
"""An element or an area, and a phase, by pk; without a phase where it is over all of them."""
Given = dict[tuple[int, str], dict[Key, int | None]]
"""By round and view: a level's pk for each key, or None for not applicable."""


class Head(NamedTuple):
    pk: int
    authority: int
    slug: str
    name: str
    state: str
    signed_off_at: dt.datetime | None
    previous: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """`round` is the newest that can be read, `before` the one that it names as the one before it.

    `now` says how far the authority is where there is nothing to read.
    """

    authority: LocalAuthority
    round: Head | None
    before: Head | None
    now: str


def standards_content() -> Content | None:
    """The newest version that is loaded."""
    found = list(Framework.objects.filter(slug=FRAMEWORK))
    return content_for(max(found, key=lambda row: newness(row.version))) if found else None


def phases_within(content: Content, refs: Collection[str] | None) -> tuple[Phase, ...]:
    """None is all of them."""
    return tuple(phase for phase in content.phases if refs is None or phase.ref in refs)


def standings(posts: Posts, region: Region, content: Content) -> list[Standing]:
    """By name. Three queries, whatever the number of authorities and rounds."""
    return standings_from(readable(posts, region, content), authorities_in(region), content)


def readable(posts: Posts, region: Region, content: Content) -> list[Head]:
    """Every round of the region on the framework that can be read, newest first."""
    return heads(open_to(posts).filter(authority__region=region, framework_id=content.pk))


def standings_from(
    rounds: list[Head], authorities: Iterable[LocalAuthority], content: Content
) -> list[Standing]:
    """Of these authorities of one region, in their order; `rounds` are what `readable` says."""
    found = list(authorities)
    by_pk = {head.pk: head for head in rounds}
    newest = {head.authority: head for head in reversed(rounds)}
    now = under_way(found[0].region_id, framework=content.pk) if found else {}
    return [_standing(one, newest.get(one.pk), by_pk, now.get(one.pk, "")) for one in found]


def heads(rounds: QuerySet[Round]) -> list[Head]:
    """In the order of the rounds, newest first."""
    return [Head(*row) for row in rounds.values_list(*COLUMNS)]


COLUMNS = ("pk", "authority_id", "slug", "name", "state", "signed_off_at", "previous_id")


def _standing(authority: LocalAuthority, round_: Head | None, by_pk: dict[int, Head], now: str) -> Standing:
    before = by_pk.get(round_.previous or 0) if round_ else None
    signed = before is not None and before.state == RoundState.SIGNED_OFF
    return Standing(authority, round_, before if signed else None, now or "No round yet")


def judged(rounds: Collection[int], phase: Phase) -> Given:
    """What both views give the elements of a phase, in one query."""
    rows = Judgement.objects.filter(cell__round__in=rounds, cell__phase=phase.pk)
    given: Given = defaultdict(dict)
    columns = ("cell__round_id", "view", "cell__element_id", "level_id")
    for round_, view, element, level in rows.values_list(*columns):
        given[round_, view][element, phase.pk] = level
    return given


def overall(rounds: Collection[int], phases: Iterable[Phase], *, over_all: bool) -> Given:
    """The overall ratings of both views in these phases, and those over all phases if `over_all`."""
    wanted: set[int | None] = {phase.pk for phase in phases} | ({None} if over_all else set())
    given: Given = defaultdict(dict)
    columns = ("round_id", "view", "area_id", "phase_id", "level_id")
    for round_, view, area, phase, level in Overall.objects.filter(round__in=rounds).values_list(*columns):
        if phase in wanted:
            given[round_, view][area, phase] = level
    return given


def reasons_for_cells(rounds: Collection[int], phase: Phase) -> dict[tuple[int, Key], str]:
    """Why the National Strategies view differs, by round and key."""
    rows = Proposal.objects.filter(
        cell__round__in=rounds, cell__phase=phase.pk, agreed_at__isnull=False
    ).values_list("cell__round_id", "cell__element_id", "difference")
    return {(round_, (element, phase.pk)): why for round_, element, why in rows}


def reasons_for_overalls(rounds: Collection[int], view: str) -> dict[tuple[int, Key], str]:
    rows = Overall.objects.filter(round__in=rounds, view=view).values_list(
        "round_id", "area_id", "phase_id", "reason"
    )
    return {(round_, (area, phase)): why for round_, area, phase, why in rows}
