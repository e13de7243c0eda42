import pytest

from accounts.models import User
from evaluations.models import Cell, Round
from evaluations.selectors.access import cell_for, round_for
from standards.content import Content, content_for
from tests.factories.rounds import RoundFactory, cell_of, join


@pytest.fixture
def round_(authority, lead, core_member) -> Round:
    """Open for rating, with the lead and the core member in its team."""
    found = RoundFactory.create(authority=authority, name="Spring 2010", created_by=lead)
    join(found, lead, "lead")
    join(found, core_member)
    return found


@pytest.fixture
def cell(round_) -> Cell:
    return cell_of(round_, "2.4", "primary")


@pytest.fixture
def content(round_) -> Content:
    return content_for(round_.framework)


@pytest.fixture
def reach():
    """A cell, or a round, as a person gets at it: fresh, locked and with what they may do there."""

    def reached(user: User, found: Cell | Round) -> Cell | Round:
        if isinstance(found, Round):
            return round_for(user, found.slug, lock=True)
        return cell_for(user, found.round.slug, found.phase.ref, found.element.ref, lock=True)

    return reached
