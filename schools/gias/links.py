"""A row of the file of links: an establishment that another comes from or leads to."""

import datetime as dt
from dataclasses import dataclass

from schools.gias import words
from schools.gias.rows import Facts, RawRow


@dataclass(frozen=True, slots=True)
class Link:
    urn: int
    other_urn: int
    other_name: str
    kind: str
    established: dt.date | None


def link_of(row: RawRow) -> Link:
    """Raises NotUnderstood."""
    cells = row.cells
    return Link(
        words.urn(cells["urn"]),
        words.urn(cells["other_urn"]),
        words.text(cells.get("other_name", ""), 200),
        words.text(cells["kind"], 80) or "Linked",
        words.date(cells.get("established", "")),
    )


def predecessor_in(facts: Facts) -> Link | None:
    """The link in a row of the register itself, where a file has that column."""
    return Link(facts.urn, facts.predecessor, "", "Predecessor", None) if facts.predecessor else None
