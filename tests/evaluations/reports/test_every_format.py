"""One Report, every format: what the publication prints stands in each of them, and no secret in any."""

import datetime as dt
import re

import pytest

from evaluations.reports.files import Format, Part, file_of
from evaluations.reports.model import SCHEMA
from tests.evaluations.reports import example
from tests.evaluations.reports.reading import csv_rows, pdf_text, sheet_rows, workbook

pytestmark = pytest.mark.django_db  # the report comes from tables, the first time

EVERY = [(kind, part) for kind in Format for part in Part]


@pytest.fixture(scope="module")
def files(brief):
    return {(kind, part): file_of(brief, kind, part) for kind, part in EVERY}


def ratings_in(rows) -> dict[tuple[str, str], str]:
    return {(row["Aspect"], row["Phase"]): row["Rating"] for row in rows if row["Aspect"] != "Overall"}


def printed_ratings() -> dict[tuple[str, str], str]:
    return {
        (element, example.PHASES[phase]): code
        for phase, row in example.PRINTED.items()
        for element, code in zip(example.ELEMENTS, row, strict=True)
    }


def printed_line(phase: str) -> str:
    """A row of the dashboard as its words follow one another."""
    words = {**example.WORDS, "N/A": "Not applicable"}
    return " ".join([example.PHASES[phase], *(f"{code} {words[code]}" for code in example.PRINTED[phase])])


def without_notes(text: str) -> str:
    return re.sub(r" (Capped|Newly rated|(Up|Down) from \w+|Same as [\w ]+? 2009)(?= |$)", "", text)


def test_the_csv_has_every_printed_rating(files):
    rows = csv_rows(files[Format.CSV, Part.DASHBOARD].body)
    assert ratings_in(rows) == printed_ratings()


def test_the_csv_has_every_printed_overall_rating(files):
    rows = [row for row in csv_rows(files[Format.CSV, Part.DASHBOARD].body) if row["Aspect"] == "Overall"]
    assert {(row["Phase"], row["Rating in words"]) for row in rows if row["Area"].startswith("Impact")} == {
        ("Early Years", "Good"),
        ("Primary", "Needs some improvement"),
        ("Secondary", "Good"),
        ("All phases", "Good"),
    }
    assert len(rows) == 8


def test_the_ratings_sheet_has_every_printed_rating(files):
    assert ratings_in(sheet_rows(files[Format.XLSX, Part.ROUND].body, "Ratings")) == printed_ratings()


def test_the_overall_sheet_has_every_printed_overall_rating(files):
    rows = sheet_rows(files[Format.XLSX, Part.ROUND].body, "Overall")
    assert [row["Rating"] for row in rows] == ["G", "NI", "G", "G", "NI", "G", "NI", "NI"]


def test_the_dashboard_sheet_is_laid_out_as_printed(files):
    sheet = workbook(files[Format.XLSX, Part.DASHBOARD].body)["Dashboard"]
    rows = {row[0].value: row[1:] for row in sheet.iter_rows() if row[0].value}
    for phase, codes in example.PRINTED.items():
        assert [cell.value.split("\n")[0] for cell in rows[example.PHASES[phase]]] == list(codes)
    assert [cell.value for cell in rows["Overall"] if cell.value] == [
        "Good (Same as Spring before 2009)",
        "Needs some improvement (Newly rated)",
    ]


def test_ratings_of_the_dashboard_sheet_are_filled_with_their_colours(files):
    sheet = workbook(files[Format.XLSX, Part.DASHBOARD].body)["Dashboard"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "Early Years")
    assert row[3].fill.fgColor.rgb == "FF0C5446"
    assert (row[10].fill.patternType, row[10].fill.bgColor.rgb) == ("lightUp", "FF9C1630")


@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("phase", example.PRINTED)
def test_the_pdf_has_every_printed_rating_in_letters_and_words(files, part, phase):
    assert printed_line(phase) in without_notes(pdf_text(files[Format.PDF, part].body))


def test_the_pdf_has_every_printed_overall_rating(files):
    text = without_notes(pdf_text(files[Format.PDF, Part.DASHBOARD].body))
    for phase in ("early-years", "primary", "secondary"):
        codes = (example.PRINTED_OVERALL[area, phase] for area in ("1", "2"))
        words = " ".join(example.OVERALL_WORDS[code] for code in codes)
        assert f"{example.PHASES[phase]} overall {words}" in text
    assert "Overall Good Needs some improvement" in text


def test_the_html_file_has_every_printed_rating(files):
    page = files[Format.HTML, Part.DASHBOARD].body.decode()
    table = re.search(r'<table class="lq-dash">.*?</table>', page, re.DOTALL)[0]
    cells = re.findall(r'<span class="lq-cell__top">(\S+?)(?: |<)', table)
    assert cells == [code for row in example.PRINTED.values() for code in row]


def test_a_capped_rating_says_so_in_every_format(files):
    row = next(
        row
        for row in csv_rows(files[Format.CSV, Part.DASHBOARD].body)
        if (row["Aspect"], row["Phase"]) == ("2.5", "Early Years")
    )
    assert (row["Rating"], row["Capped"], row["Highest allowed"]) == ("SI", "Yes", "SI")
    sheet = workbook(files[Format.XLSX, Part.DASHBOARD].body)["Dashboard"]
    cell = next(row for row in sheet.iter_rows() if row[0].value == "Early Years")[10]
    assert cell.value == "SI\nSignificant improvement needed\nCapped\nDown from NI"
    text = pdf_text(files[Format.PDF, Part.DASHBOARD].body)
    assert "SI Significant improvement needed Capped Down from NI" in text


@pytest.mark.parametrize(("kind", "part"), EVERY)
def test_evidence_about_an_individual_is_in_no_file(files, kind, part):
    body = files[kind, part].body
    if kind == Format.PDF:
        said = pdf_text(body)
    elif kind == Format.XLSX:
        book = workbook(body)
        said = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    else:
        said = body.decode()
    assert "Any Borough" in said
    assert "Secretname" not in said


@pytest.mark.parametrize(("kind", "part"), EVERY)
def test_a_signed_off_round_gives_the_same_bytes_each_time(files, brief, kind, part, monkeypatch):
    later = dt.datetime(2031, 5, 1, 9, 0, tzinfo=dt.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert file_of(brief, kind, part).body == files[kind, part].body


def test_files_are_named_after_the_round(files):
    assert {file.name for file in files.values()} == {
        f"any-borough-2009-{part}.{kind}" for kind, part in EVERY
    }


def test_a_report_says_which_schema_it_is_of(report):
    assert report.schema == SCHEMA


def test_text_that_a_spreadsheet_would_run_stays_text_in_csv(files):
    rows = csv_rows(files[Format.CSV, Part.ROUND].body)
    notes = [row["Value"] for row in rows if row["Column"] == "Note" and "HYPERLINK" in row["Value"]]
    assert notes == [f"'{example.FORMULA}"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_cells_never_begin_as_a_formula_does(start):
    from evaluations.reports.csvfile import safe

    assert safe(f"{start}1+1") == f"'{start}1+1"


def test_text_that_looks_like_a_formula_is_a_string_in_the_workbook(files):
    sheet = workbook(files[Format.XLSX, Part.ROUND].body)["Criteria"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == example.FORMULA]
    assert [cell.data_type for cell in cells] == ["s"]


def test_the_workbook_holds_no_formula_at_all(files):
    book = workbook(files[Format.XLSX, Part.ROUND].body)
    assert [c.coordinate for sheet in book for row in sheet for c in row if c.data_type == "f"] == []


def test_dates_and_numbers_in_the_workbook_are_dates_and_numbers(files):
    body = files[Format.XLSX, Part.ROUND].body
    agreed = [row["Agreed on"] for row in sheet_rows(body, "Ratings") if row["Agreed on"]]
    assert agreed[0] == dt.datetime(2009, 11, 10)
    measure = next(row for row in sheet_rows(body, "Measures") if row["Ref"] == "1.5-schools-in-line")
    assert (measure["Number"], measure["Unit"], measure["Value"]) == (97.5, "%", "97.5%")
    evidence = sheet_rows(body, "Evidence")[0]
    assert evidence["Date"] == dt.datetime(2009, 7, 17)


def test_sheets_keep_their_heads_in_sight_and_can_be_filtered(files):
    book = workbook(files[Format.XLSX, Part.ROUND].body)
    assert book.sheetnames == [
        *("Dashboard", "Ratings", "Overall", "Criteria", "Measures", "Evidence", "About"),
    ]
    lists = [book[name] for name in book.sheetnames[1:-1]]
    assert {sheet.freeze_panes for sheet in lists} == {"C2"}
    assert all(sheet.auto_filter.ref for sheet in lists)


def test_the_workbook_says_what_it_is_and_when_it_was_signed_off(files):
    properties = workbook(files[Format.XLSX, Part.ROUND].body).properties
    assert properties.title == "Any Borough: National Strategies quality standards 2009, 2009"
    assert properties.creator == "Any Borough"
    assert properties.created == dt.datetime(2009, 11, 20, 16, 30)


def test_every_criterion_of_every_rating_is_in_the_workbook(files, brief):
    rows = sheet_rows(files[Format.XLSX, Part.ROUND].body, "Criteria")
    assert len(rows) == sum(len(detail.findings) for detail in brief.details)
    found = next(row for row in rows if row["Ref"] == "2.5-G-4")
    assert (found["Finding"], found["Criterion"], found["Critical"]) == ("Not met", "useful", "Yes")


def test_html_files_fetch_nothing(files):
    for part in Part:
        page = files[Format.HTML, part].body.decode()
        sources = re.findall(r"""(?:src|href)=["']([^"']+)|url\(["']?([^"')]+)""", page)
        assert {address.split(":")[0] for pair in sources for address in pair if address} == {"data"}
