"""The pages that steer a round: the list, a new one, setting up, its team, moving on, its history."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.enums import Role
from evaluations.enums import RoundState, TeamRole
from evaluations.models import Rating, Round
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import in_state, judge_all
from tests.factories.rounds import RoundFactory, cell_of, join


def at(name, round_, *more):
    return reverse(f"evaluations:{name}", args=[round_.slug, *more])


def hidden(page, name):
    return next(n.attrs["value"] for n in page.find("input") if n.attrs.get("name") == name)


class TestTheList:
    def test_rounds_stand_newest_first_with_how_far_they_are(self, get, lead, round_, authority):
        RoundFactory(authority=authority, name="Autumn 2010", state=RoundState.SETTING_UP)
        judge_all(round_, lead)
        page = get(lead, reverse("evaluations:rounds"))
        assert [row[0].split(" 2010")[0] for row in page.rows("Rounds, newest first")] == ["Autumn", "Spring"]
        assert [row[2:] for row in page.rows("Rounds, newest first")] == [
            ["Setting up", "0 of 27"],
            ["Agreeing", "27 of 27"],
        ]

    def test_those_of_another_authority_are_not_in_it(self, get, lead, round_, other_authority):
        RoundFactory(authority=other_authority, name="Elsewhere")
        assert "Elsewhere" not in get(lead, reverse("evaluations:rounds")).text

    @pytest.mark.parametrize(("who", "names"), [("reader", ["Signed"]), ("adviser", ["Signed", "Spring"])])
    def test_each_role_sees_what_it_may_read(self, request, get, who, names, round_, authority):
        RoundFactory(authority=authority, name="Signed off", state=RoundState.SIGNED_OFF)
        rows = get(request.getfixturevalue(who), reverse("evaluations:rounds")).rows("Rounds, newest first")
        assert [row[0].split()[0] for row in rows] == names

    def test_a_guest_sees_the_rounds_they_are_in_without_a_way_to_their_dashboards(
        self, get, guest, round_, cell, authority
    ):
        RoundFactory(authority=authority, name="Not theirs")
        join(round_, guest, "guest", (cell,))
        page = get(guest, reverse("evaluations:rounds"))
        assert [row[0].split()[0] for row in page.rows("Rounds, newest first")] == ["Spring"]
        assert at("round", round_) not in [node.attrs.get("href") for node in page.find("a")]

    def test_only_a_lead_is_offered_to_start_one(self, get, lead, core_member, round_):
        links = [
            reverse("evaluations:round_new")
            in [n.attrs.get("href") for n in get(user, reverse("evaluations:rounds")).find("a")]
            for user in (lead, core_member)
        ]
        assert links == [True, False]


class TestANewOne:
    @pytest.fixture
    def post(self, as_lead, frameworks):
        def posted(client=as_lead, **changes):
            form = {
                "framework": frameworks["ns-quality-standards"].pk,
                "name": "Autumn 2010",
                "period": "2009–10",
                "rate_by": "26/11/2010",
                "previous": "",
            }
            return client.post(reverse("evaluations:round_new"), form | changes)

        return posted

    def test_it_is_made_and_leads_on_to_naming_its_team(self, post, authority, lead):
        response = post()
        made = Round.objects.get()
        assert response["Location"] == at("setup", made)
        assert (made.name, made.authority, made.rate_by, made.cells.count()) == (
            "Autumn 2010",
            authority,
            dt.date(2010, 11, 26),
            27,
        )

    @pytest.mark.parametrize(
        ("changes", "error"),
        [
            ({"name": " "}, ("id_name", "Give the round a name.")),
            ({"period": ""}, ("id_period", "Say what period the round judges.")),
            (
                {"rate_by": "soon"},
                ("id_rate_by", "Write the date as day, month and year, for example 26/3/2010."),
            ),
            ({"framework": ""}, ("id_framework", "Choose a framework.")),
        ],
    )
    def test_what_is_wrong_is_said_where_it_is_wrong(self, post, changes, error):
        page = Page(post(**changes))
        assert (page.response.status_code, page.errors, page.loose_ends) == (422, [error], [])
        assert Round.objects.count() == 0

    def test_a_name_that_the_authority_has_already_is_refused(self, post, round_):
        page = Page(post(name="spring 2010"))
        said = "Any Borough has a round called “spring 2010” already. Choose another name."
        assert (page.errors, Round.objects.count()) == ([("id_name", said)], 1)

    def test_every_framework_is_offered_one_without_a_scale_too(self, get, lead, frameworks, post):
        page = get(lead, reverse("evaluations:round_new"))
        offered = {n.attrs["value"] for n in page.at("id_framework").all if n.tag == "option"}
        assert offered == {str(one.pk) for one in frameworks.values()}
        post(framework=frameworks["ofsted-la-school-improvement"].pk)
        assert Round.objects.get().framework.slug == "ofsted-la-school-improvement"

    def test_another_authority_may_have_the_name(self, post, other_authority):
        RoundFactory(authority=other_authority, name="Autumn 2010")
        assert post().status_code == 302

    def test_the_round_before_must_be_of_the_same_framework_and_authority(
        self, post, frameworks, round_, other_authority
    ):
        elsewhere = RoundFactory(authority=other_authority)
        wrong = Page(post(previous=round_.pk, framework=frameworks["laqs"].pk))
        assert wrong.errors == [("id_previous", "Choose an earlier round on the same framework, or none.")]
        assert Page(post(previous=elsewhere.pk)).errors[0][0] == "id_previous"
        post(previous=round_.pk)
        assert Round.objects.get(name="Autumn 2010").previous == round_

    @pytest.mark.parametrize("who", ["core_member", "guest", "reader", "adviser"])
    def test_nobody_but_a_lead_starts_one(self, request, sign_in, post, who):
        client = sign_in(request.getfixturevalue(who))
        statuses = [client.get(reverse("evaluations:round_new")).status_code, post(client).status_code]
        assert (statuses, Round.objects.count()) == ([403, 403], 0)


class TestSettingUp:
    def test_it_shows_the_team_and_what_each_looks_after(self, get, lead, guest, round_, cell):
        join(round_, guest, "guest", (cell,))
        page = get(lead, at("setup", round_))
        assert [row[1:3] for row in page.rows("The round’s team")] == [
            ["Lead", "All of it"],
            ["Core team member", "All of it"],
            ["Guest", "1 of 27"],
        ]
        assert page.loose_ends == []

    def test_details_are_saved(self, as_lead, round_):
        form = {"name": "Spring term", "period": "2009–10", "rate_by": "", "version": "1"}
        assert as_lead.post(at("setup", round_), form)["Location"] == at("setup", round_)
        round_.refresh_from_db()
        assert (round_.name, round_.period, round_.rate_by) == ("Spring term", "2009–10", None)

    def test_details_that_someone_else_changed_meanwhile_are_not_overwritten(self, as_lead, round_):
        form = {"name": "Mine", "period": "2009–10", "rate_by": "", "version": "1"}
        as_lead.post(at("setup", round_), form | {"name": "Theirs"})
        page = Page(as_lead.post(at("setup", round_), form))
        assert page.response.status_code == 422
        assert page.errors[0][1] == (
            "Someone else changed this round while you were here. Look at it again, then do it once more."
        )
        assert page.at("id_name").attrs["value"] == "Mine"
        assert Round.objects.get().name == "Theirs"

    def test_saved_once_more_after_that_they_are(self, as_lead, round_):
        form = {"name": "Mine", "period": "2009–10", "rate_by": "", "version": "1"}
        as_lead.post(at("setup", round_), form | {"name": "Theirs"})
        page = Page(as_lead.post(at("setup", round_), form))
        again = as_lead.post(at("setup", round_), form | {"version": hidden(page, "version")})
        assert (again.status_code, Round.objects.get().name) == (302, "Mine")

    def test_wrong_details_are_said_and_kept(self, as_lead, round_):
        form = {"name": "", "period": "2009–10", "rate_by": "soon", "version": "1"}
        page = Page(as_lead.post(at("setup", round_), form))
        assert [target for target, _ in page.errors] == ["id_name", "id_rate_by"]
        assert (page.at("id_rate_by").attrs["value"], page.loose_ends) == ("soon", [])

    @pytest.mark.parametrize(("who", "status"), [("core_member", 403), ("outsider", 404), ("guest", 404)])
    def test_only_a_lead_sets_it_up(self, request, sign_in, round_, who, status):
        client = sign_in(request.getfixturevalue(who))
        member = round_.team.first()
        found = [
            client.get(at("setup", round_)),
            client.post(at("setup", round_), {"name": "x"}),
            client.get(at("state", round_)),
            client.post(at("state", round_), {"step": "on", "version": "1"}),
            client.post(at("team_add", round_), {}),
            client.get(at("team_member", round_, member.pk)),
            client.post(at("team_member", round_, member.pk), {}),
            client.post(at("team_remove", round_, member.pk)),
        ]
        assert [response.status_code for response in found] == [status] * 8


class TestTheTeam:
    @pytest.fixture
    def newcomer(self, authority):
        return MembershipFactory(authority=authority, role=Role.CORE)

    def test_a_person_of_the_authority_joins_and_their_share_comes_next(self, as_lead, round_, newcomer):
        response = as_lead.post(at("team_add", round_), {"person": newcomer.pk, "role": "core"})
        member = round_.team.get(user=newcomer.user)
        assert (response["Location"], member.role) == (at("team_member", round_, member.pk), TeamRole.CORE)

    def test_offered_are_those_of_the_authority_who_can_rate_and_are_not_in_it(
        self, get, lead, guest, reader, adviser, outsider, round_, newcomer
    ):
        page = get(lead, at("setup", round_))
        people = [node.text for node in page.at("id_person").all if node.tag == "option"]
        assert sorted(people) == sorted(
            ["Choose a person", "Gil Guest (guest)", f"{newcomer.user} (core team member)"]
        )

    def test_someone_else_is_not_added_by_hand(self, as_lead, round_, outsider, reader):
        for user in (outsider, reader):
            form = {"person": user.memberships.get().pk, "role": "core"}
            page = Page(as_lead.post(at("team_add", round_), form, follow=True))
            assert page.messages == ["Choose a person and their role in the team."]
        assert round_.team.count() == 2

    def test_a_guest_of_the_authority_is_not_made_a_core_member(self, as_lead, round_, guest):
        form = {"person": guest.memberships.get().pk, "role": "core"}
        page = Page(as_lead.post(at("team_add", round_), form, follow=True))
        said = "Gil Guest is a guest of the authority, so they join the team as a guest."
        assert (page.messages, round_.team.count()) == ([said], 2)

    def test_what_a_member_looks_after_is_ticked_in_a_grid(self, get, as_lead, lead, round_, core_member):
        member = round_.team.get(user=core_member)
        cells = [cell_of(round_, "2.4", "primary"), cell_of(round_, "1.1", "early-years")]
        form = {"cell": [cell.pk for cell in cells]}
        assert as_lead.post(at("team_member", round_, member.pk), form)["Location"] == at("setup", round_)
        page = get(lead, at("team_member", round_, member.pk))
        ticked = {n.attrs["value"] for n in page.find("input") if "checked" in n.attrs}
        assert ticked == {str(cell.pk) for cell in cells}
        assert (page.text.count("N/A"), page.loose_ends) == (3, [])

    def test_cells_of_another_round_and_what_is_no_cell_are_passed_over(
        self, as_lead, round_, core_member, authority
    ):
        member, mine = round_.team.get(user=core_member), cell_of(round_, "2.4", "primary")
        theirs = cell_of(RoundFactory(authority=authority), "2.4", "primary")
        form = {"cell": [mine.pk, theirs.pk, "", "x", "9" * 30, "9" * 5000, "²"]}
        page = Page(as_lead.post(at("team_member", round_, member.pk), form, follow=True))
        assert list(member.cells.all()) == [mine]
        assert page.messages == ["Cory Core looks after 1 of 27."]

    def test_a_member_of_another_round_is_not_found(self, as_lead, round_, authority, core_member):
        other = join(RoundFactory(authority=authority), core_member)
        addresses = [at(name, round_, other.pk) for name in ("team_member", "team_remove")]
        assert [as_lead.post(address).status_code for address in addresses] == [404, 404]

    def test_one_is_removed_and_what_they_recorded_stays(self, as_lead, round_, cell, core_member):
        Rating.objects.create(cell=cell, user=core_member, comment="Mostly there.")
        member = round_.team.get(user=core_member)
        page = Page(as_lead.post(at("team_remove", round_, member.pk), follow=True))
        assert page.messages == ["Cory Core is no longer in the team. What they recorded stays."]
        assert (round_.team.count(), Rating.objects.count()) == (1, 1)

    def test_the_last_lead_is_not_removed(self, as_lead, round_, lead):
        member = round_.team.get(user=lead)
        page = Page(as_lead.post(at("team_remove", round_, member.pk), follow=True))
        assert (page.messages, round_.team.count()) == (
            ["A round keeps at least one lead. Name another lead first."],
            2,
        )

    def test_nobody_is_removed_by_a_link(self, as_lead, round_, core_member):
        member = round_.team.get(user=core_member)
        addresses = [at("team_remove", round_, member.pk), at("team_add", round_)]
        assert [as_lead.get(address).status_code for address in addresses] == [405, 405]


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
