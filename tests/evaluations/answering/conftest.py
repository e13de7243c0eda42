import pytest
from django.urls import reverse

from evaluations.models import TeamMember
from tests.evaluations.pages.conftest import as_core, as_lead, get, sign_in
from tests.evaluations.pages.reading import Page
from tests.factories.answering import LaserFactory, answering_team
from tests.factories.rounds import cell_of, join

__all__ = ["as_core", "as_lead", "get", "sign_in"]

# All that the page of an answer can send.
WHOLE = {
    "level": "good",
    "text": "Effective in most schools.",
    "trend": "up",
    "figures": "82% in 2010, 84% in 2011, 86% in 2012",
    "expected": ["0", "2"],
    "own": "Survey of heads\nLetters from HMI",
    "version-v1": 0,
    "pk-v1": 0,
    "kind-v1": "district",
    "what-v1": "Burnley",
    "level-v1": "inadequate",
    "text-v1": "Below the county.",
    "version-p1": 0,
    "pk-p1": 0,
    "text-p1": "Raise reading at seven",
    "progress-p1": "Begun in May",
    "rag-p1": "amber",
}


@pytest.fixture
def laser(authority, lead, core_member):
    """A round on the LASER that is open, with the lead and the core member in its team."""
    found = LaserFactory.create(authority=authority, name="LASER 2013", created_by=lead)
    join(found, lead, "lead")
    join(found, core_member)
    return found


@pytest.fixture
def cell(laser):
    return cell_of(laser, "1")


@pytest.fixture
def primary(laser, core_member):
    """A team that the core member writes for; the lead does not."""
    return answering_team(laser, "Primary advisers", core_member)


@pytest.fixture
def governors(laser, lead):
    return answering_team(laser, "Governor services", lead)


@pytest.fixture
def at():
    """The address of a team's answer, or of what belongs to it."""

    def address(team, cell, name="team_answer"):
        return reverse(f"evaluations:{name}", args=[team.round.slug, team.pk, "all", cell.element.ref])

    return address


@pytest.fixture
def save(at):
    """What a person sends to the page of an answer, as if nothing had been there before."""

    def sent(client, team, cell, headers=None, **form):
        response = client.post(at(team, cell), {"version-answer": 0, **form}, headers=headers)
        return Page(response)

    return sent


@pytest.fixture
def place(laser):
    return lambda user: TeamMember.objects.get(round=laser, user=user)
