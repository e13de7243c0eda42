"""What regional staff reach: everything starts from the posts that they hold today."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import LocalAuthority, Region
from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.enums import RoundState
from evaluations.models import Allocation, Round, Share
from standards.models import Level

VIEW = RegionalPermission.VIEW
FRAMEWORK = "ns-quality-standards"


def has_two_views(round_: Round) -> bool:
    """Only by the National Strategies' own standards do they judge an authority too."""
    return round_.framework.slug == FRAMEWORK


def region_for(posts: Posts, slug: str) -> Region:
    """Raises Region.DoesNotExist."""
    for region in posts.regions:
        if region.slug == slug and posts.may(VIEW, region.pk):
            return region
    raise Region.DoesNotExist(slug)


def authorities_in(region: Region) -> QuerySet[LocalAuthority]:
    """Those of today and those that have a round here or were given support, by name."""
    has_round = Exists(Round.objects.filter(authority=OuterRef("pk")))
    was_given = Exists(Allocation.objects.filter(authority=OuterRef("pk"), taken_away_at=None))
    return LocalAuthority.objects.filter(Q(current=True) | has_round | was_given, region=region).order_by(
        "name"
    )


def authority_for(region: Region, slug: str) -> LocalAuthority:
    """Raises LocalAuthority.DoesNotExist."""
    return authorities_in(region).get(slug=slug)


def open_to(posts: Posts) -> QuerySet[Round]:
    """Rounds that authorities of the person's regions signed off, or share before that; newest first.

    A round without ratings is no region's: what an authority writes for its inspection is its own.
    """
    regions = [region.pk for region in posts.regions if posts.may(VIEW, region.pk)]
    shared = Exists(Share.objects.filter(round=OuterRef("pk"), ended_at=None))
    return (
        Round.objects.filter(authority__region__in=regions)
        .filter(Exists(Level.objects.filter(framework=OuterRef("framework"))))
        .filter(Q(state=RoundState.SIGNED_OFF) | (Q(state=RoundState.AGREEING) & shared))
        .select_related("authority__region", "framework")
        .defer("report")
    )


def round_in_region(posts: Posts, slug: str) -> Round:
    """Raises Round.DoesNotExist."""
    return open_to(posts).get(slug=slug)
