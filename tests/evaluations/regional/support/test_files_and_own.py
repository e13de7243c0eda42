"""The support of a region as files, and what an authority reads of its own."""

import io

import pikepdf
import pytest
from openpyxl import load_workbook

from accounts.enums import Role
from evaluations.models import Look
from schools import paper
from tests.accounts.pages import main_text, rows
from tests.evaluations.regional.making import round_of
from tests.evaluations.regional.support.conftest import AT
from tests.factories.accounts import AuthorityFactory, MembershipFactory

pytestmark = pytest.mark.django_db
FILE = "/region/region-d/support.{}?by=primary&year=2009"


@pytest.fixture
def ashcombe(region, lead, content):
    return round_of("Ashcombe", region, lead, primary={"2.4": "NI"}.items(), name="Autumn").authority


def test_a_workbook_has_the_page_and_a_line_for_everything_given(as_, director, ashcombe, given):
    given(ashcombe, "2.5", reason="=SUM(A1)")
    given(ashcombe, "4", year=2008)
    response = as_(director).get(FILE.format("xlsx"))
    assert response["Content-Disposition"] == 'attachment; filename="region-d-support-2009-primary-la.xlsx"'
    book = load_workbook(io.BytesIO(response.content))
    assert book.sheetnames == ["Support", "Given", "About"]
    head, line = ([cell.value for cell in row] for row in book["Support"].iter_rows())
    shown = dict(zip(head, line, strict=True))
    assert (shown["Authority"], shown["2.4 Use of intelligence"]) == ("Ashcombe", "Needs improvement")
    assert (shown["Below Good"], shown["Which"], shown["Fell"]) == (1, "2.4", 0)
    assert (shown["Figures in the bottom quarter"], shown["Days 2009–10"], shown["Days 2008–09"]) == (
        None,
        2.5,
        4,
    )
    reasons = [(row[7].value, row[7].data_type) for row in book["Given"].iter_rows(min_row=2)]
    assert reasons == [("=SUM(A1)", "s"), ("Reports come late.", "s")]
    about = dict(book["About"].iter_rows(values_only=True))
    assert (about["Given"], about["Budget"]) == ("2.5 days", "not set")


def test_a_pdf_is_tagged_and_holds_what_the_page_says(as_, director, ashcombe, given, monkeypatch):
    given(ashcombe, "2.5")
    drawn = []
    write = paper.write_pdf
    monkeypatch.setattr(paper, "write_pdf", lambda html: drawn.append(html) or write(html))
    with pikepdf.open(io.BytesIO(as_(director).get(FILE.format("pdf")).content)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo["/Title"]) == "Region D: where support goes, 2009–10"
    assert "<b>1 rating below Good:</b> 2.4" in drawn[0]
    assert "<b>2.5 days</b>, Primary, 2.4 Use of intelligence. No round was signed off before it." in drawn[0]


def test_a_file_is_a_look_at_each_authority_whose_ratings_it_has(as_, director, region, ashcombe):
    AuthorityFactory(name="Cold Marsh", region=region, current=True)
    as_(director).get(FILE.format("xlsx"))
    assert list(Look.objects.values_list("authority__name", "what")) == [
        ("Ashcombe", "the support of the region with ratings, Primary, as a spreadsheet")
    ]


@pytest.mark.parametrize("role", [Role.LEAD, Role.CORE, Role.READER, Role.ADVISER])
def test_an_authority_reads_what_it_was_given_and_no_other(as_, authority, ashcombe, given, role):
    given(authority, "2.5")
    given(authority, "4", phase="", element="", year=2010)
    given(ashcombe, reason="ZQ-secret")
    client = as_(MembershipFactory(authority=authority, role=role).user)
    page = client.get("/support/")
    assert rows(page) == [
        ["4 days", "2010–11", "All phases", "Reports come late.", "1 June 2009"],
        ["2.5 days", "2009–10", "Primary, 2.4 Use of intelligence", "Reports come late.", "1 June 2009"],
    ]
    assert 'href="/support/"' in client.get("/").content.decode()


def test_it_does_not_read_why_something_changed_nor_what_was_taken_away(
    as_, director, authority, lead, given
):
    one, other = given(authority, "2.5"), given(authority, "3")
    as_(director).post(f"{AT}any-borough/{other.pk}/take-away/", {"version": 1, "why": "ZQ-secret"})
    one.why = "ZQ-secret"
    one.save()
    page = as_(lead).get("/support/")
    assert (len(rows(page)), "ZQ-secret" in page.content.decode()) == (1, False)


def test_an_authority_that_was_given_nothing_reads_that(as_, lead):
    assert "Nothing is recorded yet." in main_text(as_(lead).get("/support/"))
