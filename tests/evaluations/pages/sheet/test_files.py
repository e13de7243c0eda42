"""The sheet on paper and as a workbook, and back: an untouched file changes nothing, and a bad one says where."""

import io
import re

import openpyxl
import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from evaluations.enums import RoundState
from evaluations.models import LocalDescriptor, Rating
from evaluations.views.sheet.upload import SALT
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.sheet.conftest import kept, typed
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import in_state, judge
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, framework, join

HARD = "=SUM(A1)\n@home, “quoted” & <b>, 9½"


@pytest.fixture
def at(laqs):
    return lambda name: reverse(f"evaluations:{name}", args=[laqs.slug])


@pytest.fixture
def download(sign_in, core_member, at):
    def downloaded(user=core_member, url=""):
        return sign_in(user).get(url or at("sheet_xlsx")).content

    return downloaded


@pytest.fixture
def rated(core_member, levels, element):
    for ref, code, comment in (("1", "amber", "Clear lead since September."), ("2", "green", HARD)):
        Rating.objects.create(
            cell=element(ref), user=core_member, level_id=levels.level(code).pk, comment=comment
        )


@pytest.fixture
def hand_in(as_core, at):
    """What the page says of a file: the bytes of one, or a workbook that openpyxl saves."""

    def handed(file, client=as_core, url=""):
        body = file if isinstance(file, bytes) else saved(file)
        return Page(client.post(url or at("sheet_file"), {"file": SimpleUploadedFile("sheet.xlsx", body)}))

    return handed


@pytest.fixture
def book(download):
    return openpyxl.load_workbook(io.BytesIO(download()))


@pytest.fixture
def confirm(as_core, at):
    def confirmed(page, **more):
        sent = {name: values[-1] for name, values in _form(page).items()}
        return as_core.post(at("sheet_confirm"), sent | more)

    return confirmed


def _form(page):
    fields = [node for node in page.find("input") if node.attrs.get("type") == "hidden"]
    return {node.attrs["name"]: [node.attrs["value"]] for node in fields}


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def refused(page):
    return [tuple(row) for row in page.rows("Cells that are refused, and why")]


def summary(page):
    return re.search(r"\d+ to change.*?\.", page.text)[0]


class TestOut:
    def test_it_holds_ones_own_rows_and_a_list_to_choose_from(self, rated, book):
        sheet = book["Your sheet"]
        rows = list(sheet.iter_rows(min_row=1, max_row=3, max_col=3, values_only=True))
        assert rows == [
            ("Element", "Highlight", "Comment"),
            ("1 Leadership", "Amber", "Clear lead since September."),
            ("2 Policy", "Green", HARD),
        ]
        (choice,) = sheet.data_validations.dataValidation
        assert (str(choice.sqref), choice.formula1) == ("B2:B14", '"Red,Amber,Green"')

    def test_only_what_is_to_be_filled_in_is_unlocked(self, book):
        sheet = book["Your sheet"]
        assert sheet.protection.sheet
        assert [cell.protection.locked for cell in sheet[2]] == [True, False, False, *[True] * 5]
        hidden = [(column.min, column.max) for column in sheet.column_dimensions.values() if column.hidden]
        assert hidden == [(6, 8)]
        assert book["About this file"].sheet_state == "hidden"

    def test_nothing_in_it_is_a_formula(self, rated, book):
        assert [c.coordinate for s in book for row in s for c in row if c.data_type == "f"] == []

    def test_what_others_said_and_what_concerns_individuals_is_not_in_it(
        self, download, authority, lead, levels, element
    ):
        Rating.objects.create(
            cell=element("1"), user=lead, level_id=levels.level("red").pk, comment="PLANTED"
        )
        link(element("1"), EvidenceFactory(authority=authority, title="Minutes of May"))
        link(element("1"), EvidenceFactory(authority=authority, title="PLANTED", individual=True))
        words = str(
            [[c.value for row in s for c in row] for s in openpyxl.load_workbook(io.BytesIO(download()))]
        )
        assert ("Minutes of May" in words, "PLANTED" in words) == (True, False)

    def test_a_guest_has_their_rows(self, download, guest, laqs, element):
        join(laqs, guest, "guest", (element("3"),))
        sheet = openpyxl.load_workbook(io.BytesIO(download(guest)))["Your sheet"]
        assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["3 Ethos and pastoral care"]


class TestPaper:
    def words(self, response):
        pages = PdfReader(io.BytesIO(response.content)).pages
        return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))

    def test_the_form_of_one_member_has_their_name_and_nothing_that_they_said(
        self, as_core, at, rated, lead, laqs, levels
    ):
        LocalDescriptor.objects.create(
            round=laqs,
            element_id=levels.element("6").pk,
            level_id=levels.level("green").pk,
            text="Every school does.",
            updated_by=lead,
        )
        words = self.words(as_core.get(at("sheet_pdf_mine")))
        assert "Name: Cory Core" in words
        assert "13 Monitoring and evaluation" in words
        assert f"Local words, {laqs.authority}. Green: Every school does." in words
        assert "Clear lead since September" not in words

    def test_the_form_of_the_round_has_no_name(self, as_core, at):
        words = self.words(as_core.get(at("sheet_pdf")))
        assert ("Cory Core" in words, words.count("Amber")) == (False, 13)

    def test_it_is_tagged(self, as_core, at):
        root = PdfReader(io.BytesIO(as_core.get(at("sheet_pdf")).content)).trailer["/Root"]
        assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en-GB")


class TestUntouched:
    def test_as_it_was_downloaded_it_changes_nothing(self, rated, download, hand_in):
        page = hand_in(download())
        assert summary(page) == "0 to change, 0 changed on the site as well, 0 refused, 13 as on the site."
        assert "token" not in _form(page)

    def test_nor_where_a_comment_spells_out_what_readers_take_for_a_character(
        self, download, hand_in, core_member, element
    ):
        Rating.objects.create(cell=element("1"), user=core_member, comment="Cell _x0041_ of\x0b the report")
        assert summary(hand_in(download())).startswith(
            "0 to change, 0 changed on the site as well, 0 refused"
        )

    def test_saved_by_another_program_too(self, rated, book, hand_in):
        page = hand_in(book)
        assert summary(page) == "0 to change, 0 changed on the site as well, 0 refused, 13 as on the site."

    def test_whatever_was_saved_on_the_site_since(
        self, rated, book, hand_in, as_core, url, element, core_member
    ):
        as_core.post(url, typed(element("1"), "red", "Changed on the site.", 1))
        page = hand_in(book)
        assert summary(page) == "0 to change, 0 changed on the site as well, 0 refused, 13 as on the site."
        assert kept(core_member)[0] == ("1", "red", "Changed on the site.", 2)


class TestChanges:
    def test_each_is_shown_as_was_and_becomes_and_saved_when_confirmed(
        self, rated, book, hand_in, confirm, core_member
    ):
        sheet = book["Your sheet"]
        sheet["B2"], sheet["B4"], sheet["C4"] = "green", "Red", 2010
        page = hand_in(book)
        assert page.rows("Each row that would change: what it was, and what it becomes") == [
            [
                "1 Leadership Row 2, column B",
                "Amber Clear lead since September.",
                "Green Comment as it was",
            ],
            ["3 Ethos and pastoral care Row 4, column B", "Not rated", "Red 2010"],
        ]
        assert kept(core_member) == [
            ("1", "amber", "Clear lead since September.", 1),
            ("2", "green", HARD, 1),
        ]
        assert confirm(page).status_code == 302
        assert kept(core_member) == [
            ("1", "green", "Clear lead since September.", 2),
            ("2", "green", HARD, 1),
            ("3", "red", "2010", 1),
        ]

    def test_a_cell_that_was_emptied_takes_back(self, rated, book, hand_in, confirm, core_member):
        sheet = book["Your sheet"]
        sheet["B2"], sheet["C2"] = None, None
        confirm(hand_in(book))
        assert kept(core_member)[0] == ("1", "", "", 2)

    def test_rows_in_another_order_are_known_again(self, rated, book, hand_in):
        sheet = book["Your sheet"]
        first, last = ([cell.value for cell in sheet[number]] for number in (2, 14))
        for column in range(8):
            sheet.cell(2, column + 1).value = last[column]
            sheet.cell(14, column + 1).value = first[column]
        assert summary(hand_in(book)).startswith("0 to change")

    def test_late_they_are_marked_and_what_is_agreed_is_refused(
        self, laqs, lead, element, book, hand_in, confirm, core_member
    ):
        in_state(laqs, RoundState.AGREEING)
        judge(element("1"), lead, "red")
        sheet = book["Your sheet"]
        sheet["B2"], sheet["B3"] = "Green", "Green"
        page = hand_in(book)
        why = "The team has agreed this one, so ratings of it are closed. Nothing you recorded is lost."
        assert refused(page) == [("Row 2, column B", f"1 Leadership: {why}")]
        confirm(page)
        assert [(row.cell.element.ref, row.late) for row in Rating.objects.all()] == [("2", True)]


class TestClash:
    @pytest.fixture
    def page(self, rated, book, hand_in, as_core, url, element):
        as_core.post(url, typed(element("1"), "red", "On the site.", 1))
        sheet = book["Your sheet"]
        sheet["B2"], sheet["B4"] = "Green", "Red"
        return hand_in(book)

    def test_both_are_shown(self, page):
        assert "1 Leadership: changed on the site since you downloaded" in page.text
        assert ("On the site." in page.text, "Clear lead since September." in page.text) == (True, True)

    def test_without_a_choice_nothing_is_written(self, page, confirm, element, core_member):
        again = Page(confirm(page))
        assert again.response.status_code == 409
        field = f"keep-r{element('1').pk}-mine"
        assert again.errors == [(field, "Choose which to keep for 1 Leadership")]
        assert again.loose_ends == []
        assert [row[0] for row in kept(core_member)] == ["1", "2"]

    @pytest.mark.parametrize(
        ("keep", "stays"),
        [
            ("mine", ("1", "green", "Clear lead since September.", 3)),
            ("theirs", ("1", "red", "On the site.", 2)),
        ],
    )
    def test_the_choice_is_kept_and_the_rest_is_saved(self, page, confirm, element, core_member, keep, stays):
        assert confirm(page, **{f"keep-r{element('1').pk}": keep}).status_code == 302
        assert kept(core_member) == [stays, ("2", "green", HARD, 1), ("3", "red", "", 1)]

    def test_changed_once_more_it_asks_once_more(self, page, confirm, as_core, url, element, core_member):
        as_core.post(url, typed(element("1"), "amber", "And again.", 2))
        again = Page(confirm(page, **{f"keep-r{element('1').pk}": "mine"}))
        assert (again.response.status_code, "And again." in again.text) == (409, True)
        assert kept(core_member)[0] == ("1", "amber", "And again.", 3)

    def test_agreed_while_the_preview_was_open_nothing_is_written(
        self, page, confirm, laqs, lead, element, core_member
    ):
        in_state(laqs, RoundState.AGREEING)
        judge(element("3"), lead, "green")
        again = Page(confirm(page, **{f"keep-r{element('1').pk}": "mine"}))
        assert (again.response.status_code, again.errors[0][0]) == (409, "refused")
        assert [row[0] for row in kept(core_member)] == ["1", "2"]


class TestRefused:
    @pytest.mark.parametrize(
        ("cell", "value", "why"),
        [
            ("B3", "Purple", "“Purple” is not Red, Amber or Green. Choose one, or leave the cell empty."),
            ("B3", "=A1", "It holds a formula. Type the words themselves."),
            ("C3", '=HYPERLINK("http://x")', "It holds a formula. Type the words themselves."),
            ("C3", "a" * 20_001, "Shorten your comment to 20,000 characters; it has 20,001."),
        ],
    )
    def test_a_cell_is_named_by_row_and_column_and_its_row_stays(
        self, rated, book, hand_in, confirm, core_member, cell, value, why
    ):
        sheet = book["Your sheet"]
        sheet[cell], sheet["B5"] = value, "Green"
        page = hand_in(book)
        assert refused(page) == [(f"Row 3, column {cell[0]}", why)]
        confirm(page)
        assert kept(core_member)[1:] == [("2", "green", HARD, 1), ("4", "green", "", 1)]

    def test_merged_cells(self, rated, book, hand_in):
        book["Your sheet"].merge_cells("B3:B4")
        why = "It is merged with other cells. Unmerge them, so that each row has its own."
        assert refused(hand_in(book)) == [("Row 3, column B", why), ("Row 4, column B", why)]

    def test_a_row_that_stands_twice(self, book, hand_in):
        sheet = book["Your sheet"]
        sheet["B2"] = "Green"
        for cell in sheet[2]:
            sheet.cell(15, cell.column).value = cell.value
        page = hand_in(book)
        why = "1 Leadership stands in row 2 too. Keep one of them; neither is read as it is."
        assert (refused(page), summary(page)[:11]) == ([("Row 15, column B", why)], "0 to change")

    def test_a_row_of_their_own(self, book, hand_in):
        sheet = book["Your sheet"]
        sheet["A20"], sheet["B20"] = "14 Something else", "Red"
        assert refused(hand_in(book)) == [
            ("Row 20, column B", "This row is not one of your sheet, so it is not read.")
        ]

    def test_a_hidden_version_that_was_changed(self, book, hand_in):
        sheet = book["Your sheet"]
        sheet["B2"], sheet["G2"] = "Green", "one"
        why = "This hidden cell was changed. Download your sheet again and fill in that copy."
        assert refused(hand_in(book)) == [("Row 2, column G", why)]

    def test_rows_that_are_missing_are_counted_and_left(self, rated, book, hand_in, core_member):
        book["Your sheet"].delete_rows(2)
        assert "1 not in the file and left as they are" in hand_in(book).text


class TestWrongFile:
    def error(self, page):
        assert page.response.status_code == 422
        ((target, message),) = page.errors
        assert target == "id_file"
        return message

    def test_of_another_round(self, download, hand_in, authority, core_member, lead):
        other = RoundFactory(authority=authority, framework=framework("laqs"), created_by=lead)
        join(other, core_member)
        file = download(url=reverse("evaluations:sheet_xlsx", args=[other.slug]))
        said = "This file is the sheet of another round. Choose the one for LAQS 2010."
        assert self.error(hand_in(file)) == said

    def test_of_another_person(self, download, hand_in, authority, laqs):
        other = MembershipFactory(authority=authority).user
        join(laqs, other)
        said = "This file is somebody else’s sheet. Each person hands in their own."
        assert self.error(hand_in(download(other))) == said

    def test_of_another_version_of_the_framework(self, book, hand_in):
        book["About this file"]["B3"] = "laqs@2008"
        said = "This file was made from another version of the framework."
        assert self.error(hand_in(book)).startswith(said)

    def test_without_a_title(self, book, hand_in):
        book["Your sheet"]["B1"] = "Colour"
        assert "lacks this column: “Highlight”" in self.error(hand_in(book))

    def test_without_the_sheet(self, book, hand_in):
        del book["Your sheet"]
        assert "has no sheet named “Your sheet”" in self.error(hand_in(book))

    @pytest.mark.parametrize(("body", "said"), [(b"", "is empty"), (b"name,age\n", "not an Excel workbook")])
    def test_that_is_no_workbook(self, hand_in, body, said):
        assert said in self.error(hand_in(body))

    def test_none_at_all(self, as_core, at):
        assert self.error(Page(as_core.post(at("sheet_file")))) == "Choose the file that you filled in."


class TestToken:
    """What was previewed is taken from nobody’s word but ours."""

    @pytest.fixture
    def token(self, book, hand_in):
        book["Your sheet"]["B2"] = "Green"
        return _form(hand_in(book))["token"][0]

    def test_changed_or_made_up_it_is_not_taken(self, as_core, at, token, core_member):
        for made_up in ("", "made-up", token[:-1], signing.dumps({"rows": []}, salt="other")):
            page = Page(as_core.post(at("sheet_confirm"), {"token": made_up}, follow=True))
            assert page.messages[0].startswith("That preview is too old, or not the one you were shown.")
        assert kept(core_member) == []

    def test_somebody_elses_is_not_taken(self, sign_in, authority, laqs, at, token):
        other = MembershipFactory(authority=authority).user
        join(laqs, other)
        sign_in(other).post(at("sheet_confirm"), {"token": token})
        assert Rating.objects.count() == 0

    def test_a_day_later_it_is_not_taken(self, as_core, at, token, monkeypatch):
        packed, now = signing.loads(token, salt=SALT), signing.time.time()
        monkeypatch.setattr(signing.time, "time", lambda: now - 25 * 60 * 60)
        aged = signing.dumps(packed, salt=SALT, compress=True)
        monkeypatch.undo()
        as_core.post(at("sheet_confirm"), {"token": aged})
        assert Rating.objects.count() == 0

    def test_twice_it_does_no_harm(self, as_core, at, token, core_member):
        for _ in range(2):
            as_core.post(at("sheet_confirm"), {"token": token})
        assert kept(core_member) == [("1", "green", "", 1)]


def test_a_round_with_phases_goes_out_and_comes_back(sign_in, core_member, round_, hand_in):
    client = sign_in(core_member)
    out = client.get(reverse("evaluations:sheet_xlsx", args=[round_.slug])).content
    book = openpyxl.load_workbook(io.BytesIO(out))
    sheet = book["Your sheet"]
    assert [cell.value for cell in sheet[1]][:4] == ["Aspect", "Phase", "Your rating", "Comment"]
    assert sheet.max_row == 28
    sheet["C2"] = "Needs improvement"
    page = hand_in(book, client, reverse("evaluations:sheet_file", args=[round_.slug]))
    assert summary(page) == "1 to change, 0 changed on the site as well, 0 refused, 26 as on the site."
