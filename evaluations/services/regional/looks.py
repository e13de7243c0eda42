"""Who looked: written down at each look, so that an authority can read who saw what."""

from accounts.models import LocalAuthority, User
from accounts.posts import Posts
from evaluations.models import Look, Round


def write_down(
    *, user: User, posts: Posts, authority: LocalAuthority, what: str, round_: Round | None = None
) -> Look:
    """`what` finishes “looked at …” and names no secret."""
    role = posts.title(authority.region_id)
    return Look.objects.create(user=user, role=role, authority=authority, what=what, round=round_)
