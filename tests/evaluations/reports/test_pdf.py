import datetime as dt
import io
from dataclasses import replace

import pikepdf
import pytest

from evaluations.reports.files import Format, Part, file_of
from evaluations.reports.pdf import STYLES, is_own_file
from schools.paper import write_pdf
from tests.evaluations.reports.reading import elements, pdf, pdf_text

pytestmark = pytest.mark.django_db  # the report comes from tables, the first time


@pytest.fixture(scope="module")
def dashboard(brief) -> bytes:
    return file_of(brief, Format.PDF, Part.DASHBOARD).body


@pytest.fixture(scope="module")
def whole(brief) -> bytes:
    return file_of(brief, Format.PDF, Part.ROUND).body


@pytest.fixture(scope="module")
def large(brief) -> bytes:
    return file_of(brief, Format.PDF, Part.DASHBOARD, large=True).body


def sizes(body: bytes) -> list[tuple[int, int]]:
    """Millimetres, wide by high, page by page."""
    boxes = (page.mediabox for page in pdf(body).pages)
    return [(round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) for box in boxes]


def smallest_print(body: bytes) -> float:
    found: list[float] = []

    def see(text, matrix, place, font, size):
        if text.strip():
            found.append(abs(size * place[3] * matrix[3]))

    for page in pdf(body).pages:
        page.extract_text(visitor_text=see)
    return round(min(found), 1)


def test_it_is_tagged_titled_and_in_british_english(dashboard):
    root = pdf(dashboard).trailer["/Root"]
    assert root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert pdf(dashboard).metadata.title == "Any Borough: National Strategies quality standards 2009, 2009"


def test_it_says_that_it_keeps_to_pdf_ua_1(dashboard):
    with pikepdf.open(io.BytesIO(dashboard)) as opened, opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("file", ["dashboard", "whole"])
def test_every_header_cell_says_whether_it_heads_a_row_or_a_column(file, request):
    reader = pdf(request.getfixturevalue(file))
    heads = elements(reader, "/TH")
    assert heads != []
    assert {head["/A"].get("/Scope") for head in heads} == {"/Row", "/Column"}


def test_phases_head_rows_and_aspects_head_columns(dashboard):
    scopes = [head["/A"]["/Scope"] for head in elements(pdf(dashboard), "/TH")]
    # Two areas, the word “Phase” and ten aspects; then a row for each phase, its overall, and the whole.
    assert (scopes[:13], scopes[13:]) == (["/Column"] * 13, ["/Row"] * 7)


def test_there_is_one_title_heading_in_each_file(dashboard, whole):
    assert [len(elements(pdf(body), "/H1")) for body in (dashboard, whole)] == [1, 1]


def test_fonts_are_embedded(dashboard):
    fonts = pdf(dashboard).pages[0]["/Resources"]["/Font"].values()
    names = {font.get_object()["/BaseFont"].split("+")[1] for font in fonts}
    assert {name.replace("-", "").replace(",", "") for name in names} == {
        "SourceSans3",
        "SourceSans3SemiBold",
    }
    assert all(
        "/FontFile2" in str(font.get_object()["/DescendantFonts"][0]["/FontDescriptor"]) for font in fonts
    )


def test_the_dashboard_is_one_page_of_a4_across(dashboard):
    assert sizes(dashboard) == [(297, 210)]


def test_large_print_is_one_page_of_a3_with_nothing_under_12_point(large):
    assert sizes(large) == [(420, 297)]
    assert smallest_print(large) >= 12


def test_paper_has_nothing_under_9_point(dashboard, whole):
    assert smallest_print(dashboard) >= 9
    assert smallest_print(whole) >= 9


def test_every_page_but_the_cover_is_numbered(whole):
    pages = [page.extract_text() for page in pdf(whole).pages]
    assert "Page 1 of" not in pages[0]
    assert [f"Page {number} of {len(pages)}" in text for number, text in enumerate(pages, 1)][1:] == [
        True
    ] * (len(pages) - 1)


def test_the_whole_round_can_be_found_by_its_bookmarks(whole):
    names = [mark["/Title"] for mark in flat(pdf(whole).outline)]
    assert names[:4] == ["Any Borough", "Dashboard", "Overall ratings", "What moved since Spring before 2009"]
    assert (
        "2.5 Effective use of data to promote progress of all children and young people: Early Years" in names
    )


def flat(outline):
    for entry in outline:
        yield from flat(entry) if isinstance(entry, list) else [entry]


def test_the_whole_round_derives_a_rating_from_the_words_of_the_publication(whole):
    text = pdf_text(whole)
    assert (
        "Three of the five qualities of data are not met (“useful”, “accessible” and “uncluttered”)" in text
    )
    assert "“Three of the critical criteria for good provision are missing.”" in text
    assert "Aspect 2.5, column 4 “Requires significant improvement”, paragraph 2" in text
    assert "Meet at least one of these three qualities of data" in text
    assert "Return rates by setting, 2008–09" in text
    assert "One item that concerns an individual is not listed." in text
    assert "On track to meet one of the two targets" in text
    assert "Of 96 schools." in text


def test_it_was_made_when_it_was_signed_off(dashboard):
    assert pdf(dashboard).metadata.creation_date == dt.datetime(2009, 11, 20, 16, 30, tzinfo=dt.UTC)


def test_an_unfinished_round_says_of_which_day_it_is(brief):
    facts = replace(
        brief.dashboard.round,
        state="agreeing",
        state_label="Agreeing",
        signed_off_at=None,
        signed_off_by="",
    )
    open_report = replace(brief, dashboard=replace(brief.dashboard, round=facts))
    body = file_of(open_report, Format.PDF, Part.DASHBOARD).body
    today = dt.date.today()
    assert f"Agreeing, as it stood on {today.day} {today:%B %Y}: not signed off" in pdf_text(body)
    assert pdf(body).metadata.creation_date is None


def test_long_names_still_fit_the_page(brief):
    areas = tuple(
        replace(
            area,
            elements=tuple(replace(element, short_label="Unforeseeably " * 5) for element in area.elements),
        )
        for area in brief.dashboard.areas
    )
    dashboard = replace(brief.dashboard, authority="Northamptonshire and Rutland " * 3, areas=areas)
    body = file_of(replace(brief, dashboard=dashboard), Format.PDF, Part.DASHBOARD).body
    assert sizes(body)[0] == (297, 210)
    assert "Unforeseeably Unforeseeably" in pdf_text(body)


def test_only_our_own_styles_and_fonts_are_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("not for reports")
    assert is_own_file((STYLES / "css" / "paper.css").as_uri()) is True
    assert is_own_file(secret.as_uri()) is False
    assert is_own_file(f"{STYLES.as_uri()}/../../manage.py") is False
    assert is_own_file("https://example.org/a.css") is False


def test_what_people_type_is_never_markup(brief):
    typed = '<img src="file:///etc/hostname"><b>bold</b>'
    details = tuple(replace(detail, rationale=typed) for detail in brief.details)
    assert typed in pdf_text(file_of(replace(brief, details=details), Format.PDF, Part.ROUND).body)


def test_a_page_drawn_twice_is_the_same(dashboard):
    page = '<html lang="en-GB"><title>One</title><body class="lqp"><h1>One</h1></body></html>'
    assert write_pdf(page) == write_pdf(page)
