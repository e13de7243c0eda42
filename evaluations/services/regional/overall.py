"""Overall ratings in the National Strategies view: the director's, from what is agreed of the aspects."""

from accounts.models import User
from accounts.posts import Posts
from evaluations.engine import Suggestion
from evaluations.enums import View
from evaluations.models import Overall, Round
from evaluations.permissions import can_agree_view
from evaluations.services.errors import Refused
from evaluations.services.overall import existing_overall, write_overall
from standards.content import Area, Content, Level, Phase


def agree_overall(
    *,
    round_: Round,
    content: Content,
    place: tuple[Area, Phase | None],
    posts: Posts,
    user: User,
    level: Level,
    suggestion: Suggestion,
    reason: str,
    version: int,
) -> Overall:
    """`round_` is locked by the caller. Raises Refused without a reason where one is needed, and Overtaken."""
    if not can_agree_view(posts, round_.authority.region_id):
        raise Refused("Only the senior regional director agrees overall ratings in this view.")
    if not suggestion.rated:
        raise Refused("Agree a view of its aspects first: there is nothing to rest an overall rating on yet.")
    suggested = content.level(suggestion.level) if suggestion.level else None
    ours = existing_overall(round_, *place, View.AUTHORITY)
    if not reason.strip():
        _refuse_unsaid(level, suggested, content.level_by_pk[ours.level_id] if ours else None)
    return write_overall(
        round_=round_,
        place=place,
        user=user,
        level=level,
        suggested=suggested,
        reason=reason,
        version=version,
        view=View.STRATEGIES,
    )


def _refuse_unsaid(level: Level, suggested: Level | None, ours: Level | None) -> None:
    others = {
        "the rule suggests": suggested,
        "the authority’s overall rating is": ours,
    }
    against = [f"{says} {other.overall}" for says, other in others.items() if other and other != level]
    if against:
        raise Refused(f"Say why you agree {level.overall}: {' and '.join(against)}.")
