"""Fetch and authorise in one call, for every page about returns."""

from django.http import Http404
from django.urls import reverse

from accounts.here import MemberRequest
from accounts.permissions import require_in
from accounts.roles import Permission, may
from schools.models import Ask, Collection
from schools.selectors.returns import asks_of, collections_of
from schools.tokens import token_for


def get_collection(
    request: MemberRequest, pk: int, permission: Permission = Permission.VIEW_SCHOOLS
) -> Collection:
    """404 where it is no authority's of theirs, 403 where their role there may not."""
    found = collections_of(request.here.memberships).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such collection in an authority of yours.")
    require_in(request, found.authority_id, permission)
    return found


def get_ask(request: MemberRequest, pk: int, permission: Permission = Permission.VIEW_SCHOOLS) -> Ask:
    """The same for one of those asked; comes with school, collection and answer."""
    found = asks_of(request.here.memberships).filter(pk=pk).first()
    if found is None:
        raise Http404("Nobody of an authority of yours was asked by that number.")
    require_in(request, found.collection.authority_id, permission)
    return found


def may_in(request: MemberRequest, collection: Collection, permission: Permission) -> bool:
    membership = request.here.membership_in(collection.authority_id)
    return membership is not None and may(membership.role, permission)


def rights(request: MemberRequest, collection: Collection) -> dict[str, bool]:
    """What a page offers to this person."""
    return {
        "may_manage": may_in(request, collection, Permission.MANAGE_SCHOOLS),
        "may_record": may_in(request, collection, Permission.RECORD_RETURNS),
        "may_export": may_in(request, collection, Permission.EXPORT),
    }


def address_of(request: MemberRequest, ask: Ask) -> str:
    """The whole link that opens the form of this one."""
    return request.build_absolute_uri(reverse("returns:answer", args=[token_for(ask)]))
