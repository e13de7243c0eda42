"""The list of rounds, and a new one."""

import datetime as dt

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Round
from tests.evaluations.pages.conftest import at
from tests.evaluations.pages.reading import Page
from tests.factories.answers import judge_all
from tests.factories.rounds import RoundFactory, join


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

    def test_versions_of_one_short_title_are_told_apart(self, get, lead, frameworks):
        for slug in ("laqs", "lancashire-laser"):
            frameworks[slug].short_title = "Twice"
            frameworks[slug].save()
        page = get(lead, reverse("evaluations:round_new"))
        names = [n.text for n in page.at("id_framework").all if n.tag == "option"]
        twice = [f"Twice, version {frameworks[slug].version}" for slug in ("laqs", "lancashire-laser")]
        alone = [frameworks[s].short_title for s in ("ns-quality-standards", "ofsted-la-school-improvement")]
        assert sorted(names) == sorted(twice + alone)

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
