"""What heads the papers of a round, the plan, the teams' report and the pack: whose it is, of what period, on what.

Flat, as revisions and packs are frozen. Reports of ratings and self-evaluations head themselves with a `Source` and a
`RoundHead` (`model.py`).
"""

from dataclasses import dataclass
from typing import Any

from evaluations.models import Round
from standards.content import Content


@dataclass(frozen=True, slots=True)
class PaperHead:
    slug: str
    authority: str
    round: str
    period: str
    framework: str
    framework_short: str
    element_one: str
    element_many: str
    attribution: str


def head_words(round_: Round, content: Content) -> dict[str, Any]:
    """The fields of a `PaperHead`, for a head that adds its own."""
    return {
        "slug": round_.slug,
        "authority": round_.authority.name,
        "round": round_.name,
        "period": round_.period,
        "framework": content.title,
        "framework_short": content.short_title,
        "element_one": content.element_one,
        "element_many": content.element_many,
        "attribution": content.source.get("attribution", ""),
    }
