"""Reads about people and places; each starts from the person or from an authority that is theirs."""

from accounts.models import LocalAuthority, Membership, User


def memberships_of(user: User) -> tuple[Membership, ...]:
    """The person's memberships in force today, by authority name, with authority and region; one query."""
    return tuple(Membership.objects.of(user))


def authority_for(user: User, slug: str) -> LocalAuthority | None:
    """The authority, where the person belongs to it today."""
    membership = Membership.objects.of(user).filter(authority__slug=slug).first()
    return membership.authority if membership else None
