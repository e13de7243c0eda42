"""The spreadsheet of answers: out, filled in, back; an untouched file changes nothing, and nothing is half written."""

import datetime as dt
import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from schools.models import Point, Return
from schools.questionnaires import STAGE_ONE
from schools.questionnaires.stage_one import NOTHING, QUESTIONS
from schools.selectors.answers import answers_of
from schools.services.answers import save_return
from tests.accounts.pages import errors, heading, main_text, notices, rows
from tests.factories.schools import AskFactory, CollectionFactory
from tests.schools.returns.conftest import answers
from tests.schools.returns.files import saved, xlsx_file

FULL = answers(
    uses_cqs="planned",
    since="September 2008",
    for_self_evaluation="yes",
    for_other="=1+1",
    issues="Few boys\nLate entry",
    barriers="-No time",
    answered_by="@Hetty",
    **{"level-policy": "entry", "level-beyond": "exemplary"},
)
COLUMNS = {question.key: number for number, question in enumerate(QUESTIONS, start=4)}


@pytest.fixture
def url(collection) -> str:
    return f"/schools/returns/{collection.pk}/sheet/"


@pytest.fixture
def asks(collection):
    """Two without an answer, one with everything answered."""
    names = ("Ash Lane School", "Oak Lane School")
    found = [AskFactory(collection=collection, school__name=name) for name in names]
    found.append(AskFactory(collection=collection, school=None, name="Little Acorns"))
    save_return(ask=found[1], answers=FULL, version=0, source="link")
    return {str(ask): ask for ask in found}


def download(client, url: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(client.get(f"{url[:-1]}.xlsx").content))


def row_of(book, name: str) -> int:
    sheet = book["Answers"]
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 3).value == name)


def fill(book, name: str, **given: str) -> None:
    for key, value in given.items():
        book["Answers"].cell(row_of(book, name), COLUMNS[key.replace("__", "-")]).value = value


def confirm(client, url: str, preview):
    packed = re.search(r'name="changes" value="([^"]*)"', preview.content.decode())[1]
    return client.post(f"{url}confirm/", {"changes": packed}, follow=True)


def kept(ask) -> dict:
    return dict(answers_of(Return.objects.filter(ask=ask).first(), STAGE_ONE))


def test_reading_an_untouched_file_changes_nothing(as_core, url, asks):
    raw = as_core.get(f"{url[:-1]}.xlsx").content
    response = as_core.post(url, {"file": SimpleUploadedFile("a.xlsx", raw)})
    assert "The file changes nothing: every row says what is kept already." in main_text(response)
    assert 'name="changes"' not in response.content.decode()


def test_nor_does_one_that_was_opened_and_saved(as_core, url, asks):
    response = as_core.post(url, {"file": saved(download(as_core, url))})
    assert "The file changes nothing" in main_text(response)


def test_what_is_filled_in_is_shown_and_saved_on_confirmation(as_core, url, asks, core_member):
    book = download(as_core, url)
    fill(book, "Ash Lane School", uses_iqs="yes", since="2008", level__policy="Developing", issues="One\nTwo")
    fill(book, "Little Acorns", uses_iqs="No")
    preview = as_core.post(url, {"file": saved(book)})
    assert (heading(preview), Return.objects.count()) == ("What the file would change", 1)
    assert rows(preview) == [
        ["Uses the IQS", "Nothing", "Yes"],
        ["Since when", "Nothing", "2008"],
        ["Policy", "Nothing", "Developing"],
        ["Key issues", "Nothing", "One Two"],
        ["Uses the IQS", "Nothing", "No"],
    ]
    response = confirm(as_core, url, preview)
    assert notices(response) == ["2 answers are saved from the spreadsheet."]
    assert kept(asks["Ash Lane School"]) == answers(
        since="2008", issues="One\nTwo", **{"level-policy": "developing"}
    )
    row = Return.objects.get(ask=asks["Little Acorns"])
    assert (row.uses_iqs, row.source, row.recorded_by) == ("no", "spreadsheet", core_member)
    assert kept(asks["Oak Lane School"]) == FULL


def test_a_change_to_an_answer_keeps_the_rest(as_core, url, asks):
    book = download(as_core, url)
    fill(book, "Oak Lane School", level__policy=None, barriers="-No time\nNo money")
    preview = as_core.post(url, {"file": saved(book)})
    assert rows(preview) == [["Policy", "Entry", "Nothing"], ["Barriers", "-No time", "-No time No money"]]
    confirm(as_core, url, preview)
    assert kept(asks["Oak Lane School"]) == {**FULL, "level-policy": "", "barriers": "-No time\nNo money"}


def test_nothing_in_the_file_is_a_formula(as_core, url, asks):
    book = download(as_core, url)
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert "=1+1" in [cell.value for cell in cells]


def test_the_file_offers_lists_and_says_how(as_core, url, asks):
    book = download(as_core, url)
    states = {sheet.title: sheet.sheet_state for sheet in book}
    assert states == {
        "Answers": "visible",
        "How to fill it in": "visible",
        "Lists": "hidden",
        "Kept": "veryHidden",
    }
    lists = {str(rule.sqref) for rule in book["Answers"].data_validations.dataValidation}
    assert len(lists) == 18
    assert book["Answers"].freeze_panes == "D2"


def test_a_row_that_nobody_touched_does_not_undo_what_the_school_said_since(as_core, url, asks):
    book = download(as_core, url)
    save_return(ask=asks["Oak Lane School"], answers=answers(since="2010"), version=1, source="link")
    save_return(ask=asks["Ash Lane School"], answers=answers(since="2009"), version=0, source="link")
    response = as_core.post(url, {"file": saved(book)})
    assert "The file changes nothing" in main_text(response)
    assert kept(asks["Oak Lane School"])["since"] == "2010"


def test_a_row_filled_in_while_the_school_answered_is_not_taken(as_core, url, asks):
    book = download(as_core, url)
    fill(book, "Ash Lane School", uses_iqs="No", since="1999")
    save_return(ask=asks["Ash Lane School"], answers=answers(since="2009"), version=0, source="link")
    response = as_core.post(url, {"file": saved(book)})
    text = main_text(response)
    assert "Since the file was made, these have answered" in text
    assert rows(response) == [["Uses the IQS", "Yes", "No"], ["Since when", "2009", "1999"]]
    assert "No row can be saved as the file stands." in text


def test_one_that_answers_between_preview_and_confirmation_stops_all(as_core, url, asks):
    book = download(as_core, url)
    fill(book, "Ash Lane School", uses_iqs="no")
    fill(book, "Little Acorns", uses_iqs="no")
    preview = as_core.post(url, {"file": saved(book)})
    save_return(ask=asks["Ash Lane School"], answers=answers(since="2009"), version=0, source="link")
    response = confirm(as_core, url, preview)
    assert notices(response) == [
        "Nothing is saved: Ash Lane School answered while you were looking. Read the file again to see where it "
        "stands."
    ]
    assert Return.objects.filter(ask=asks["Little Acorns"]).exists() is False


REFUSED = {
    "not of the list": (
        {"uses_iqs": "perhaps"},
        "column D",
        "“perhaps” is not an answer to “Uses the IQS”. Choose one of: Yes; Not yet, but it plans to; No.",
    ),
    "a level that is none": (
        {"uses_iqs": "yes", "level__policy": "Good"},
        "column Q",
        "Choose one of: Entry",
    ),
    "too long": ({"uses_iqs": "yes", "since": "x" * 41}, "column F", "has 41 characters. Keep it to 40."),
    "nothing on the IQS": ({"since": "2008"}, "column D", "Say under “Uses the IQS” whether they are"),
    "a formula": ({"uses_iqs": "yes", "since": "=2000+8"}, "column F", "This is a formula."),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_refused_cell_is_named_and_its_row_stays_out(as_core, url, asks, what):
    given, column, says = REFUSED[what]
    book = download(as_core, url)
    fill(book, "Ash Lane School", **given)
    fill(book, "Little Acorns", uses_iqs="no")
    row = row_of(book, "Ash Lane School")
    preview = as_core.post(url, {"file": saved(book)})
    ((place, why), change) = rows(preview)
    assert (place, says in why) == (f"Row {row}, {column}", True)
    assert change == ["Uses the IQS", "Nothing", "No"]
    confirm(as_core, url, preview)
    assert sorted(str(one.ask) for one in Return.objects.all()) == ["Little Acorns", "Oak Lane School"]


def test_merged_cells_are_refused(as_core, url, asks):
    book = download(as_core, url)
    fill(book, "Ash Lane School", uses_iqs="yes")
    book["Answers"].merge_cells("D2:D4")
    preview = as_core.post(url, {"file": saved(book)})
    assert "This cell is merged with others. Take the merging away." in main_text(preview)
    assert 'name="changes"' not in preview.content.decode()


def test_an_emptied_row_takes_no_answer_away(as_core, url, asks):
    book = download(as_core, url)
    fill(book, "Oak Lane School", **{key.replace("-", "__"): None for key in NOTHING})
    preview = as_core.post(url, {"file": saved(book)})
    assert "An answer cannot be taken away by emptying its row." in main_text(preview)
    assert kept(asks["Oak Lane School"]) == FULL


def test_rows_may_be_sorted_and_left_out_but_not_one_column_alone(as_core, url, asks):
    book = download(as_core, url)
    fill(book, "Little Acorns", uses_iqs="no")
    book["Answers"].delete_rows(row_of(book, "Ash Lane School"))
    assert rows(as_core.post(url, {"file": saved(book)})) == [["Uses the IQS", "Nothing", "No"]]
    book["Answers"].cell(row_of(book, "Little Acorns"), 3).value = "Oak Lane School"
    assert "stands beside the reference of Little Acorns" in main_text(
        as_core.post(url, {"file": saved(book)})
    )


def test_a_row_that_stands_twice_and_one_that_is_of_nobody(as_core, url, asks):
    book = download(as_core, url)
    sheet = book["Answers"]
    sheet.append([asks["Little Acorns"].pk, None, "Little Acorns", "No"])
    sheet.append([99999, None, "Nobody", "No"])
    text = main_text(as_core.post(url, {"file": saved(book)}))
    assert "Little Acorns stands in row 3 already. Keep one row for each." in text
    assert "“99999” is no reference of this collection." in text


def test_the_file_of_another_collection_is_refused(as_core, url, asks, authority, lead):
    other = CollectionFactory(authority=authority, created_by=lead)
    AskFactory(collection=other)
    book = download(as_core, f"/schools/returns/{other.pk}/sheet/")
    response = as_core.post(url, {"file": saved(book)})
    assert response.status_code == 422
    assert errors(response)[0].startswith(
        "This file was not made for “Autumn 2009”: it belongs to another collection"
    )


def test_a_missing_column_is_named(as_core, url, asks):
    book = download(as_core, url)
    book["Answers"].cell(1, COLUMNS["since"]).value = "When"
    (said,) = errors(as_core.post(url, {"file": saved(book)}))
    assert "“Since when”" in said


def test_files_that_are_not_ours_are_refused(as_core, url, asks):
    for upload in (
        xlsx_file([["A"], ["B"]]),
        SimpleUploadedFile("a.xlsx", b""),
        SimpleUploadedFile("a.xlsx", b"PK\x03\x04" + b"\0" * 200),
        SimpleUploadedFile("a.csv", b"URN,Email\n"),
    ):
        response = as_core.post(url, {"file": upload})
        assert (response.status_code, len(errors(response))) == (422, 1)


def test_what_a_page_carries_cannot_be_altered_or_used_elsewhere(as_core, url, asks, authority, lead):
    book = download(as_core, url)
    fill(book, "Little Acorns", uses_iqs="no")
    preview = as_core.post(url, {"file": saved(book)})
    packed = re.search(r'name="changes" value="([^"]*)"', preview.content.decode())[1]
    other = CollectionFactory(authority=authority, created_by=lead)
    tries = ((url, f"{packed}x"), (url, ""), (f"/schools/returns/{other.pk}/sheet/", packed))
    for where, text in tries:
        response = as_core.post(f"{where}confirm/", {"changes": text}, follow=True)
        assert notices(response) == ["Read the file again: what you saw is no longer kept."]
    assert Return.objects.count() == 1


def test_dates_and_numbers_that_excel_makes_of_words_are_read_as_words(as_core, url, asks):
    book = download(as_core, url)
    fill(book, "Ash Lane School", uses_iqs="yes", since=dt.datetime(2008, 9, 1))
    fill(book, "Little Acorns", uses_iqs="yes", since=2008)
    confirm(as_core, url, as_core.post(url, {"file": saved(book)}))
    assert kept(asks["Ash Lane School"])["since"] == "September 2008"
    assert kept(asks["Little Acorns"])["since"] == "2008"


def test_points_of_the_file_are_points_of_the_school(as_core, url, asks):
    book = download(as_core, url)
    fill(book, "Ash Lane School", uses_iqs="yes", support="• Training\n\n• A network\n• Training")
    confirm(as_core, url, as_core.post(url, {"file": saved(book)}))
    assert list(Point.objects.filter(answer__ask=asks["Ash Lane School"]).values_list("kind", "text")) == [
        ("support", "Training"),
        ("support", "A network"),
    ]
