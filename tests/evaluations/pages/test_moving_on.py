"""Moving a round on and back, and its history."""

import datetime as dt

import pytest

from evaluations.enums import RoundState
from evaluations.models import Rating
from tests.evaluations.pages.conftest import at
from tests.evaluations.pages.reading import Page
from tests.factories.answers import in_state, judge_all
from tests.factories.rounds import join


class TestMovingOn:
    @pytest.fixture
    def step(self, as_lead, round_):
        def stepped(step, **more):
            round_.refresh_from_db()
            return as_lead.post(at("state", round_), {"step": step, "version": round_.version} | more)

        return stepped

    def state(self, round_):
        round_.refresh_from_db()
        return round_.state

    def test_from_setting_up_to_signed_off_and_back(self, step, round_, lead):
        in_state(round_, RoundState.SETTING_UP)
        states = []
        for name in ("on", "on"):
            assert step(name)["Location"] == at("round", round_)
            states.append(self.state(round_))
        judge_all(round_, lead)
        step("sign-off")
        states.append(self.state(round_))
        step("reopen", reason="A wrong figure.")
        states.append(self.state(round_))
        step("back", reason="Two were ill.")
        states.append(self.state(round_))
        assert states == ["rating", "agreeing", "signed-off", "agreeing", "rating"]

    @pytest.mark.parametrize(
        ("state", "steps"),
        [
            ("setting-up", ["on"]),
            ("rating", ["on", "back"]),
            ("agreeing", ["back"]),
            ("signed-off", ["reopen"]),
        ],
    )
    def test_only_steps_that_can_be_taken_are_offered(self, get, lead, round_, state, steps):
        in_state(round_, state)
        page = get(lead, at("state", round_))
        assert [n.attrs["value"] for n in page.find("button") if n.attrs.get("name") == "step"] == steps
        assert page.loose_ends == []

    def test_complete_the_sign_off_is_offered_too(self, get, lead, round_):
        judge_all(round_, lead)
        page = get(lead, at("state", round_))
        steps = [n.attrs["value"] for n in page.find("button") if n.attrs.get("name") == "step"]
        assert steps == ["sign-off", "back"]

    def test_until_then_it_lists_what_is_missing(self, get, lead, round_):
        in_state(round_, RoundState.AGREEING)
        page = get(lead, at("state", round_))
        (missing,) = page.find("ul", css="lq-missing")
        assert len([node for node in missing.all if node.tag == "li"]) == 35
        assert "35 things to do before the round can be signed off:" in page.text

    def test_signing_off_too_early_says_everything_that_is_missing(self, step, round_):
        in_state(round_, RoundState.AGREEING)
        page = Page(step("sign-off"))
        assert (page.response.status_code, len(page.errors), self.state(round_)) == (422, 36, "agreeing")
        assert page.find("title")[0].text.startswith("Error: ")

    @pytest.mark.parametrize(("name", "state"), [("back", "agreeing"), ("reopen", "signed-off")])
    def test_a_step_back_without_a_reason_says_so(self, step, round_, name, state):
        in_state(round_, state)
        page = Page(step(name, reason=" "))
        said = "Give the reason: it is kept with the round for everyone who reads it later."
        assert (page.response.status_code, page.errors) == (422, [("id_reason", said)])
        assert (page.loose_ends, self.state(round_)) == ([], state)

    def test_a_step_that_does_not_exist_says_so(self, step, round_):
        page = Page(step("sideways"))
        assert (page.errors, self.state(round_)) == ([("", "Choose what to do with the round.")], "rating")

    def test_a_step_from_an_old_page_is_not_taken(self, as_lead, round_, step):
        step("on")
        page = Page(as_lead.post(at("state", round_), {"step": "on", "version": "1"}))
        assert (page.response.status_code, self.state(round_)) == (422, "agreeing")
        assert page.errors[0][1].startswith("Someone else changed this round while you were here.")

    @pytest.mark.parametrize(("name", "state"), [("sign-off", "agreeing"), ("reopen", "signed-off")])
    def test_the_same_button_pressed_twice_is_done_once(self, as_lead, round_, lead, name, state):
        judge_all(round_, lead)
        in_state(round_, state)
        form = {"step": name, "version": "1", "reason": "A wrong figure."}
        responses = [as_lead.post(at("state", round_), form) for _ in range(2)]
        assert [response.status_code for response in responses] == [302, 302]
        round_.refresh_from_db()
        assert round_.version == 2

    def test_a_reason_typed_on_an_old_page_is_not_lost(self, as_lead, round_, step):
        step("on")
        form = {"step": "back", "version": "1", "reason": "Two were ill."}
        page = Page(as_lead.post(at("state", round_), form))
        assert (page.at("id_reason").text, self.state(round_)) == ("Two were ill.", "agreeing")

    def test_who_has_rated_can_be_seen_and_not_what_they_said(
        self, get, lead, core_member, guest, round_, cell, content
    ):
        join(round_, guest, "guest")
        Rating.objects.create(
            cell=cell, user=core_member, level_id=content.level("G").pk, comment="SECRET comment"
        )
        member = round_.team.get(user=core_member)
        member.finished_at = dt.datetime(2010, 3, 10, 10, 6, tzinfo=dt.UTC)
        member.save()
        page = get(lead, at("state", round_))
        assert page.rows("How much each member has rated, and who has finished") == [
            ["Lena Lead", "0 of 27", "Not yet"],
            ["Cory Core", "1 of 27", "10 March 2010"],
            ["Gil Guest", "0 of 0", "Not yet"],
        ]
        assert "SECRET" not in page.html


class TestRoundHistory:
    def test_states_and_overall_ratings_stand_newest_first(self, get, as_lead, lead, round_):
        in_state(round_, RoundState.SETTING_UP)
        for step, more in (("on", {}), ("on", {}), ("back", {"reason": "Two were ill."})):
            round_.refresh_from_db()
            as_lead.post(at("state", round_), {"step": step, "version": round_.version} | more)
        page = get(lead, at("round_history", round_))
        rows = [row[1:] for row in page.rows("What changed, newest first")]
        assert rows[:3] == [
            ["Lena Lead", "The round", "Agreeing", "Rating", "Two were ill."],
            ["Lena Lead", "The round", "Rating", "Agreeing", "Moved on to agreeing"],
            ["Lena Lead", "The round", "Setting up", "Rating", "Moved on to rating"],
        ]

    def test_another_authority_does_not_find_it(self, sign_in, outsider, guest, round_):
        found = [sign_in(user).get(at("round_history", round_)).status_code for user in (outsider, guest)]
        assert found == [404, 404]
