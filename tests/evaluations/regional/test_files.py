"""The nation and an authority's trend as files: what is on the page is what is in the file."""

import csv
import io

import pikepdf
import pytest
from openpyxl import load_workbook

from evaluations.models import Judgement, Look
from tests.accounts.pages import main_text
from tests.evaluations.regional.making import review, round_of
from tests.factories.accounts import AppointmentFactory, RegionFactory

pytestmark = pytest.mark.django_db
TREND = "/region/region-d/any-borough/trend"


@pytest.fixture
def get(client):
    def got(user, address):
        client.force_login(user)
        return client.get(address)

    return got


@pytest.fixture
def counted(region, lead):
    """Two authorities of the own region, and one alone in another, which is in no count."""
    round_of("Ashcombe", region, lead, primary={"1.1": "NI"}.items(), name="Autumn")
    round_of("Eastholme", region, lead, name="Autumn")
    round_of("Farfield", RegionFactory(code="N"), lead, code="SI", name="Autumn")


@pytest.fixture
def two(region, authority, lead, director):
    before = round_of("", region, lead, authority=authority, primary={"1.1": "NI"}.items(), name="Spring")
    after = round_of("", region, lead, authority=authority, previous=before, name="Autumn")
    judgement = Judgement.objects.get(cell__round=after, cell__element__ref="1.1", cell__phase__ref="primary")
    judgement.rationale = "=All ten now have an end."
    judgement.save()
    review(after, director, "1.1", "NI", "Two had no end.")


def lines(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_nation_as_csv_has_a_line_for_each_region_aspect_and_phase(get, director, counted):
    response = get(director, "/nation.csv?by=primary&view=la")
    assert response["Content-Disposition"] == 'attachment; filename="nation-primary-la.csv"'
    found = lines(response)
    assert [line["By"] for line in found] == ["Region", *["Aspect"] * 10, *["Phase"] * 3]
    region, aspect = found[:2]
    assert [region[name] for name in ("Name", "Signed off", "Good", "Rated", "Below Good", "Up")] == [
        *("Region D", "2", "19", "20", "1", ""),
    ]
    assert [region[f"{one} below Good in one authority"] for one in ("Fewest", "Middle", "Most")] == [
        *("0", "0.5", "1"),
    ]
    assert (aspect["Name"][:3], aspect["Below Good, %"]) == ("1.1", "50")
    assert (b"Ashcombe" in response.content, Look.objects.count()) == (False, 0)


def test_the_nation_as_a_workbook_says_what_it_leaves_out(get, director, counted):
    book = load_workbook(io.BytesIO(get(director, "/nation.xlsx?by=primary").content))
    assert book.sheetnames == ["By region", "By aspect", "By region and aspect", "By phase", "About"]
    about = dict(book["About"].iter_rows(values_only=True))
    page = main_text(get(director, "/nation/?by=primary"))
    assert (about["Left out"].endswith(": Region N."), about["Left out"] in page) == (True, True)
    assert about["Below Good"] == "1 of 20 ratings"
    assert list(book["By region and aspect"].iter_rows(values_only=True))[1][2:] == (0, 1, 1, 0, 2, 1)


def test_the_nation_as_pdf_is_tagged_and_titled(get, director, counted):
    with pikepdf.open(io.BytesIO(get(director, "/nation.pdf").content)) as pdf:
        assert (str(pdf.docinfo["/Title"]), bool(pdf.Root.MarkInfo.Marked)) == (
            "The nation: All phases",
            True,
        )


def test_a_phase_adviser_takes_files_of_their_phase_alone(get, primary_adviser, counted, two):
    nation = get(primary_adviser, "/nation.csv?by=secondary")
    assert {line["Phases"] for line in lines(nation)} == {"Primary"}
    assert {line["Phase"] for line in lines(get(primary_adviser, f"{TREND}.csv?by=secondary"))} == {"Primary"}


def test_a_trend_as_csv_has_each_aspect_in_each_round_with_both_reasons(get, director, two):
    response = get(director, f"{TREND}.csv?by=primary")
    assert response["Content-Disposition"] == 'attachment; filename="any-borough-trend-primary.csv"'
    found = lines(response)
    assert len(found) == 20
    assert [
        found[1][name] for name in ("Aspect", "Round", "Authority’s view", "Moved", "The team’s reason")
    ] == [
        *("1.1 Delivery of programmes", "Autumn", "Good", "Up from NI", "'=All ten now have an end."),
    ]
    assert (found[1]["National Strategies view"], found[1]["Its reason"]) == (
        *("Needs improvement", "Two had no end."),
    )
    assert found[0]["National Strategies view"] == ""


def test_a_trend_as_a_workbook_begins_with_the_rounds_side_by_side(get, director, two):
    book = load_workbook(io.BytesIO(get(director, f"{TREND}.xlsx?by=primary").content))
    assert book.sheetnames == ["Over the rounds", "Reasons", "About"]
    shown = list(book["Over the rounds"].iter_rows(values_only=True))
    assert shown[:2] == [
        ("Aspect", "Spring", "Autumn", "Moved"),
        ("1.1 Delivery of programmes", "Needs improvement", "Good, Up from NI", "1 up"),
    ]


def test_taking_a_trend_as_a_file_is_a_look_that_says_so(get, director, two):
    with pikepdf.open(io.BytesIO(get(director, f"{TREND}.pdf?by=primary").content)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Any Borough over its rounds: Primary"
    look = Look.objects.get()
    assert look.what == "how ratings moved over 2 rounds, Primary, as PDF"


def test_before_the_first_sign_off_there_is_no_file_of_a_trend(get, director, authority, counted):
    assert (get(director, f"{TREND}.pdf").status_code, Look.objects.count()) == (404, 0)


def test_another_region_takes_no_file_of_it(get, stranger, two):
    other = AppointmentFactory(region=RegionFactory(code="E")).user
    asked = (f"{TREND}.csv", "/region/region-e/any-borough/trend.csv", "/nation.csv")
    assert [get(other, address).status_code for address in asked] == [404, 404, 200]
    assert get(stranger, "/nation.csv").status_code == 404
    assert Look.objects.count() == 0
