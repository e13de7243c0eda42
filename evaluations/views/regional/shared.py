"""Fetch and authorise in one call, for regional staff; what they looked at is written down."""

from django.http import Http404

from accounts.here import MemberRequest
from accounts.models import LocalAuthority, Region
from accounts.roles import RegionalPermission
from evaluations.models import Round
from evaluations.selectors.regional import access
from evaluations.services.regional.looks import write_down


def get_region(request: MemberRequest, slug: str) -> Region:
    """404 without a post in it today."""
    try:
        return access.region_for(request.here.posts, slug)
    except Region.DoesNotExist as error:
        raise Http404("You hold no post in a region of that name today.") from error


def get_authority(request: MemberRequest, region: Region, slug: str) -> LocalAuthority:
    try:
        return access.authority_for(region, slug)
    except LocalAuthority.DoesNotExist as error:
        raise Http404("There is no such authority in the region.") from error


def get_shared_round(request: MemberRequest, slug: str, what: str) -> Round:
    """One that is signed off or shared, in a region of theirs; `what` finishes “looked at …” in the log."""
    try:
        found = access.round_in_region(request.here.posts, slug)
    except Round.DoesNotExist as error:
        raise Http404("No authority of your region has signed off or shared such a round.") from error
    write_down(
        user=request.user,
        posts=request.here.posts,
        authority=found.authority,
        what=f"{what}, {found.name}",
        round_=found,
    )
    return found


def phases_of(request: MemberRequest, round_: Round) -> frozenset[str] | None:
    """The phases of the round that they see; None for all. Every phase of a framework without any."""
    region = round_.authority.region_id
    return request.here.posts.phases(region, RegionalPermission.VIEW)
