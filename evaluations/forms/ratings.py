"""Reads a member's own rating and comment from a rating page."""

from collections.abc import Mapping
from dataclasses import dataclass

from standards.content import Content

COMMENT_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class RatingEntry:
    level_id: int | None
    comment: str
    version: int

    @property
    def fields(self) -> dict[str, object]:
        return {"level_id": self.level_id, "comment": self.comment, "version": self.version}


def read_rating(data: Mapping[str, str], content: Content) -> RatingEntry | None:
    """None where the page sent no rating: one line was saved, or the person does not rate here."""
    if "rating-version" not in data:
        return None
    keep = data.get("keep-rating")
    if keep == "theirs":
        return None
    level = content.level_for(data.get("rating", ""))
    comment = data.get("comment", "").replace("\r\n", "\n").strip()[:COMMENT_LIMIT]
    version = data.get("seen-rating" if keep == "mine" else "rating-version", "")
    return RatingEntry(level.pk if level else None, comment, int(version) if version.isdecimal() else 0)
