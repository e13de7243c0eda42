"""Wrong values, and pages that were closed meanwhile: nothing typed is lost."""

import pytest

from evaluations.enums import RoundState
from evaluations.models import Rating
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.saving.records import HTMX, recorded
from tests.factories.answers import field_of, in_state, judge
from tests.factories.rounds import cell_of

MEASURE = "1.5-schools-in-line"


class TestWrongValues:
    """What was typed stays in its place, beside what is wrong with it."""

    @pytest.fixture
    def targets(self, round_):
        return cell_of(round_, "1.5", "primary")

    @pytest.mark.parametrize(
        ("typed", "message"),
        [
            ("many", "must be a number, like 82 or 82.5."),
            ("82,5.3.", "must be a number, like 82 or 82.5."),
            ("NaN", "must be a number, like 82 or 82.5."),
            ("Infinity", "must be a number, like 82 or 82.5."),
            ("100.1", "must be between 0 and 100%."),
            ("-1", "must be between 0 and 100%."),
            ("1e999999999", "must be a number, like 82 or 82.5."),
            ("8,5", "must be a number, like 82 or 82.5."),
            ("٨٠", "must be a number, like 82 or 82.5."),
        ],
    )
    def test_a_measure_that_is_no_number_in_range_is_told_and_kept(self, post, targets, typed, message):
        field = field_of(targets, MEASURE)
        other = field_of(targets, "1.5-G-3")
        response = post(
            {f"value-{field}": typed, f"note-{field}": "Of 96.", f"value-{other}": "yes"}, at=targets
        )
        page = Page(response)
        said = f"“Schools that set targets in line with DCSF guidance” {message}"
        assert (response.status_code, page.errors) == (422, [(f"value-{field}", said)])
        sent = page.sends("rate-form")
        assert (sent[f"value-{field}"], sent[f"note-{field}"]) == ([typed], ["Of 96."])
        assert (recorded(), page.loose_ends) == ([("1.5-G-3", "yes", "", 1)], [])
        assert page.at(f"error-{field}").text == f"Error: {said}"

    @pytest.mark.parametrize("typed", ["33.3333333333333333", "0.0000000000000001"])
    def test_a_measure_with_no_end_of_decimals_is_told_and_kept(self, post, targets, typed):
        field = field_of(targets, MEASURE)
        page = Page(post({f"value-{field}": typed}, at=targets))
        said = (
            "Write “Schools that set targets in line with DCSF guidance” with at most 15 decimals, like 82 "
            "or 82.5."
        )
        assert (page.errors, recorded()) == ([(f"value-{field}", said)], [])
        assert page.sends("rate-form")[f"value-{field}"] == [typed]

    def test_as_many_decimals_as_a_spreadsheet_shows_are_kept(self, post, targets):
        post({f"value-{field_of(targets, MEASURE)}": "94.999999999999999"}, at=targets)
        assert recorded() == [(MEASURE, "94.999999999999999", "", 1)]

    @pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
    def test_a_number_and_that_it_does_not_apply_at_once_is_asked_again(self, as_core, round_, headers):
        cell = cell_of(round_, "2.3", "secondary")
        field = field_of(cell, "2.3-national-challenge")
        data = {f"value-{field}": ["90", "not-applicable"], f"note-{field}": "", f"version-{field}": "0"}
        page = Page(as_core.post(address(cell), data, headers=headers))
        said = (
            "Give “National Challenge schools on trajectory to be sustainably above the floor target by 2011” "
            "as a number or say that it does not apply: not both."
        )
        assert (page.errors, recorded()) == ([(f"value-{field}", said)], [])
        if not headers:
            assert page.sends("rate-form")[f"value-{field}"] == ["90"]

    def test_that_it_does_not_apply_is_kept_without_a_number(self, as_core, round_):
        cell = cell_of(round_, "2.3", "secondary")
        field = field_of(cell, "2.3-national-challenge")
        data = {f"value-{field}": ["", "not-applicable"], f"note-{field}": "", f"version-{field}": "0"}
        as_core.post(address(cell), data)
        assert recorded() == [("2.3-national-challenge", "not-applicable", "", 1)]
        sent = Page(as_core.get(address(cell))).sends("rate-form")
        assert sent[f"value-{field}"] == ["", "not-applicable"]

    def test_the_title_says_that_there_is_an_error(self, post, targets):
        page = Page(post({f"value-{field_of(targets, MEASURE)}": "many"}, at=targets))
        assert page.find("title")[0].text.startswith("Error: 1.5 ")

    def test_with_htmx_the_message_comes_to_the_measure(self, post_line, targets):
        part = post_line(MEASURE, "many", at=targets)
        field = field_of(targets, MEASURE)
        assert (part.response.status_code, recorded()) == (409, [])
        assert part.at(f"error-{field}").text.startswith("Error: “Schools that set")
        assert [target for target, _ in part.errors] == [f"value-{field}"]

    def test_put_right_the_message_goes(self, post_line, targets):
        part = post_line(MEASURE, "82", at=targets)
        assert (part.at(f"error-{field_of(targets, MEASURE)}").text, part.errors) == ("", [])

    def test_an_answer_that_does_not_exist_is_told(self, post, field):
        page = Page(post({f"value-{field}": "perhaps", f"note-{field}": "Hm."}))
        assert page.errors == [(f"value-{field}", "Choose one of the three answers.")]
        assert page.sends("rate-form")[f"note-{field}"] == ["Hm."]
        assert page.loose_ends == []

    def test_a_note_that_is_too_long_is_told_and_kept_whole(self, post, field):
        note = "a" * 10_001
        page = Page(post({f"note-{field}": note}))
        said = "Shorten the note to 10,000 characters; it has 10,001."
        assert page.errors == [(f"value-{field}", said)]
        assert page.sends("rate-form")[f"note-{field}"] == [note]

    def test_a_comment_that_is_too_long_is_told_and_kept_whole(self, post, core_member):
        comment = "a" * 20_001
        page = Page(post({"comment": comment, "rating": "G"}))
        assert page.errors == [("comment", "Shorten your comment to 20,000 characters; it has 20,001.")]
        assert page.sends("rate-form")["comment"] == [comment]
        assert Rating.objects.count() == 0

    def test_a_character_that_no_database_keeps_is_left_out(self, post, field, core_member):
        post({f"value-{field}": "yes", f"note-{field}": "a\x00b", "comment": "c\x00d"})
        assert (recorded(), Rating.objects.get().comment) == ([("2.4-G-1", "yes", "ab", 1)], "cd")


class TestClosedMeanwhile:
    """The page was open when the lead moved the round on: what was typed is shown, and not as if saved."""

    TYPED = "I typed all this for an hour."

    def closed(self, client, cell, state, **typed):
        sent = Page(client.get(address(cell))).sends("rate-form")
        in_state(cell.round, state)
        if state == RoundState.AGREEING:
            judge(cell, cell.round.created_by, "SI")
        return client.post(address(cell), sent | typed)

    @pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.SIGNED_OFF])
    def test_a_note_that_comes_too_late_is_handed_back(self, as_core, cell, field, state):
        response = self.closed(as_core, cell, state, **{f"value-{field}": "no", f"note-{field}": self.TYPED})
        page = Page(response)
        assert (response.status_code, recorded()) == (422, [])
        assert [target for target, _ in page.errors] == ["main"]
        assert self.TYPED in page.text
        assert page.at("criterion-2.4-G-1").text.endswith("Not yet considered")

    @pytest.mark.parametrize("state", [RoundState.AGREEING, RoundState.SIGNED_OFF])
    def test_a_comment_that_comes_too_late_is_handed_back(self, as_core, cell, state):
        response = self.closed(as_core, cell, state, comment=self.TYPED, rating="G")
        page = Page(response)
        assert (response.status_code, Rating.objects.count()) == (422, 0)
        assert [target for target, _ in page.errors] == ["main"]
        assert self.TYPED in page.text

    def test_answers_are_saved_though_the_rating_comes_too_late(self, as_core, cell, field):
        typed = {f"value-{field}": "no", "comment": self.TYPED}
        page = Page(self.closed(as_core, cell, RoundState.AGREEING, **typed))
        assert recorded() == [("2.4-G-1", "no", "", 1)]
        assert page.sends("rate-form")[f"version-{field}"] == ["1"]

    def test_a_wrong_value_that_comes_too_late_breaks_nothing(self, as_core, round_):
        cell = cell_of(round_, "1.5", "primary")
        field = field_of(cell, MEASURE)
        page = Page(self.closed(as_core, cell, RoundState.SIGNED_OFF, **{f"value-{field}": "many"}))
        assert (page.response.status_code, page.loose_ends, "many" in page.text) == (422, [], True)

    def test_with_htmx_the_reason_is_said(self, as_core, cell, post_line, round_):
        in_state(round_, RoundState.SIGNED_OFF)
        part = post_line("2.4-G-1", "no", self.TYPED)
        assert (part.response.status_code, recorded()) == (409, [])
        why = "This round is signed off, so nothing in it can change. The lead can reopen it with a reason."
        assert part.errors == [("main", why)]
