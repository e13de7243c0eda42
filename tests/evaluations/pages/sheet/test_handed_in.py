"""A workbook that was filled in: each change is shown first, clashes ask which to keep, and what was shown is saved."""

import pytest
from django.core import signing

from evaluations.enums import RoundState
from evaluations.models import Rating
from evaluations.views.sheet.upload import SALT
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.sheet.conftest import kept, typed
from tests.evaluations.pages.sheet.workbooks import HARD, hidden_fields, refused, summary
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import in_state, judge
from tests.factories.rounds import join


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


class TestToken:
    """What was previewed is taken from nobody’s word but ours."""

    @pytest.fixture
    def token(self, book, hand_in):
        book["Your sheet"]["B2"] = "Green"
        return hidden_fields(hand_in(book))["token"][0]

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
