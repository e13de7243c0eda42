"""What is refused of a workbook, cell by cell with its place, and files that are not taken at all."""

import pytest
from django.urls import reverse

from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.sheet.conftest import kept
from tests.evaluations.pages.sheet.workbooks import HARD, refused, summary
from tests.factories.accounts import MembershipFactory
from tests.factories.rounds import RoundFactory, framework, join


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
