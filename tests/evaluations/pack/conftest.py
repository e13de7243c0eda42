import datetime as dt

import pytest
from django.urls import reverse

from evaluations.models import EvidenceItem, PlanRevision, SelfSummary
from evaluations.reports.plans.build import draft_of, freeze
from schools import paper
from tests.evaluations.pages.conftest import as_core, as_lead, get, sign_in
from tests.evaluations.selfevaluation.conftest import schedule
from tests.factories.answers import signed_off
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.plans import ActionFactory, MilestoneFactory, PlanFactory
from tests.factories.rounds import cell_of
from tests.factories.selfevaluation import entry, statement, write_up

__all__ = ["as_core", "as_lead", "get", "schedule", "sign_in"]

SUM = "0123456789abcdef" * 4


@pytest.fixture
def item(authority):
    """An item of the library; a file of it is not stored, only said."""

    def made(title: str, **fields) -> EvidenceItem:
        return EvidenceFactory(authority=authority, title=title, **fields)

    return made


@pytest.fixture
def full(schedule, lead, item):
    """Everything that a pack holds, and one item on an individual. Being agreed."""
    first, third = cell_of(schedule, "1"), cell_of(schedule, "3")
    minutes = item("Minutes", file="1/abc", file_name="minutes.pdf", sha256=SUM, dated=dt.date(2014, 5, 1))
    page = item("Strategy", url="https://example.org/strategy", dated=dt.date(2014, 9, 1), impact="some")
    paper = item("On paper", dated=None)
    about = item("Capability of one head", individual=True)
    link(first, minutes, page, about)
    link(third, paper, minutes)
    shown = statement(third, lead, extent="partly")
    shown.evidence.set(third.evidence_links.all())
    statement(first, lead, extent="fully").evidence.set(first.evidence_links.all())
    entry(third, lead, "Data come late.", "weakness")
    SelfSummary.objects.create(
        round=schedule, opening="It works.", context="A small borough.", updated_by=lead
    )
    return write_up(schedule, lead)


@pytest.fixture
def plan(full, lead):
    made = PlanFactory(round=full, updated_by=lead, last_number=1, introduction="What we do next.")
    action = ActionFactory(
        plan=made, cell=cell_of(full, "3"), title="Bring data in on time", lead=lead, due=dt.date(2015, 7, 1)
    )
    MilestoneFactory(action=action, title="Format agreed", due=dt.date(2015, 2, 1))
    return made


@pytest.fixture
def sign(lead):
    return lambda round_: signed_off(round_, lead)


@pytest.fixture
def sign_the_plan(lead):
    """A revision as it is kept when a lead signs."""

    def signed(plan, number=1, **fields) -> PlanRevision:
        report = freeze(draft_of(plan), lead)
        return PlanRevision.objects.create(plan=plan, number=number, report=report, signed_by=lead, **fields)

    return signed


@pytest.fixture
def quick(monkeypatch):
    """A PDF comes as the page that it would be drawn from."""
    monkeypatch.setattr(paper, "write_pdf", lambda html: html.encode())


@pytest.fixture
def at(schedule):
    return lambda name: reverse(f"evaluations:{name}", args=[schedule.slug])
