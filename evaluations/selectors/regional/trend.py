"""One authority over its signed-off rounds: what both views gave each aspect of a phase, and why."""

from dataclasses import dataclass

from django.db.models import FilteredRelation, Q

from accounts.models import LocalAuthority
from accounts.posts import Posts
from evaluations.enums import RoundState
from evaluations.models import Judgement
from evaluations.selectors.regional.access import open_to
from evaluations.selectors.regional.standing import Head, heads
from standards.content import Content, Phase


@dataclass(frozen=True, slots=True)
class Judged:
    """`level` is a pk, None for not applicable."""

    level: int | None
    why: str


def signed_rounds(posts: Posts, authority: LocalAuthority, content: Content) -> list[Head]:
    """Oldest first."""
    rounds = open_to(posts).filter(authority=authority, framework_id=content.pk, state=RoundState.SIGNED_OFF)
    return heads(rounds)[::-1]


def judged_over(rounds: list[Head], phase: Phase) -> dict[tuple[int, str, int], Judged]:
    """By round, view and element, in one query. The reason of the other view is why it differs, if it does."""
    agreed = FilteredRelation("cell__proposals", condition=Q(cell__proposals__agreed_at__isnull=False))
    rows = Judgement.objects.filter(cell__round__in=[one.pk for one in rounds], cell__phase=phase.pk).alias(
        agreed=agreed
    )
    columns = ("cell__round_id", "view", "cell__element_id", "level_id", "rationale", "agreed__difference")
    return {
        (round_, view, element): Judged(level, (view == "ns" and difference) or why)
        for round_, view, element, level, why, difference in rows.values_list(*columns)
    }
