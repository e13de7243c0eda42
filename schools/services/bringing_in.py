"""A whole file at once, for the command line: all of it is written, or none."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import BinaryIO

from django.db import transaction

from accounts.models import LocalAuthority
from schools.gias.batches import batches
from schools.gias.links import Link, link_of
from schools.gias.rows import RawRow
from schools.gias.source import Numbers, open_links, open_register
from schools.gias.words import NotUnderstood
from schools.selectors.comparing import Compared, Frame, Outcome, compare, frame_for
from schools.services.register import write_links, write_schools

# Called with what is being done, how many rows are done and how many there are.
Report = Callable[[str, int, int], None]


@dataclass(slots=True)
class BroughtIn:
    counts: Counter[str] = field(default_factory=Counter)
    refused: list[Compared] = field(default_factory=list)
    links: int = 0

    def count(self, compared: list[Compared]) -> None:
        self.counts.update(str(one.outcome) for one in compared)
        self.refused += [one for one in compared if one.outcome == Outcome.REFUSED]


@transaction.atomic
def bring_in(
    *,
    file: BinaryIO,
    links: BinaryIO | None,
    only: LocalAuthority | None,
    dry_run: bool,
    report: Report,
) -> BroughtIn:
    """Raises Unreadable. A dry run does all of it and takes it back, so that it counts the same."""
    brought_in = BroughtIn()
    frame, total = _frame(file, only)
    with open_register(file) as source:
        for batch in batches(source.rows):
            compared = compare(batch, frame)
            write_schools(compared=compared, frame=frame)
            brought_in.count(compared)
            report("schools", brought_in.counts.total(), total)
    if links:
        brought_in.links = _bring_in_links(links, frame, report)
    transaction.set_rollback(dry_run)
    return brought_in


def _frame(file: BinaryIO, only: LocalAuthority | None) -> tuple[Frame, int]:
    numbers = Numbers()
    with open_register(file) as source:
        for row in source.rows:
            numbers.count(row)
        return frame_for(source.layout, only, numbers.twice), numbers.rows


def _bring_in_links(file: BinaryIO, frame: Frame, report: Report) -> int:
    done = written = 0
    with open_links(file) as source:
        rows = list(_links(source.rows))
    for batch in batches(rows):
        written += write_links(links=batch, frame=frame)
        done += len(batch)
        report("links", done, len(rows))
    return written


def _links(rows: Iterator[RawRow]) -> Iterator[Link]:
    """Without those that make no sense: they name no school."""
    for row in rows:
        with suppress(NotUnderstood):
            yield link_of(row)
