"""The report to the department: the National Strategies view, what differs and why, and what is missing."""

import io

import pytest
from openpyxl import load_workbook

from evaluations.enums import RoundState
from evaluations.models import Judgement, Look, Overall, Share
from schools import paper
from tests.accounts.pages import heading, main_text, rows
from tests.evaluations.national_view.conftest import PAGE, stance
from tests.factories.accounts import AppointmentFactory, AuthorityFactory, RegionFactory
from tests.factories.answers import judge_all
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db
REPORT = "/region/region-d/report/"


@pytest.fixture
def neighbours(region, lead):
    """One still rating, and one that shares what it has not signed off."""
    RoundFactory(authority=AuthorityFactory(name="Cold Marsh", region=region), state=RoundState.RATING)
    shared = RoundFactory(authority=AuthorityFactory(name="Duneside", region=region, slug="duneside"))
    judge_all(shared, lead)
    Share.objects.create(round=shared, shared_by=lead)


def test_it_gives_the_agreed_view_says_where_the_authority_differs_and_what_is_missing(
    as_, director, agreed, neighbours
):
    page = as_(director).get(REPORT)
    text = main_text(page)
    assert heading(page) == "Report to the department: Region D"
    assert "Authorities with a round signed off 1 of 3 Ratings agreed 1 of 35 Views differ 1" in text
    assert "Draft: 34 ratings are not agreed yet. They are left open here and never filled in" in text
    primary = rows(page)[1]
    assert (primary.count("Not agreed"), primary[10]) == (
        *(9,),
        "NI , Needs improvement LA: G , authority’s view: Good",
    )
    left = (
        "Early Years: all; Primary: 1.1, 1.2, 1.3, 1.4, 1.5, 2.1, 2.2, 2.3, 2.5; Secondary: all; Overall: all"
    )
    assert ["Any Borough", left] in rows(page)
    differing = next(row for row in rows(page) if row[1:2] == ["2.4 Use of intelligence, Primary"])
    assert differing[2:4] == ["NI Needs improvement", "G Good"]
    assert differing[4].startswith("Four of ten reports came late. Agreed by Dora Director on")
    assert "Cold Marsh Still rating: nothing to show until the authority signs off" in text
    assert "Duneside Still agreeing: nothing to show until the authority signs off" in text


def test_what_is_only_proposed_is_missing(as_, director, proposed):
    page = main_text(as_(director).get(REPORT))
    assert ("Ratings agreed 0 of 35" in page, "came late" in page) == (True, False)


def test_the_workbook_says_the_same_and_is_a_look_at_each_authority_in_it(as_, director, agreed, neighbours):
    Look.objects.all().delete()
    answer = as_(director).get("/region/region-d/report.xlsx")
    book = load_workbook(io.BytesIO(answer.content))
    line = next(row for row in book["Ratings"].values if row[1:3] == ("Primary", "2.4 Use of intelligence"))
    assert line[3:9] == (
        *("Needs improvement", "Good", "1 lower", "Four of ten reports came late."),
        *("Paul Primary", "Dora Director"),
    )
    missing = next(
        row for row in book["Ratings"].values if row[1:3] == ("Primary", "1.1 Delivery of programmes")
    )
    assert missing[3:6] == ("Not agreed", "Significant improvement needed", None)
    assert [row[0] for row in book["Authorities"].values] == [
        *("Authority", "Any Borough", "Cold Marsh", "Duneside")
    ]
    assert list(Look.objects.values_list("authority__name", "what")) == [
        ("Any Borough", "the report to the department, as a spreadsheet")
    ]


def test_the_pdf_says_draft_on_every_page(as_, director, agreed, monkeypatch):
    monkeypatch.setattr(paper, "write_pdf", lambda html: html.encode())
    page = as_(director).get("/region/region-d/report.pdf").content.decode()
    assert "Report to the department: Region D · National Strategies view · Draft" in page
    assert "Four of ten reports came late." in page


def test_once_all_is_agreed_it_is_complete(as_, director, agreed, round_, region):
    for row in Judgement.objects.filter(cell__round=round_, view="la").exclude(cell=agreed.cell_id):
        row.pk, row.view = None, "ns"
        row.save()
    for row in Overall.objects.filter(round=round_):
        row.pk, row.view = None, "ns"
        row.save()
    page = main_text(as_(director).get(REPORT))
    assert "Complete: every rating of the authorities that signed off is agreed." in page
    assert "What is not agreed yet" not in page


def test_a_region_without_a_signed_off_round_has_nothing_to_report(as_, director, neighbours):
    assert "There is nothing to report yet" in main_text(as_(director).get(REPORT))


@pytest.mark.parametrize("at", [REPORT, "/region/region-d/report.xlsx"])
def test_only_the_director_reports(as_, adviser, regional_adviser, lead, round_, at):
    elsewhere = AppointmentFactory(region=RegionFactory(code="E")).user
    found = [as_(who).get(at).status_code for who in (adviser, regional_adviser, lead, elsewhere)]
    assert found == [403, 403, 404, 404]


def test_it_costs_the_same_for_one_authority_and_for_many(
    as_, director, region, lead, agreed, django_assert_max_num_queries
):
    client, counts = as_(director), []
    client.get(REPORT)
    for more in (3, 0):
        with django_assert_max_num_queries(15) as asked:
            client.get(REPORT)
        counts.append(len(asked))
        for number in range(more):
            place = AuthorityFactory(region=region, slug=f"place-{number}")
            round_ = judge_all(RoundFactory(authority=place, created_by=lead), lead)
            round_.state, round_.signed_off_at = RoundState.SIGNED_OFF, agreed.agreed_at
            round_.save()
        as_(director).post(f"{PAGE}primary/1.1/", stance("SI", "", do="agree"))
    assert counts[0] == counts[1]
