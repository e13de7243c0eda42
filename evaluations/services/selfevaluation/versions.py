"""One rule for every part of a page: what somebody else saved meanwhile is neither overwritten nor mixed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from accounts.models import User

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a page as a person left it: `version` is the one that they saw, 0 for none.

    `both` puts what is saved before their text in the field of that name.
    """

    slot: str
    version: int
    values: Values
    pk: int = 0
    both: str = ""

    def over(self, row: Any) -> Values:
        if not self.both:
            return self.values
        texts = filter(None, [getattr(row, self.both), self.values[self.both]])
        return {**self.values, self.both: "\n\n".join(texts)}


@dataclass(frozen=True, slots=True)
class Clash:
    """Two people changed the same part: `theirs` is saved, `mine` is not."""

    theirs: Any
    mine: Part


def verdict(row: Any, part: Part) -> str:
    """`same`, `stale` (left as it was seen, so somebody else's stays), `save` or `clash`."""
    now = {name: getattr(row, name) for name in part.values}
    if now == dict(part.values):
        return "same"
    if row._state.adding or row.version == part.version:
        return "save"
    seen = row.history.filter(version=part.version).values(*part.values).first()
    seen = seen or dict.fromkeys(part.values, "")
    if seen == dict(part.values):
        return "stale"
    return "save" if seen == now else "clash"


def write(row: Any, user: User, values: Values) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.version = 1 if row._state.adding else row.version + 1
    row.updated_by, row.updated_at = user, timezone.now()
    row.save()
