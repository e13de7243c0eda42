"""What posts of the regional team allow: the National Strategies view, and where support goes."""

from accounts.posts import Posts
from accounts.roles import RegionalPermission


def can_propose_view(posts: Posts, region: int, phase: str) -> bool:
    """The National Strategies view of a cell: senior advisers in their phase, the director in any."""
    return posts.may(RegionalPermission.PROPOSE, region, phase)


def can_agree_view(posts: Posts, region: int) -> bool:
    """Agree what is proposed, or send it back, and report it: the director's, in the whole region."""
    return posts.may(RegionalPermission.AGREE, region)


def can_allocate(posts: Posts, region: int, phase: str = "") -> bool:
    """Decide where a region's days go; without a phase, for all of them, which a post of one phase may not."""
    phases = posts.phases(region, RegionalPermission.ALLOCATE)
    return phases is None or phase in phases
