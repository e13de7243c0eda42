"""The authorities of a region and how far each is: the region's first page, and each authority's."""

from collections import defaultdict
from dataclasses import dataclass, field

from accounts.models import LocalAuthority, Region
from accounts.posts import Posts
from evaluations.enums import RoundState
from evaluations.models import Round
from evaluations.selectors.regional.access import authorities_in, has_two_views, open_to

# That a round is under way is no secret; what is in it is.
UNDER_WAY = {
    RoundState.SETTING_UP: "Setting up: nothing to show yet",
    RoundState.RATING: "Still rating: nothing to show until the authority signs off",
    RoundState.AGREEING: "Still agreeing: nothing to show until the authority signs off",
}


@dataclass(slots=True)
class AuthorityRow:
    """`latest` is the newest round that can be read; `now` says how far a newer one is."""

    authority: LocalAuthority
    latest: Round | None = None
    now: str = ""
    open: list[Round] = field(default_factory=list)

    @property
    def viewed(self) -> list[Round]:
        """Those that the National Strategies judge too."""
        return [round_ for round_ in self.open if has_two_views(round_)]


def authority_rows(posts: Posts, region: Region) -> list[AuthorityRow]:
    """Three queries, whatever the number of authorities and rounds."""
    readable: dict[int, list[Round]] = defaultdict(list)
    for round_ in open_to(posts).filter(authority__region=region):
        readable[round_.authority_id].append(round_)
    now = under_way(region)
    return [
        AuthorityRow(
            authority,
            next(iter(readable[authority.pk]), None),
            now.get(authority.pk, ""),
            readable[authority.pk],
        )
        for authority in authorities_in(region)
    ]


def under_way(region: Region | int, framework: int | None = None) -> dict[int, str]:
    """By authority, of its newest round (on a framework, by pk), where that is not signed off."""
    rows = Round.objects.filter(authority__region=region).order_by("created_at", "pk")
    rows = rows.filter(framework=framework) if framework else rows
    newest = dict(rows.values_list("authority_id", "state"))
    return {pk: UNDER_WAY[RoundState(state)] for pk, state in newest.items() if state in UNDER_WAY}
