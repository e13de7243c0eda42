"""Saving a rating page: all of it on a plain post, one line at a time with htmx; nothing typed is lost."""

import pytest
from django.test import Client

from evaluations.enums import RoundState
from evaluations.models import Answer, Rating
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.factories.answers import answer, answer_all, field_of, in_state, judge
from tests.factories.rounds import cell_of, join

HTMX = {"HX-Request": "true"}


@pytest.fixture
def field(cell):
    return field_of(cell, "2.4-G-1")


@pytest.fixture
def post(as_core, cell):
    """Changes to what the page would send, posted without script."""

    def posted(changes, client=as_core, at=cell, follow=False):
        sent = Page(client.get(address(at))).sends("rate-form")
        return client.post(address(at), sent | changes, follow=follow)

    return posted


@pytest.fixture
def post_line(as_core, cell):
    """One line as htmx sends it."""

    def posted(ref, value, note="", version=0, client=as_core, at=cell):
        field = field_of(at, ref)
        data = {f"value-{field}": value, f"note-{field}": note, f"version-{field}": version}
        return Page(client.post(address(at), data, headers=HTMX))

    return posted


def recorded():
    rows = Answer.objects.select_related("criterion", "measure").order_by("pk")
    return [((row.criterion or row.measure).ref, row.value, row.note, row.version) for row in rows]


class TestPlainPost:
    def test_what_was_answered_is_saved_and_the_page_comes_back(self, post, field, cell):
        response = post(
            {f"value-{field}": "no", f"note-{field}": "Not since May.\r\nAsk again."}, follow=True
        )
        page = Page(response)
        assert response.redirect_chain == [(address(cell), 302)]
        assert [message.startswith("Saved at ") for message in page.messages] == [True]
        assert recorded() == [("2.4-G-1", "no", "Not since May.\nAsk again.", 1)]
        assert page.at("ceiling-head").text == "At most NI Needs improvement"

    def test_a_page_sent_as_it_came_changes_nothing(self, post, cell, core_member):
        answer_all(cell, core_member)
        post({})
        assert {version for *_, version in recorded()} == {1}
        assert Answer.history.count() == 0

    def test_own_rating_and_comment_are_saved_with_it(self, post, core_member):
        post({"rating": "NI", "comment": "Not in the small schools."})
        rating = Rating.objects.get(user=core_member)
        assert (rating.level.code, rating.comment) == ("NI", "Not in the small schools.")

    def test_a_rating_above_the_ceiling_is_kept_and_marked(self, post, field, core_member):
        response = post({f"value-{field}": "no", "rating": "OS"}, follow=True)
        assert Rating.objects.get(user=core_member).level.code == "OS"
        hints = {code: Page(response).at(f"hint-{code}").text for code in ("OS", "G", "NI", "SI")}
        above = "Above the ceiling. The team’s answers allow Needs improvement at most."
        assert hints == {"OS": above, "G": above, "NI": "", "SI": ""}

    @pytest.mark.parametrize(
        ("do", "then"),
        [
            ("stay", "/rounds/{slug}/primary/2.4/"),
            ("", "/rounds/{slug}/primary/2.4/"),
            ("go:2.5", "/rounds/{slug}/primary/2.5/"),
            ("link", "/evidence/link/{slug}/primary/2.4/"),
            ("add", "/evidence/new/?cell={slug}/primary/2.4"),
        ],
    )
    def test_the_button_says_where_to_go_next(self, post, cell, do, then):
        assert post({"do": do})["Location"] == then.format(slug=cell.round.slug)

    @pytest.mark.parametrize("do", ["go://example.org", "go:../../../..", "go:?x", "go:"])
    def test_a_made_up_next_place_leads_nowhere_else(self, post, cell, do):
        location = post({"do": do})["Location"]
        assert location.startswith(f"/rounds/{cell.round.slug}/primary/")

    def test_a_measure_is_kept_as_a_plain_number(self, post, round_):
        cell = cell_of(round_, "1.5", "primary")
        field = field_of(cell, "1.5-schools-in-line")
        for typed in ("87.50", " 87.5 %", "87.5"):
            post({f"value-{field}": typed}, at=cell)
        assert recorded() == [("1.5-schools-in-line", "87.5", "", 1)]

    def test_lines_that_the_page_does_not_ask_are_passed_over(self, as_core, cell, content, round_):
        worked_out = content.element("2.4").criterion("2.4-OS-1").pk
        elsewhere = field_of(cell_of(round_, "1.1", "primary"), "1.1-G-1")
        names = (f"c{worked_out}", elsewhere, "c0", "c999999999", "x1", "c", "m1", "c١")
        data = {f"{part}-{name}": "yes" for name in names for part in ("value", "version")}
        assert as_core.post(address(cell), data).status_code == 302
        assert recorded() == []

    def test_a_field_without_its_version_is_not_a_line(self, as_core, cell, field):
        as_core.post(address(cell), {f"value-{field}": "yes"})
        assert recorded() == []

    def test_a_guest_saves_where_they_are_named(self, sign_in, post, guest, round_, cell, field):
        join(round_, guest, "guest", (cell,))
        post({f"value-{field}": "yes"}, client=sign_in(guest))
        assert [str(row.updated_by) for row in Answer.objects.all()] == ["Gil Guest"]


class TestHtmx:
    def test_a_line_saved_brings_back_the_ceiling_the_sums_and_its_new_version(self, post_line, field):
        part = post_line("2.4-G-1", "no")
        assert part.response.status_code == 200
        assert part.at("ceiling-head").text == "At most NI Needs improvement"
        assert part.at("bar-ceiling").text == "At most NI Needs improvement"
        assert part.at("bar-progress").text == "1 of 23 considered"
        assert part.at("step-progress").text == "1 of 23"
        assert part.at("sum-G").text == part.at("jump-G").text == "0 met, 1 not met, 10 not yet"
        assert part.at(f"version-{field}").attrs["value"] == "1"
        assert recorded() == [("2.4-G-1", "no", "", 1)]

    def test_nothing_that_a_person_types_in_comes_back(self, post_line):
        part = post_line("2.4-G-1", "no", "Not since May.")
        assert [node.tag for node in part.root.all if node.tag in {"textarea", "html", "main"}] == []
        inputs = {node.attrs["type"] for node in part.find("input")}
        assert inputs == {"hidden"}

    def test_every_part_that_comes_back_has_its_place_on_the_page(self, get, core_member, post_line, cell):
        post_line("2.4-G-4", "no")
        part = post_line("2.4-G-1", "no")
        page = get(core_member, address(cell))
        targets = [node.attrs["id"] for node in part.root.all if node.attrs.get("hx-swap-oob") == "true"] + [
            node.attrs["hx-swap-oob"].removeprefix("innerHTML:#")
            for node in part.root.all
            if node.attrs.get("hx-swap-oob", "true") != "true"
        ]
        assert sorted(set(targets) - set(page.ids)) == []
        assert {"ceiling", "problems", "bar-progress", "hint-OS", "sum-SI"} <= set(targets)

    def test_the_parts_say_the_same_as_the_page_would(self, get, core_member, post_line, cell):
        post_line("2.4-G-4", "no")
        part = post_line("2.4-G-1", "no")
        page = get(core_member, address(cell))
        same = [name for name in part.ids if name not in {"saved", "problems"} and part.ids.count(name) == 1]
        assert {name: part.at(name).text for name in same} == {name: page.at(name).text for name in same}

    def test_what_stands_above_the_ceiling_is_marked_afresh(self, post_line):
        part = post_line("2.4-G-1", "no")
        hints = [part.at(f"hint-{code}").text[:17] for code in ("OS", "G", "NI", "SI")]
        assert hints == ["Above the ceiling", "Above the ceiling", "", ""]

    def test_worked_out_lines_change_with_the_count(self, post_line, content):
        line = content.element("2.4").criterion("2.4-SI-3")
        for number in range(4, 7):
            part = post_line(f"2.4-G-{number}", "no")
        assert part.at(f"auto-{line.pk}").text.startswith("Worked out: ")
        assert part.at("ceiling-head").text == "At most SI Significant improvement needed"

    def test_a_rating_saved_brings_back_its_version(self, as_core, cell):
        data = {"rating": "G", "comment": "Mostly there.", "rating-version": "0"}
        part = Page(as_core.post(address(cell), data, headers=HTMX))
        assert (part.response.status_code, part.at("rating-version").attrs["value"]) == (200, "1")

    def test_each_save_goes_on_from_the_version_that_came_back(self, post_line, field):
        version = 0
        for note in ("N", "No", "Not", "Not since May."):
            part = post_line("2.4-G-1", "no", note, version)
            version = part.at(f"version-{field}").attrs["value"]
        assert recorded() == [("2.4-G-1", "no", "Not since May.", 4)]


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


def test_only_get_and_post_are_answered(as_core, cell):
    assert [as_core.put(address(cell)).status_code, as_core.delete(address(cell)).status_code] == [405, 405]


def test_a_post_without_its_token_is_refused(core_member, cell, field):
    client = Client(enforce_csrf_checks=True)
    client.force_login(core_member)
    data = {f"value-{field}": "yes", f"note-{field}": "", f"version-{field}": "0"}
    assert (client.post(address(cell), data).status_code, recorded()) == (403, [])
