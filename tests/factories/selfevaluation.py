"""Rounds on Ofsted's schedule of 2014 as it ships: nine aspects and no scale."""

import factory

from accounts.models import User
from evaluations.enums import RoundState
from evaluations.models import Cell, Round, SelfEntry, StatementRecord
from evaluations.selectors.selfevaluation.statements import statements_of
from standards.content import content_for
from tests.factories.answers import in_state
from tests.factories.rounds import RoundFactory, framework


class ScheduleFactory(RoundFactory):
    """Open for writing, with its nine cells and nobody in its team."""

    framework = factory.LazyFunction(lambda: framework("ofsted-la-school-improvement"))
    name = factory.Sequence(lambda n: f"Schedule {n + 1}")


def entry(cell: Cell, user: User, text: str, kind: str = "strength", *, key: bool = False) -> SelfEntry:
    position = cell.self_entries.count() + 1
    return SelfEntry.objects.create(
        cell=cell, kind=kind, text=text, position=position, key=key, updated_by=user
    )


def statement(cell: Cell, user: User, number: int = 1, extent: str = "", note: str = "") -> StatementRecord:
    """The record of a published statement of the cell's element, by its number there."""
    one = statements_of(content_for(cell.round.framework).element(cell.element.ref))[number - 1]
    return StatementRecord.objects.create(
        cell=cell,
        passage=one.passage,
        number=one.number,
        quoted=one.text,
        extent=extent,
        note=note,
        updated_by=user,
    )


def write_up(round_: Round, user: User) -> Round:
    """All that a sign-off asks for: a strength of each aspect, one of them a key finding. Being agreed."""
    for cell in round_.cells.all():
        entry(cell, user, f"Strength of {cell.element.ref}.", key=cell.element.ref == "1")
    return in_state(round_, RoundState.AGREEING)
