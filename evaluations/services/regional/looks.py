"""Who looked: written down at each look, so that an authority can read who saw what."""

from collections.abc import Iterable

from accounts.models import LocalAuthority, Region, User
from accounts.posts import Posts
from evaluations.models import Look, Round


def write_down(
    *, user: User, posts: Posts, authority: LocalAuthority, what: str, round_: Round | None = None
) -> Look:
    """`what` finishes “looked at …” and names no secret."""
    role = posts.title(authority.region_id)
    return Look.objects.create(user=user, role=role, authority=authority, what=what, round=round_)


def write_down_all(
    *, user: User, posts: Posts, region: Region, authorities: Iterable[str], what: str
) -> list[Look]:
    """One for each of these authorities of a region (by slug), when a file of many is taken. Two queries."""
    found = LocalAuthority.objects.filter(region=region, slug__in=list(authorities)).values_list(
        "pk", flat=True
    )
    role = posts.title(region.pk)
    return Look.objects.bulk_create(Look(user=user, role=role, authority_id=pk, what=what) for pk in found)
