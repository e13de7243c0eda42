"""How the National Strategies view of a cell came about: proposed, returned, agreed, by whom and when."""

from evaluations.models import Cell, Proposal
from evaluations.selectors.history import Event, steps_of, who
from standards.content import Content

GONE = "-"


def view_events(cell: Cell, content: Content, *, proposals: bool = True) -> list[Event]:
    """Newest first; one query. Without `proposals` only what was agreed is told."""
    events = []
    for before, row in steps_of(Proposal.history.filter(cell_id=cell.pk)):
        agreed = row.agreed_at is not None
        if row.history_type == GONE or not (proposals or agreed):
            continue
        was = _words(content, before) if before and proposals else ""
        what = f"National Strategies view: {(row.history_change_reason or 'changed').lower()}"
        events.append(Event(row.history_date, who(row), what, was, _words(content, row), _why(row)))
    return sorted(events, key=lambda event: event.when, reverse=True)


def _words(content: Content, row: Proposal) -> str:
    level = content.level_by_pk.get(row.level_id)
    return level.label if level else "N/A"


def _why(row: Proposal) -> str:
    """The director's answer, where there is one; else the reason for the level and for the difference."""
    parts = [row.reply] if row.returned_at else [row.rationale, row.difference, row.reply]
    return "\n".join(part for part in parts if part)
