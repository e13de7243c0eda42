"""Reads a member's own rating and comment from a rating page."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluations.forms.texts import clean_text, whole_number
from standards.content import Content

COMMENT_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class RatingEntry:
    level_id: int | None
    comment: str
    version: int

    @property
    def fault(self) -> str:
        return rating_fault(self.comment)


def rating_fault(comment: str) -> str:
    if len(comment) <= COMMENT_LIMIT:
        return ""
    return f"Shorten your comment to {COMMENT_LIMIT:,} characters; it has {len(comment):,}."


def read_rating(data: Mapping[str, str], content: Content) -> RatingEntry | None:
    """None where the page sent no rating: one line was saved, or the person does not rate here."""
    if "rating-version" not in data:
        return None
    keep = data.get("keep-rating")
    if keep == "theirs":
        return None
    level = content.level_for(data.get("rating", ""))
    version = data.get("seen-rating" if keep == "mine" else "rating-version", "")
    comment = clean_text(data.get("comment", ""))
    return RatingEntry(level.pk if level else None, comment, whole_number(version))
