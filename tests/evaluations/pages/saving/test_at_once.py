"""Two people, or one in two windows, save at once: nothing typed is lost."""

import pytest

from evaluations.models import Rating
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.saving.records import HTMX, recorded
from tests.factories.answers import answer, field_of
from tests.factories.rounds import cell_of


class TestTwoPeople:
    """The lead saved the line at 2.4-G-1 after the core member had opened the page."""

    @pytest.fixture
    def opened(self, as_core, as_lead, cell, core_member, field):
        """What the core member's page sends, from before the lead changed the line."""
        answer(cell, core_member, "2.4-G-1", "yes", "Seen in June.")
        sent = Page(as_core.get(address(cell))).sends("rate-form")
        data = {f"value-{field}": "no", f"note-{field}": "Not since May.", f"version-{field}": "1"}
        as_lead.post(address(cell), data, headers=HTMX)
        return sent

    @pytest.fixture
    def clash(self, as_core, cell, field, opened):
        """The page that answers the core member's own change."""
        mine = {f"value-{field}": "yes", f"note-{field}": "Seen in July."}
        return Page(as_core.post(address(cell), opened | mine))

    def test_both_texts_are_shown_and_theirs_is_saved(self, clash):
        assert clash.response.status_code == 422
        assert recorded() == [("2.4-G-1", "no", "Not since May.", 2)]
        (box,) = clash.find("section", css="lq-clash")
        theirs, mine = [node.text for node in box.all if node.has("lq-clash__one")]
        assert theirs.endswith("Not met Not since May.")
        assert mine == "Yours, not saved yet Met Seen in July."

    def test_the_summary_leads_to_the_choice(self, clash, field):
        (error,) = clash.errors
        assert error[0] == f"keep-{field}-mine"
        assert error[1].startswith("Choose which to keep for “")
        assert error[1].endswith("Lena Lead saved while you were typing")
        assert clash.loose_ends == []

    def test_what_i_typed_is_still_in_the_form(self, clash, field):
        sent = clash.sends("rate-form")
        assert (sent[f"value-{field}"], sent[f"note-{field}"]) == (["yes"], ["Seen in July."])

    def test_saved_again_without_a_choice_it_asks_again(self, as_core, cell, clash):
        again = as_core.post(address(cell), clash.sends("rate-form"))
        assert again.status_code == 422
        assert recorded() == [("2.4-G-1", "no", "Not since May.", 2)]

    @pytest.mark.parametrize(
        ("keep", "row"),
        [
            ("mine", ("2.4-G-1", "yes", "Seen in July.", 3)),
            ("theirs", ("2.4-G-1", "no", "Not since May.", 2)),
            ("both", ("2.4-G-1", "yes", "Not since May.\n\nSeen in July.", 3)),
        ],
    )
    def test_the_choice_is_what_is_saved(self, as_core, cell, clash, field, keep, row):
        response = as_core.post(address(cell), clash.sends("rate-form") | {f"keep-{field}": keep})
        assert (response.status_code, recorded()) == (302, [row])

    def test_all_three_choices_are_offered_where_both_wrote_a_note(self, clash, field):
        choices = [n.attrs["value"] for n in clash.find("input") if n.attrs.get("name") == f"keep-{field}"]
        assert choices == ["mine", "theirs", "both"]

    def test_mine_does_not_win_over_a_third_save_that_i_have_not_seen(
        self, as_core, as_lead, cell, clash, field
    ):
        data = {f"value-{field}": "no", f"note-{field}": "Not since April.", f"version-{field}": "2"}
        as_lead.post(address(cell), data, headers=HTMX)
        again = as_core.post(address(cell), clash.sends("rate-form") | {f"keep-{field}": "mine"})
        assert (again.status_code, "Not since April." in Page(again).text) == (422, True)
        assert recorded() == [("2.4-G-1", "no", "Not since April.", 3)]

    def test_both_notes_never_puts_together_one_that_i_have_not_seen(
        self, as_core, as_lead, cell, clash, field
    ):
        data = {f"value-{field}": "no", f"note-{field}": "Not since April.", f"version-{field}": "2"}
        as_lead.post(address(cell), data, headers=HTMX)
        again = as_core.post(address(cell), clash.sends("rate-form") | {f"keep-{field}": "both"})
        assert again.status_code == 422
        assert recorded() == [("2.4-G-1", "no", "Not since April.", 3)]

    def test_with_htmx_both_texts_come_back_and_nothing_is_written(self, post_line, opened):
        part = post_line("2.4-G-1", "yes", "Seen in July.", 1)
        (box,) = part.find("section", css="lq-clash")
        assert (part.response.status_code, recorded()[0][1:3]) == (409, ("no", "Not since May."))
        assert "Not since May." in box.text
        assert "Seen in July." in box.text

    def test_my_other_lines_are_saved_all_the_same(self, as_core, cell, field, opened):
        other = field_of(cell, "2.4-G-2")
        as_core.post(address(cell), opened | {f"value-{field}": "", f"value-{other}": "yes"})
        assert [row[:2] for row in recorded()] == [("2.4-G-1", "no"), ("2.4-G-2", "yes")]

    def test_the_page_left_as_it_was_overwrites_nobody(self, as_core, cell, opened):
        assert as_core.post(address(cell), opened).status_code == 302
        assert recorded() == [("2.4-G-1", "no", "Not since May.", 2)]

    def test_a_measure_shows_both_values_in_words(self, as_core, as_lead, round_, core_member):
        cell = cell_of(round_, "2.3", "primary")
        field = field_of(cell, "2.3-ofsted-categories")
        for client, value in ((as_lead, "top-quartile"), (as_core, "top-decile")):
            data = {f"value-{field}": value, f"note-{field}": "", f"version-{field}": "0"}
            response = client.post(address(cell), data)
        (box,) = Page(response).find("section", css="lq-clash")
        assert "In the top quartile, not the top decile" in box.text
        assert "In the top decile" in box.text


class TestTwoWindows:
    """One person, two windows: their own rating."""

    @pytest.fixture
    def overtaken(self, as_core, cell):
        sent = Page(as_core.get(address(cell))).sends("rate-form")
        as_core.post(address(cell), sent | {"rating": "G", "comment": "From one window."})
        return Page(as_core.post(address(cell), sent | {"rating": "NI", "comment": "From the other."}))

    def said(self):
        rating = Rating.objects.get()
        return rating.level.code, rating.comment

    def test_both_are_shown_and_the_first_is_saved(self, overtaken):
        (box,) = overtaken.find("section", css="lq-clash")
        assert (overtaken.response.status_code, self.said()) == (422, ("G", "From one window."))
        assert "From one window." in box.text
        assert "From the other." in box.text
        assert overtaken.errors[0][0] == "keep-rating-mine"
        assert overtaken.loose_ends == []

    @pytest.mark.parametrize(
        ("keep", "said"), [("mine", ("NI", "From the other.")), ("theirs", ("G", "From one window."))]
    )
    def test_the_choice_is_what_is_saved(self, as_core, cell, overtaken, keep, said):
        response = as_core.post(address(cell), overtaken.sends("rate-form") | {"keep-rating": keep})
        assert (response.status_code, self.said()) == (302, said)

    def test_saved_again_without_a_choice_it_asks_again(self, as_core, cell, overtaken):
        again = as_core.post(address(cell), overtaken.sends("rate-form"))
        assert (again.status_code, self.said()) == (422, ("G", "From one window."))
