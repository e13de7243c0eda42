"""The items behind the counts of one element, on a page and in the files."""

import csv
import datetime as dt
import io

import openpyxl
import pytest
from django.urls import reverse

from tests.evaluations.pages.reading import Page
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import cell_of, join

pytestmark = pytest.mark.usefixtures("loaded")
STANDARDS = ["ns-quality-standards", "2009"]


@pytest.fixture
def survey(authority, ns, laqs):
    """Linked to 2.4 in two phases; two more items bear on it, one by element 13, one by elements 3 and 13."""
    survey = EvidenceFactory(authority=authority, title="Survey", impact="some", dated=dt.date(2005, 1, 1))
    minutes, visits = (EvidenceFactory(authority=authority, title=title) for title in ("Minutes", "Visits"))
    for phase in ("primary", "secondary"):
        link(cell_of(ns, "2.4", phase), survey)
    link(cell_of(laqs, "13"), minutes, visits, survey)
    link(cell_of(laqs, "12"), visits)
    return survey


@pytest.fixture
def get(client):
    def got(user, *place, **query):
        client.force_login(user)
        return client.get(reverse("evaluations:evidence_map_element", args=place, query=query))

    return got


def rows(response):
    return [row.text for row in Page(response).find("tr") if "Impact shown" not in row.text]


def test_each_count_of_the_map_leads_to_its_items(client, lead, survey):
    client.force_login(lead)
    page = Page(client.get(reverse("evaluations:evidence_map"), {"phase": "primary"}))
    address = reverse("evaluations:evidence_map_element", args=[*STANDARDS, "2.4"])
    hrefs = [href for node in page.find("a") if (href := node.attrs["href"]).startswith(address)]
    assert hrefs == [f"{address}?framework=&phase=primary", f"{address}?framework=&phase=primary#bearing"]


def test_its_own_are_listed_with_their_phases_and_the_others_with_where_they_are_linked(lead, survey, get):
    gifted = "G&T local authority quality standards (LAQS) 2009: 13 Monitoring and evaluation"
    assert rows(get(lead, *STANDARDS, "2.4")) == [
        "Survey Team meeting minutes Primary, Secondary Some 1 January 2005 Older than three years",
        f"Minutes Team meeting minutes {gifted} None 17 July 2009 Older than three years",
        f"Visits Team meeting minutes {gifted} None 17 July 2009 Older than three years",
    ]


def test_a_phase_leaves_out_what_is_linked_in_another(lead, ns, survey, get, authority):
    link(cell_of(ns, "2.4", "primary"), EvidenceFactory(authority=authority, title="Only primary"))
    assert [row.split(" ")[0] for row in rows(get(lead, *STANDARDS, "2.4", phase="secondary"))] == [
        "Survey",
        "Minutes",
        "Visits",
    ]


def test_what_concerns_an_individual_is_for_those_who_may(authority, lead, adviser, ns, get):
    link(cell_of(ns, "1.1", "primary"), EvidenceFactory(authority=authority, title="ZQ", individual=True))
    assert ["ZQ" in row for row in rows(get(lead, *STANDARDS, "1.1"))] == [True]
    assert rows(get(adviser, *STANDARDS, "1.1")) == []


def test_a_guest_sees_items_of_what_they_are_named_for(authority, guest, ns, get):
    item = EvidenceFactory(authority=authority, title="Minutes")
    named = cell_of(ns, "2.4", "primary")
    link(named, item)
    link(cell_of(ns, "1.1", "primary"), item)
    join(ns, guest, "guest", (named,))
    assert [len(rows(get(guest, *STANDARDS, ref))) for ref in ("2.4", "1.1")] == [1, 0]


@pytest.mark.parametrize(
    "place", [("ns-quality-standards", "1999", "2.4"), ("ns-quality-standards", "2009", "9.9")]
)
def test_an_element_that_is_not_in_the_map_is_not_there(lead, ns, get, place):
    assert get(lead, *place).status_code == 404


def test_files_hold_every_item_of_every_element(client, lead, survey):
    client.force_login(lead)
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(reverse("evaluations:evidence_map_xlsx")).content), read_only=True
    )
    held = [row for row in book["Items"].iter_rows(values_only=True) if row[1].startswith("2.4 ")]
    assert [(row[2], row[3].split(":")[0]) for row in held] == [
        ("Survey", "Linked"),
        ("Minutes", "Bears on it, linked to G&T local authority quality standards (LAQS) 2009"),
        ("Visits", "Bears on it, linked to G&T local authority quality standards (LAQS) 2009"),
    ]
    text = client.get(reverse("evaluations:evidence_map_csv")).content.decode("utf-8-sig")
    row = next(row for row in csv.reader(io.StringIO(text)) if row[1].startswith("2.4 "))
    assert row[-2:] == ["Survey", "Minutes\nVisits"]


def test_it_costs_the_same_queries_for_one_item_and_for_many(
    authority, lead, survey, ns, get, django_assert_num_queries, django_assert_max_num_queries
):
    get(lead, *STANDARDS, "2.4")
    with django_assert_max_num_queries(12) as few:
        get(lead, *STANDARDS, "2.4")
    link(cell_of(ns, "2.4", "primary"), *EvidenceFactory.create_batch(3, authority=authority))
    with django_assert_num_queries(len(few)):
        get(lead, *STANDARDS, "2.4")
