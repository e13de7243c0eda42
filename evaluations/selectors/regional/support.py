"""Where a region's days and programmes go, as far as a person's posts let them read it."""

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from accounts.models import LocalAuthority, Region
from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.enums import RoundState
from evaluations.models import Allocation, Budget, Judgement
from evaluations.selectors.regional.standing import Head
from standards.content import Phase

VIEW = RegionalPermission.VIEW
Cells = dict[tuple[str, str], int | None]
"""By element and phase (their refs): a level's pk, None for not applicable."""


def allocations_in(posts: Posts, region: Region) -> QuerySet[Allocation]:
    """That stand, in the phases of the person's posts and without a phase; oldest first."""
    rows = Allocation.objects.filter(authority__region=region, taken_away_at=None)
    return _readable(posts, region, rows).order_by("given_on", "pk")


def allocation_in(
    posts: Posts, region: Region, authority: LocalAuthority, pk: int, *, lock: bool = False
) -> Allocation:
    """Taken away or not. Raises Allocation.DoesNotExist. `lock` needs a transaction."""
    rows = _readable(posts, region, Allocation.objects.filter(authority=authority))
    if lock:
        return rows.select_for_update(of=("self",)).select_related("updated_by").get(pk=pk)
    return rows.select_related("updated_by").get(pk=pk)


def _readable(posts: Posts, region: Region, rows: QuerySet[Allocation]) -> QuerySet[Allocation]:
    phases = posts.phases(region.pk, VIEW)
    rows = rows.select_related("phase", "element").defer("element__columns", "element__led_by")
    return rows if phases is None else rows.filter(Q(phase=None) | Q(phase__ref__in=phases))


def sees_all_of(posts: Posts, region: Region) -> bool:
    """Whether totals of what they read are those of the region."""
    return posts.phases(region.pk, VIEW) is None


def budget_of(region: Region, year: int) -> Budget | None:
    return Budget.objects.filter(region=region, year=year).select_related("updated_by").first()


def given_to(authority: LocalAuthority) -> list[Allocation]:
    """What an authority reads of itself: all that stands, the newest year first. One query."""
    rows = Allocation.objects.filter(authority=authority, taken_away_at=None)
    rows = rows.select_related("phase", "element").defer("element__columns", "element__led_by")
    return list(rows.order_by("-year", "given_on", "pk"))


def signed_rounds_of(rounds: Iterable[Head]) -> dict[int, list[Head]]:
    """By authority, of those that are signed off; the newest first, by the day of signing."""
    found: dict[int, list[Head]] = {}
    for one in rounds:
        if one.state == RoundState.SIGNED_OFF and one.signed_off_at:
            found.setdefault(one.authority, []).append(one)
    return {
        pk: sorted(heads, key=lambda one: str(one.signed_off_at), reverse=True) for pk, heads in found.items()
    }


def cells_of(rounds: Iterable[int], phases: Iterable[Phase], view: str) -> Mapping[int, Cells]:
    """What a view gives the cells of these rounds, in one query."""
    rows = Judgement.objects.filter(
        cell__round__in=set(rounds), cell__phase__in=[phase.pk for phase in phases], view=view
    )
    columns = ("cell__round_id", "cell__element__ref", "cell__phase__ref", "level_id")
    found: dict[int, Cells] = {}
    for round_, element, phase, level in rows.values_list(*columns):
        found.setdefault(round_, {})[element, phase] = level
    return found
