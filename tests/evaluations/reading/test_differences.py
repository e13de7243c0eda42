"""At the next rating of an element: what was done, whether it made the difference, and the answer kept."""

import datetime as dt

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Difference, Milestone
from evaluations.selectors.access import cell_for, round_for
from evaluations.selectors.differences import differences_of, earlier_of
from evaluations.services.differences import record_difference
from evaluations.services.errors import Overtaken, Refused
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.evaluations.reading.making import cells_of, planned, sign_plan, signed_round, when
from tests.factories.answers import in_state
from tests.factories.rounds import RoundFactory, join

HTMX = {"HX-Request": "true"}
KEY = ("2.4", "primary")


@pytest.fixture
def before(authority, lead, frameworks):
    return signed_round(authority, lead, {KEY: "NI"}, name="Autumn 2009")


@pytest.fixture
def action(before, lead):
    made = planned(
        before,
        KEY,
        "Agree one report format",
        status="done",
        progress="green",
        evaluation="38 of 40 in time.",
    )
    Milestone.objects.create(action=made, title="Draft", due=dt.date(2009, 3, 1), done_on=dt.date(2009, 3, 2))
    Milestone.objects.create(action=made, title="Agreed", due=dt.date(2009, 6, 1))
    return made


@pytest.fixture
def round_(authority, lead, core_member, before):
    found = RoundFactory(
        authority=authority, name="Spring 2010", created_by=lead, previous=before, created_at=when(1)
    )
    join(found, lead, "lead")
    join(found, core_member)
    return found


@pytest.fixture
def cell(round_):
    return cells_of(round_)[KEY]


@pytest.fixture
def earlier(cell):
    return lambda user, of=cell: earlier_of(cell_for(user, of.round.slug, "primary", of.element.ref))


@pytest.fixture
def url(cell, action):
    return reverse("evaluations:difference", args=[cell.round.slug, "primary", "2.4", action.pk])


@pytest.fixture
def record(cell, action):
    def recorded(user, made="partly", note="", version=0):
        own = cell_for(user, cell.round.slug, "primary", "2.4")
        return record_difference(
            cell=own, action_id=action.pk, user=user, made=made, note=note, version=version
        )

    return recorded


def titles(found):
    return [action.title for action in found.actions] if found else None


class TestWhatWasDone:
    def test_the_box_says_what_was_done_and_asks(self, get, core_member, action, cell):
        page = get(core_member, address(cell))
        (box,) = page.find("section", css="lq-earlier")
        assert "What was done since Autumn 2009" in box.text
        assert "A1 Agree one report format Done, progress green. 1 of 2 milestones reached." in box.text
        assert "38 of 40 in time." in box.text
        answers = [node.text for node in box.all if node.tag == "label"]
        assert answers == ["Yes", "In part", "No", "Too early to say", "How you can tell"]
        assert page.loose_ends == []

    def test_other_ratings_are_not_asked_about_it(self, get, core_member, action, round_):
        for key in (("2.4", "secondary"), ("2.5", "primary")):
            page = get(core_member, address(cells_of(round_)[key]))
            assert page.find("section", css="lq-earlier") == []

    def test_it_is_the_plan_of_the_round_before(self, earlier, core_member, action, authority, lead):
        other = signed_round(authority, lead, {KEY: "G"}, name="Beside", created_at=when(0))
        planned(other, KEY, "Of another round")
        assert titles(earlier(core_member)) == ["Agree one report format"]

    def test_else_of_the_last_on_this_framework_that_planned_anything_here(
        self, earlier, core_member, action, authority, lead, round_, cell
    ):
        round_.previous = signed_round(authority, lead, {KEY: "G"}, name="Between", created_at=when(0))
        round_.save()
        assert titles(earlier(core_member)) == ["Agree one report format"]

    def test_a_plan_made_after_the_round_is_not_asked_about(
        self, earlier, core_member, authority, lead, round_, cell
    ):
        later = signed_round(authority, lead, {KEY: "G"}, name="Later", number=2)
        planned(later, KEY, "Afterwards")
        assert earlier(core_member) is None

    def test_without_phases_it_goes_by_the_element(self, authority, lead, frameworks):
        one = signed_round(authority, lead, {("1", ""): "red"}, slug="laqs")
        planned(one, ("1", ""), "Name a lead governor")
        two = RoundFactory(
            authority=authority, framework=frameworks["laqs"], created_by=lead, created_at=when(1)
        )
        assert titles(earlier_of(cell_for(lead, two.slug, "all", "1"))) == ["Name a lead governor"]

    def test_another_version_of_the_framework_counts_as_the_same(
        self, earlier, core_member, action, before, frameworks
    ):
        other = frameworks["ns-quality-standards"]
        other.pk, other.version = None, "2008"
        other.save()
        before.framework = other
        before.save()
        assert titles(earlier(core_member)) == ["Agree one report format"]

    def test_an_action_that_was_dropped_is_shown_and_not_asked_about(self, get, core_member, action, cell):
        action.status, action.status_reason = "dropped", "No money."
        action.save()
        (box,) = get(core_member, address(cell)).find("section", css="lq-earlier")
        assert ("Dropped: No money" in box.text, "Did it make" in box.text) == (True, False)


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


class TestWhoSeesIt:
    def test_a_guest_who_is_named_for_it_sees_no_plan(self, get, guest, action, cell, round_, url):
        join(round_, guest, "guest", (cell,))
        page = get(guest, address(cell))
        assert (page.response.status_code, page.find("section", css="lq-earlier")) == (200, [])
        assert get(guest, url).response.status_code == 404

    def test_an_adviser_reads_it_and_is_not_asked(self, get, adviser, action, cell):
        (box,) = get(adviser, address(cell)).find("section", css="lq-earlier")
        assert "Nobody has said yet whether it made the difference." in box.text

    def test_a_reader_sees_it_on_the_readers_page_only(self, get, reader, action, cell, round_, before, lead):
        sign_plan(before, lead)
        in_state(round_, RoundState.SIGNED_OFF)
        assert get(reader, address(cell)).find("section", css="lq-earlier") == []

    def test_an_action_of_another_rating_is_not_there(self, sign_in, core_member, before, round_, action):
        other = planned(before, ("2.5", "primary"), "Another")
        at = reverse("evaluations:difference", args=[round_.slug, "primary", "2.4", other.pk])
        assert sign_in(core_member).get(at).status_code == 404

    def test_answers_of_an_open_round_are_for_those_who_see_it(
        self, record, core_member, reader, action, round_
    ):
        record(core_member, "no")

        def seen(user):
            access = round_for(user, round_.slug).access
            return [row.made for row in differences_of([action.pk], access).get(action.pk, [])]

        assert (seen(core_member), seen(reader)) == (["no"], [])
        in_state(round_, RoundState.SIGNED_OFF)
        assert seen(reader) == ["no"]


def test_the_rating_page_costs_the_same_for_one_action_as_for_three(
    sign_in, core_member, cell, action, before, record, lead
):
    client = sign_in(core_member)
    client.get(address(cell))
    one = asked(lambda: client.get(address(cell)))
    for number in range(2):
        planned(before, KEY, f"Again {number}")
    record(lead, "yes")
    stands(one, asked(lambda: client.get(address(cell))), MOST)


def test_saving_an_answer_costs_the_same_whatever_there_is(sign_in, core_member, cell, action, before, url):
    client = sign_in(core_member)

    def save(made, version):
        return client.post(url, {"made": made, "note": "", "version": version}, headers=HTMX)

    save("yes", 0)
    one = asked(lambda: save("no", 1))
    for number in range(2):
        planned(before, KEY, f"Again {number}")
    stands(one, asked(lambda: save("partly", 2)), MOST)


def test_the_history_of_the_cell_has_each_answer_for_those_who_are_asked(
    client, record, reader, lead, core_member, round_, cell
):
    record(core_member, note="Half of them.")
    record(lead, made="yes", note="All of them now.", version=1)
    in_state(round_, RoundState.SIGNED_OFF)
    what = "Did A1 make the difference? Agree one report format"

    def events(user):
        client.force_login(user)
        page = Page(client.get(address(cell, "cell_history")))
        return (
            [row[1:] for row in page.rows("What changed, newest first")] if what in page.text else page.text
        )

    assert events(lead) == [
        ["Lena Lead", what, "In part", "Yes", "All of them now."],
        ["Cory Core", what, "Not yet", "In part", "Half of them."],
    ]
    assert "Nothing is recorded yet." in events(reader)
