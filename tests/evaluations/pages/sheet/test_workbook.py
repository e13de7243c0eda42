"""The sheet as a workbook, and back: one's own rows go out, and an untouched file changes nothing."""

import io

import openpyxl
from django.urls import reverse

from evaluations.models import Rating
from tests.evaluations.pages.sheet.conftest import kept, typed
from tests.evaluations.pages.sheet.workbooks import HARD, hidden_fields, summary
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import join


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


class TestUntouched:
    def test_as_it_was_downloaded_it_changes_nothing(self, rated, download, hand_in):
        page = hand_in(download())
        assert summary(page) == "0 to change, 0 changed on the site as well, 0 refused, 13 as on the site."
        assert "token" not in hidden_fields(page)

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
