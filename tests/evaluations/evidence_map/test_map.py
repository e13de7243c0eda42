"""The map as people of the authority see it: what is counted, for whom, and at what cost."""

import datetime as dt
import io

import openpyxl
import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.reports.evidence_map.build import Choice, map_of
from evaluations.selectors.evidence_map import map_facts
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import MembershipFactory
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, join

pytestmark = pytest.mark.usefixtures("loaded")
TODAY = dt.date(2010, 3, 1)


@pytest.fixture
def made(authority):
    """The map that a person sees, with its lines by short title and ref."""

    def read(user, choice=None, **how):
        role = user.memberships.get(authority=authority).role
        facts = map_facts(user, authority, role, **how)
        found = map_of(facts, choice or Choice(), authority="Any Borough", individuals=True, today=TODAY)
        return found, {(line.content.slug, line.element.ref): line for line in found.lines}

    return read


def titles(items):
    return [item.title for item in items]


def test_evidence_counts_where_it_is_linked_and_bears_where_the_crosswalk_leads(
    authority, lead, laqs, ns, made
):
    """Element 13 overlaps with 2.4 of the 2009 standards."""
    survey = EvidenceFactory(authority=authority, title="Survey", impact="some")
    link(cell_of(laqs, "13"), survey)
    _, lines = made(lead)
    here, there = lines["laqs", "13"], lines["ns-quality-standards", "2.4"]
    assert (titles(here.own), titles(here.bearing), here.impact) == (["Survey"], [], "some")
    assert (titles(there.own), titles(there.bearing), there.impact) == ([], ["Survey"], "")


def test_frameworks_without_a_round_are_there_when_a_crosswalk_leads_to_them(lead, ns, made):
    found, _ = made(lead)
    assert [part.content.slug for part in found.parts] == [
        "ns-quality-standards",
        "laqs",
        "lancashire-laser",
        "ofsted-la-school-improvement",
    ]


def test_an_element_on_one_item_and_an_item_under_many_are_named(authority, lead, ns, made):
    minutes, survey = (EvidenceFactory(authority=authority, title=title) for title in ("Minutes", "Survey"))
    for ref in ("1.1", "1.2"):
        link(cell_of(ns, ref, "primary"), minutes)
    link(cell_of(ns, "2.4", "primary"), minutes, survey)
    found, lines = made(lead)
    assert (found.on_one, lines["ns-quality-standards", "1.1"].alone.title) == (2, "Minutes")
    assert lines["ns-quality-standards", "2.4"].alone is None
    assert [(one.item.title, len(one.lines)) for one in found.carriers] == [("Minutes", 2)]


def test_stale_and_unused_items_are_listed(authority, lead, ns, made):
    old = EvidenceFactory(authority=authority, title="Old", dated=dt.date(2006, 1, 1))
    EvidenceFactory(authority=authority, title="Spare", dated=dt.date(2010, 1, 1))
    link(cell_of(ns, "1.1", "primary"), old)
    found, lines = made(lead)
    assert ([one.item.title for one in found.stale], titles(found.unused)) == (["Old"], ["Spare"])
    assert lines["ns-quality-standards", "1.1"].all_stale


def test_a_phase_leaves_out_what_is_linked_in_another(authority, lead, ns, laqs, made):
    primary, secondary, both = (
        EvidenceFactory(authority=authority, title=title) for title in ("P", "S", "All")
    )
    link(cell_of(ns, "2.4", "primary"), primary)
    link(cell_of(ns, "2.4", "secondary"), secondary)
    link(cell_of(laqs, "13"), both)
    _, lines = made(lead, Choice(phase="primary"))
    there, gifted = lines["ns-quality-standards", "2.4"], lines["laqs", "13"]
    assert (titles(there.own), titles(there.bearing)) == (["P"], ["All"])
    assert (titles(gifted.own), titles(gifted.bearing)) == (["All"], ["P"])


def test_what_concerns_an_individual_is_for_those_who_may_and_in_no_file(authority, lead, adviser, ns, made):
    person = EvidenceFactory(authority=authority, title="Appraisal", individual=True)
    link(cell_of(ns, "1.1", "primary"), person)
    at = "ns-quality-standards", "1.1"
    seen = [made(lead)[1][at], made(adviser)[1][at], made(lead, in_a_file=True)[1][at]]
    assert [titles(line.own) for line in seen] == [["Appraisal"], [], []]


def test_a_guest_sees_what_rests_on_the_elements_they_are_named_for(authority, lead, guest, ns, made):
    item = EvidenceFactory(authority=authority, title="Minutes")
    named, unnamed = cell_of(ns, "2.4", "primary"), cell_of(ns, "1.1", "primary")
    link(named, item)
    link(unnamed, item)
    join(ns, guest, "guest", (named,))
    _, lines = made(guest)
    assert [titles(lines["ns-quality-standards", ref].own) for ref in ("2.4", "1.1")] == [["Minutes"], []]


def test_another_authoritys_evidence_and_rounds_are_not_counted(lead, other_authority, made, ns):
    elsewhere = RoundFactory(authority=other_authority, name="Theirs", state=RoundState.SIGNED_OFF)
    link(cell_of(elsewhere, "1.1", "primary"), EvidenceFactory(authority=other_authority))
    # A person of both sees each alone.
    MembershipFactory(authority=other_authority, user=lead, role="lead")
    found, lines = made(lead)
    assert (found.items, len(lines["ns-quality-standards", "1.1"].own)) == (0, 0)


@pytest.fixture
def get(client):
    def got(user, kind="", **query):
        client.force_login(user)
        name = f"evaluations:evidence_map{'_' if kind else ''}{kind}"
        return client.get(reverse(name, query=query))

    return got


def test_the_page_says_it_in_words_and_narrows(authority, lead, ns, get):
    survey = EvidenceFactory(authority=authority, title="Survey", dated=dt.date(2005, 1, 1), impact="some")
    link(cell_of(ns, "1.1", "primary"), survey)
    page = Page(get(lead, framework="ns-quality-standards@2009", phase="primary"))
    row = next(row for row in page.find("tr") if "1.1 " in row.text)
    assert row.text.endswith(
        "1 linked to 1.1 Delivery of programmes 0 Some Rests on one item: Survey , which is stale"
    )
    assert next(node.text for node in page.find("h2")) == f"{ns.framework.short_title} , Primary"


def test_without_a_round_it_says_how_the_map_begins(lead, get):
    page = Page(get(lead))
    assert "There is no round here that you may see" in page.root.text


def test_a_choice_that_makes_no_sense_is_left_out(lead, ns, get):
    assert get(lead, framework="none@0", phase="x", list="y").status_code == 200


def test_files_hold_the_table_and_no_formula_or_individual(authority, lead, ns, get):
    risky = EvidenceFactory(authority=authority, title="=1+1")
    person = EvidenceFactory(authority=authority, title="ZQ-Appraisal", individual=True, summary="ZQ")
    link(cell_of(ns, "1.1", "primary"), risky, person)
    text = get(lead, "csv").content.decode("utf-8-sig")
    assert ("'=1+1" in text, "ZQ" in text, ",1.1 " in text) == (True, False, True)
    book = openpyxl.load_workbook(io.BytesIO(get(lead, "xlsx").content))
    assert book.sheetnames == ["Elements", "Items", "Relied on alone", "Stale", "Never used", "About"]
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert {cell.data_type for cell in cells if cell.value == "=1+1"} == {"s"}
    assert not any("ZQ" in str(cell.value) for cell in cells)


def test_the_page_costs_the_same_queries_for_one_item_and_for_three(
    authority, lead, ns, laqs, get, django_assert_num_queries, django_assert_max_num_queries
):
    get(lead)
    with django_assert_max_num_queries(12) as few:
        get(lead)
    for ref in ("1.1", "1.2", "2.4"):
        link(cell_of(ns, ref, "primary"), EvidenceFactory(authority=authority, title=ref))
    RoundFactory(authority=authority, name="Another", created_by=lead)
    with django_assert_num_queries(len(few)):
        get(lead)
