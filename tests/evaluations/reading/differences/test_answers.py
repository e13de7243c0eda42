"""Whether an action made the difference: the answer is kept, clashes in sight, and stays after the sign-off."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Difference
from evaluations.services.errors import Overtaken, Refused
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.evaluations.reading.differences.conftest import KEY
from tests.evaluations.reading.making import planned
from tests.factories.answers import in_state

HTMX = {"HX-Request": "true"}


class TestAnswering:
    def test_the_answer_is_kept_with_who_gave_it_and_its_history(self, record, core_member, lead):
        row = record(core_member, "no", " Reports still come late. ")
        record(lead, "partly", "Better now.", version=1)
        row.refresh_from_db()
        assert (row.made, row.note, row.version, row.updated_by) == ("partly", "Better now.", 2, lead)
        assert [(old.made, old.history_user) for old in row.history.order_by("pk")] == [
            ("no", core_member),
            ("partly", lead),
        ]

    def test_the_same_answer_again_changes_nothing(self, record, core_member):
        assert record(core_member, "no").version == record(core_member, "no").version == 1
        assert Difference.history.count() == 1

    def test_an_answer_given_meanwhile_is_not_overwritten(self, record, core_member, lead):
        record(lead, "yes", "Clearly.")
        with pytest.raises(Overtaken) as raised:
            record(core_member, "no")
        assert (raised.value.theirs.made, Difference.objects.get().made) == ("yes", "yes")

    @pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.SIGNED_OFF])
    def test_a_round_that_is_not_open_takes_no_answer(self, record, core_member, round_, state):
        in_state(round_, state)
        with pytest.raises(Refused):
            record(core_member)
        assert Difference.objects.count() == 0

    def test_a_plain_form_saves_and_comes_back_to_the_page(self, sign_in, core_member, get, url, cell):
        page = get(core_member, address(cell))
        (form,) = [node for node in page.find("form") if node.attrs.get("action") == url]
        hidden = {n.attrs["name"]: n.attrs["value"] for n in form.all if n.attrs.get("type") == "hidden"}
        sent = {**hidden, "made": "partly", "note": "Most are in time."}
        response = sign_in(core_member).post(url, sent)
        assert (response.status_code, response["Location"]) == (302, f"{address(cell)}#earlier")
        answered = get(core_member, address(cell))
        (chosen,) = [
            n for n in answered.find("input") if n.attrs.get("name") == "made" and "checked" in n.attrs
        ]
        assert chosen.attrs["value"] == "partly"
        assert "Each action has its answer." in answered.text

    def test_from_the_agreeing_page_it_goes_back_there(self, sign_in, core_member, url, cell):
        response = sign_in(core_member).post(url, {"made": "no", "version": 0, "from": "agree"})
        assert response["Location"] == f"{address(cell, 'agree')}#earlier"

    def test_with_script_the_part_comes_back_saved(self, sign_in, core_member, url):
        response = sign_in(core_member).post(url, {"made": "no", "note": "", "version": 0}, headers=HTMX)
        page = Page(response)
        assert "Saved at" in page.text
        (version,) = [n.attrs["value"] for n in page.find("input") if n.attrs.get("name") == "version"]
        assert version == "1"

    @pytest.mark.parametrize("headers", [{}, HTMX])
    def test_without_a_choice_nothing_is_saved_and_the_note_stays(self, sign_in, core_member, url, headers):
        response = sign_in(core_member).post(url, {"note": "I typed this.", "version": 0}, headers=headers)
        page = Page(response)
        assert (response.status_code, Difference.objects.count()) == (422, 0)
        assert "Choose whether it made the difference" in page.text
        assert [n.text for n in page.find("textarea")] == ["I typed this."]
        assert page.loose_ends == []

    @pytest.mark.parametrize("made", ["maybe", "", "yes'--"])
    def test_an_answer_that_is_not_offered_is_refused(self, sign_in, core_member, url, made):
        assert sign_in(core_member).post(url, {"made": made, "version": 0}).status_code == 422

    @pytest.mark.parametrize("headers", [{}, HTMX])
    def test_two_at_once_lose_nothing(self, sign_in, core_member, lead, url, headers):
        sign_in(lead).post(url, {"made": "yes", "note": "Clearly.", "version": 0})
        send = {"made": "no", "note": "Not that I see.", "version": 0}
        response = sign_in(core_member).post(url, send, headers=headers)
        page = Page(response)
        assert response.status_code == 409
        assert "Lena Lead answered while you were writing." in page.text
        assert ("Clearly." in page.text, [n.text for n in page.find("textarea")]) == (
            True,
            ["Not that I see."],
        )
        (version,) = [n.attrs["value"] for n in page.find("input") if n.attrs.get("name") == "version"]
        sign_in(core_member).post(url, {**send, "version": version}, headers=headers)
        assert Difference.objects.get().made == "no"

    def test_after_sign_off_the_answer_is_read_and_not_changed(
        self, record, get, sign_in, core_member, round_, cell, url
    ):
        record(core_member, "partly", "Most are in time.")
        in_state(round_, RoundState.SIGNED_OFF)
        page = get(core_member, address(cell))
        (box,) = page.find("section", css="lq-earlier")
        assert "Did it make the difference? In part. Most are in time. Cory Core" in box.text
        assert [node for node in box.all if node.tag == "form"] == []
        refused = Page(sign_in(core_member).post(url, {"made": "no", "note": "Typed late.", "version": 1}))
        assert (refused.response.status_code, Difference.objects.get().made) == (422, "partly")
        assert ("This round is signed off" in refused.text, "Typed late." in refused.text) == (True, True)

    def test_the_team_is_asked_while_it_agrees_too(self, get, core_member, action, cell, round_):
        in_state(round_, RoundState.AGREEING)
        page = get(core_member, address(cell, "agree"))
        (box,) = page.find("section", css="lq-earlier")
        (came_from,) = [n.attrs["value"] for n in box.all if n.attrs.get("name") == "from"]
        assert ("A1 Agree one report format" in box.text, came_from) == (True, "agree")
        assert page.loose_ends == []

    def test_what_each_said_is_read_before_it_on_a_projector(self, get, core_member, action, cell, round_):
        in_state(round_, RoundState.AGREEING)
        text = get(core_member, address(cell, "agree")).text
        parts = "What each of us said", "Evidence (", "What was done since"
        assert sorted(parts, key=text.index) == list(parts)

    def test_the_answer_stands_on_the_page_of_the_action(self, record, get, core_member, action, before):
        record(core_member, "partly", "Most are in time.")
        page = get(core_member, reverse("evaluations:action", args=[before.slug, action.number]))
        assert "Did it make the difference? In part. Spring 2010 Most are in time. Cory Core" in page.text


def test_saving_an_answer_costs_the_same_whatever_there_is(sign_in, core_member, cell, action, before, url):
    client = sign_in(core_member)

    def save(made, version):
        return client.post(url, {"made": made, "note": "", "version": version}, headers=HTMX)

    save("yes", 0)
    one = asked(lambda: save("no", 1))
    for number in range(2):
        planned(before, KEY, f"Again {number}")
    stands(one, asked(lambda: save("partly", 2)), MOST)
