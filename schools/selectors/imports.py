"""Files of the register that someone uploaded, and what is said of their rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from schools.enums import Stage
from schools.models import RegisterImport
from schools.selectors.comparing import Compared, Outcome

# Rows listed of each kind; of more only the number is kept.
MOST_LISTED = 1000
LISTED = (Outcome.REFUSED, Outcome.CHANGED, Outcome.CLOSED, Outcome.ADDED)
UNFINISHED = (Stage.CHECKING, Stage.CHECKED, Stage.WRITING)


def imports_for(user: User) -> QuerySet[RegisterImport]:
    """Those that the person started."""
    return RegisterImport.objects.filter(started_by=user).select_related("authority")


def unfinished_for(user: User) -> list[RegisterImport]:
    return list(imports_for(user).filter(stage__in=UNFINISHED).defer("preview", "outcome"))


@dataclass(frozen=True, slots=True)
class Line:
    row: int
    urn: str
    name: str
    said: str


@dataclass(slots=True)
class Tally:
    """Counts by outcome, and the rows to show, as they are kept in JSON."""

    counts: dict[str, int] = field(default_factory=dict)
    lines: dict[str, list[list[Any]]] = field(default_factory=dict)
    links: int = 0

    @classmethod
    def kept(cls, raw: Mapping[str, Any]) -> "Tally":
        return cls(**raw)

    def add(self, compared: Iterable[Compared]) -> None:
        for one in compared:
            self.counts[one.outcome.value] = self.counts.get(one.outcome.value, 0) + 1
            lines = self.lines.setdefault(one.outcome.value, [])
            if one.outcome in LISTED and len(lines) < MOST_LISTED:
                lines.append([one.number, one.urn, one.name, one.said])

    def to_keep(self) -> dict[str, Any]:
        return {"counts": self.counts, "lines": self.lines, "links": self.links}

    def count(self, outcome: Outcome) -> int:
        return self.counts.get(outcome.value, 0)

    @property
    def to_write(self) -> int:
        """Schools that would change; links are written besides."""
        return sum(self.count(outcome) for outcome in (Outcome.ADDED, Outcome.CHANGED, Outcome.CLOSED))

    def of(self, outcome: Outcome) -> list[Line]:
        return [Line(*line) for line in self.lines.get(outcome.value, [])]
