"""The page of a pack: what is in it and what was left out, in numbers; and both files from it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluations.models import EvidenceItem
from evaluations.reports.pack.build import pack_of
from evaluations.reports.pack.contents import contents_now, contents_of
from tests.factories import readiness
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.inspections import inspection
from tests.factories.plans import ActionFactory
from tests.factories.rounds import cell_of
from tests.factories.selfevaluation import entry, statement

TAGS = re.compile(r"<[^>]+>")


def said(response) -> str:
    return " ".join(TAGS.sub(" ", response.content.decode()).split())


def test_it_counts_what_was_left_out(as_core, at, full, lead, item):
    readiness.document(full, lead, in_confidence=True)
    link(cell_of(full, "2"), item("Capability of another", individual=True))
    page = said(as_core.get(at("pack")))
    assert "2 items concern individuals and were left out." in page
    assert "1 entry of the readiness list is in confidence or about an individual and was left out." in page
    assert "3 items." in page
    assert "9 aspects, 9 of them written; 1 key finding." in page


def test_a_draft_is_called_one_and_a_signed_off_pack_is_not(as_lead, at, full, sign):
    assert "Draft, as at" in said(as_lead.get(at("pack")))
    assert as_lead.get(at("pack_zip")).headers["Content-Disposition"].endswith('-inspection-pack-draft.zip"')
    sign(full)
    assert "As signed off on" in said(as_lead.get(at("pack")))
    assert as_lead.get(at("pack_pdf")).headers["Content-Disposition"].endswith('-inspection-pack.pdf"')


@pytest.mark.parametrize("with_plan", ["no plan", "unsigned", "signed"])
def test_an_open_round_counts_as_its_pack_would(full, request, lead, sign_the_plan, with_plan):
    readiness.document(full, lead, state="ready")
    readiness.document(full, lead, number=2, item=EvidenceItem.objects.get(individual=True))
    readiness.person(full, lead, state="confirmed")
    readiness.concern(readiness.academy(full.authority), lead)
    readiness.concern(readiness.academy(full.authority), lead, in_confidence=True)
    if with_plan != "no plan":
        plan = request.getfixturevalue("plan")
        if with_plan == "signed":
            sign_the_plan(plan)
    assert contents_now(full) == contents_of(pack_of(full))


def test_an_item_marked_since_as_about_an_individual_is_warned_of(as_lead, at, full, sign):
    sign(full)
    assert "marked since" not in said(as_lead.get(at("pack")))
    EvidenceItem.objects.filter(title="Minutes").update(individual=True)
    assert "1 item in this pack was marked since as concerning an individual." in said(
        as_lead.get(at("pack"))
    )


def test_a_plan_signed_since_is_pointed_at(as_lead, at, plan, sign, sign_the_plan):
    sign(plan.round)
    sign_the_plan(plan)
    page = as_lead.get(at("pack"))
    assert reverse("evaluations:plan_revision", args=[plan.round.slug, 1]) in page.content.decode()
    assert "The plan was signed since: revision 1" in said(page)


@pytest.mark.parametrize("page", ["self_evaluation", "readiness"])
def test_the_pages_that_it_is_made_of_lead_there(as_core, at, full, page):
    assert f'href="{at("pack")}"' in as_core.get(at(page)).content.decode()


def test_the_page_of_an_inspection_leads_there(as_core, at, full, lead):
    case = inspection(full.authority, lead, round=full)
    page = as_core.get(reverse("evaluations:inspection", args=[case.pk])).content.decode()
    assert f'href="{at("pack")}"' in page


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("state", ["open", "signed off"])
@pytest.mark.parametrize(("name", "most"), [("pack", 12), ("pack_pdf", 26), ("pack_zip", 26)])
def test_as_many_queries_for_much_as_for_little(as_lead, at, plan, lead, sign, name, most, state):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert as_lead.get(at(name)).status_code == 200
        return len(queries)

    def add(number: int) -> None:
        cell = cell_of(plan.round, str(number))
        link(cell, EvidenceFactory(authority=plan.round.authority, individual=number == 5))
        row = statement(cell, lead, 2)
        row.evidence.set(cell.evidence_links.all())
        entry(cell, lead, "More.")
        ActionFactory(plan=plan, lead=lead)
        readiness.document(plan.round, lead, number=number)
        readiness.person(plan.round, lead, number=number)
        readiness.concern(readiness.academy(plan.round.authority), lead)

    add(4)
    few = asked()
    add(5)
    add(6)
    if state == "signed off":
        sign(plan.round)
    many = asked()
    assert (many <= few, many <= most) == (True, True)
    assert state == "signed off" or many == few
