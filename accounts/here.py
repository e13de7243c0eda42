"""Where a signed-in person stands: their memberships and the authority they are working in."""

from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from accounts.enums import Role
from accounts.models import LocalAuthority, Membership, User
from accounts.posts import Posts, posts_from
from accounts.roles import Permission, may


class Here:
    """Read lazily, once a request: one query for memberships, one more if regional roles are asked for."""

    def __init__(self, user: User | AnonymousUser, chosen: int | None = None) -> None:
        self.user = user
        self._chosen = chosen

    @cached_property
    def memberships(self) -> tuple[Membership, ...]:
        return tuple(Membership.objects.of(self.user)) if isinstance(self.user, User) else ()

    @cached_property
    def membership(self) -> Membership | None:
        """The one of the authority chosen in this session, else the first by name."""
        first = self.memberships[0] if self.memberships else None
        return self.membership_in(self._chosen) or first

    @property
    def authority(self) -> LocalAuthority | None:
        return self.membership.authority if self.membership else None

    @property
    def authorities(self) -> tuple[LocalAuthority, ...]:
        return tuple(membership.authority for membership in self.memberships)

    @property
    def role(self) -> Role | None:
        return Role(self.membership.role) if self.membership else None

    @cached_property
    def posts(self) -> Posts:
        """In regions, that hold today."""
        if not isinstance(self.user, User):
            return Posts()
        in_force = self.user.appointments.in_force(timezone.localdate())
        return posts_from(in_force.select_related("region").order_by("pk"))

    def membership_in(self, authority_id: int | None) -> Membership | None:
        return next((found for found in self.memberships if found.authority_id == authority_id), None)

    def may(self, permission: Permission) -> bool:
        return self.user.is_authenticated and may(self.role, permission)


class MemberRequest(HttpRequest):
    """For annotations: what a request is in a view that only a signed-in person can reach."""

    user: User
    here: Here
    htmx: HtmxDetails
