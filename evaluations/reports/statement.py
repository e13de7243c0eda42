"""The written statement of action as somebody reads it: as it stands, or as it was when it was published."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from evaluations.models import Inspection
from evaluations.reports.plain import UnknownSchema, from_plain, to_plain
from evaluations.selectors.inspections.statement import Answered, Line, Statement, statement_of
from evaluations.selectors.inspections.words import day

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Read:
    """`changed_since` is the day on which another text was published, which readers read still."""

    statement: Statement
    changed_since: dt.date | None = None

    @property
    def standing(self) -> str:
        """In words, for the head of page and paper."""
        if self.changed_since:
            return f"Changed since the statement was published on {day(self.changed_since)}"
        if self.statement.published_on:
            return f"Statement published on {day(self.statement.published_on)}"
        return "Confidential until published"


def freeze(statement: Statement) -> dict[str, Any]:
    """What is proposed and by when: without actions that were dropped, and not how the others stand on a day."""
    findings = tuple(replace(one, lines=_proposed(one)) for one in statement.findings)
    return {"schema": SCHEMA, **to_plain(replace(statement, findings=findings))}


def _proposed(finding: Answered) -> tuple[Line, ...]:
    return tuple(replace(line, how="") for line in finding.lines if not line.dropped)


def as_it_stands(inspection: Inspection) -> Read:
    """For those who write it; three queries."""
    now = statement_of(inspection)
    if now.published_on is None or freeze(now) == inspection.statement:
        return Read(now)
    return Read(replace(now, published_on=None), now.published_on)


def as_published(inspection: Inspection) -> Read:
    """For those who read it; no query. Raises UnknownSchema, and so where none is published."""
    kept = inspection.statement or {}
    if kept.get("schema") != SCHEMA:
        raise UnknownSchema(
            f"This statement is of schema {kept.get('schema')}; this version of LAQS reads {SCHEMA}."
        )
    return Read(from_plain(Statement, kept))
