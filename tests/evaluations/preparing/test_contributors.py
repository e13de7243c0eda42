"""Who might help: the published table beside the team, and people added from there."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Invitation
from evaluations.enums import TeamRole
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import InvitationFactory, MembershipFactory
from tests.factories.rounds import cell_of, join

TABLE = "Elements with who might contribute and who looks after them"
ASPECTS = "Aspects with who might contribute and who looks after them"


@pytest.fixture
def table(get, lead, at):
    return lambda round_, user=None: get(user or lead, at("contributors", round_))


@pytest.fixture
def newcomer(authority):
    return MembershipFactory(authority=authority, role=Role.CORE, user__name="Nadia Newcomer")


def seven(round_, authority):
    for _ in range(5):
        join(round_, MembershipFactory(authority=authority).user)


class TestTheTable:
    def test_possible_contributors_stand_as_published_element_by_element(self, table, laqs):
        page = table(laqs)
        rows = page.rows(TABLE)
        assert (len(rows), page.loose_ends) == (13, [])
        assert rows[2] == [
            "3 Ethos and pastoral care",
            "SEAL and behaviour and attendance team Looked-after children team",
            "Nobody named",
        ]
        assert [node.text for node in page.find("q")][-1] == "School improvement adviser"
        assert (
            "Possible contributors are quoted from “Possible contributors to the core team” in the LAQS user guide"
            in page.text
        )

    def test_beside_them_stands_who_looks_after_it_and_which_team_they_bring(self, table, laqs, core_member):
        place = laqs.team.get(user=core_member)
        place.represents = "Inclusion team"
        place.save()
        place.cells.set([cell_of(laqs, "6")])
        page = table(laqs)
        assert page.rows(TABLE)[5][2] == "Cory Core, Inclusion team"
        assert "12 of 13 elements have nobody named for them." in page.text
        assert "Each member rates every element, whatever they are named for." in page.text

    def test_a_guest_stands_there_until_their_day_and_after_it_the_element_is_open(self, table, laqs, guest):
        place = join(laqs, guest, TeamRole.GUEST, (cell_of(laqs, "8"),))
        said = []
        for days in (0, -1):
            place.until = timezone.localdate() + dt.timedelta(days=days)
            place.save()
            said.append(table(laqs).rows(TABLE)[7][2])
        today = place.until + dt.timedelta(days=1)
        assert said == [
            f"Gil Guest, guest until {today.day} {today:%B %Y}",
            f"Gil Guest, guest, left after {place.until.day} {place.until:%B %Y} Nobody named",
        ]

    def test_a_framework_that_names_no_contributors_shows_who_looks_after_what(
        self, table, round_, core_member
    ):
        round_.team.get(user=core_member).cells.set([cell_of(round_, "2.4", "primary")])
        page = table(round_)
        rows = page.rows(ASPECTS)
        row = next(row for row in rows if row[0].startswith("2.4"))
        assert "Lena Lead is named for nothing in particular, and asked for all of it." in page.text
        assert (len(rows), row[1], "as published" in page.text) == (10, "Cory Core (Primary)", False)

    def test_priority_areas_stand_first(self, table, laqs):
        cell = cell_of(laqs, "9")
        cell.focus = True
        cell.save()
        assert table(laqs).rows(TABLE)[0][0] == "9 Enabling curriculum entitlement and choice Priority"

    @pytest.mark.parametrize(("who", "may_add"), [("lead", True), ("core_member", False), ("adviser", False)])
    def test_only_a_lead_is_offered_to_add_people(self, request, table, laqs, who, may_add):
        page = table(laqs, request.getfixturevalue(who))
        assert ["contributors" in page.ids, "Invite someone" in page.text] == [may_add, may_add]


class TestAbove6:
    def test_six_are_no_matter_and_seven_are_remarked_on_quietly(self, get, lead, at, laqs, authority):
        seven(laqs, authority)
        first = laqs.team.filter(role=TeamRole.CORE).last()
        pages = [get(lead, at(name, laqs)) for name in ("contributors", "setup")]
        first.delete()
        after = [get(lead, at(name, laqs)) for name in ("contributors", "setup")]
        assert ["The core team has 7 members." in page.text for page in pages] == [True, True]
        assert ["The core team has" in page.text for page in after] == [False, False]

    def test_guests_are_not_counted(self, table, laqs, authority):
        for _ in range(6):
            join(laqs, MembershipFactory(authority=authority, role=Role.GUEST).user, TeamRole.GUEST)
        assert "The core team has" not in table(laqs).text

    def test_it_is_never_in_the_way(self, as_lead, post, laqs, authority, newcomer):
        seven(laqs, authority)
        page = post(as_lead, "contributors", laqs, element=["1"], person=newcomer.pk, role="core")
        assert (page.messages, laqs.team.count()) == (
            ["Nadia Newcomer is in the team and looks after 1 of 13."],
            8,
        )


class TestAdding:
    def test_a_core_member_for_the_elements_that_are_ticked(self, as_lead, post, laqs, newcomer):
        post(
            as_lead,
            "contributors",
            laqs,
            element=["3", "11"],
            person=newcomer.pk,
            role="core",
            represents=" SEAL team ",
        )
        member = laqs.team.get(user=newcomer.user)
        refs = [cell.element.ref for cell in member.cells.select_related("element")]
        assert (member.role, member.represents, member.until, refs) == (
            "core",
            "SEAL team",
            None,
            ["3", "11"],
        )

    def test_in_the_phases_that_are_ticked(self, as_lead, post, round_, newcomer):
        form = {"element": ["2.4"], "phase": ["primary", "secondary"], "person": newcomer.pk, "role": "core"}
        post(as_lead, "contributors", round_, **form)
        cells = round_.team.get(user=newcomer.user).cells.select_related("phase")
        assert [cell.phase.ref for cell in cells] == ["primary", "secondary"]

    def test_a_guest_until_a_day(self, as_lead, post, laqs, guest):
        until = timezone.localdate() + dt.timedelta(days=7)
        form = {"element": ["8"], "person": guest.memberships.get().pk, "role": "guest"}
        post(as_lead, "contributors", laqs, until=f"{until:%d/%m/%Y}", **form)
        assert laqs.team.get(user=guest).until == until

    def test_someone_who_is_in_the_team_keeps_what_they_have(self, as_lead, post, laqs, core_member):
        member = laqs.team.get(user=core_member)
        member.cells.set([cell_of(laqs, "1")])
        form = {"element": ["2"], "person": core_member.memberships.get().pk, "role": "core"}
        page = post(as_lead, "contributors", laqs, **form)
        assert page.messages == [
            "Cory Core was in the team already, and now looks after what you ticked as well."
        ]
        assert [cell.element.ref for cell in member.cells.select_related("element")] == ["1", "2"]

    def test_someone_who_was_asked_for_all_is_told_to_be_asked_for_less(
        self, as_lead, post, laqs, core_member
    ):
        laqs.team.get(user=core_member).cells.clear()
        form = {"element": ["2"], "person": core_member.memberships.get().pk, "role": "core"}
        page = post(as_lead, "contributors", laqs, **form)
        assert page.messages == [
            "Cory Core was asked for all of it, and now is asked only for what you ticked."
        ]

    def test_a_guest_who_has_left_comes_back_with_a_new_last_day(self, as_lead, at, laqs, guest):
        today = timezone.localdate()
        place = join(laqs, guest, TeamRole.GUEST, (cell_of(laqs, "8"),))
        place.until = today - dt.timedelta(days=1)
        place.save()
        form = {"element": ["9"], "person": guest.memberships.get().pk, "role": "guest"}
        refused = Page(as_lead.post(at("contributors", laqs), form))
        assert (refused.errors[0][0], place.cells.count()) == ("id_until", 1)
        again = as_lead.post(at("contributors", laqs), form | {"until": f"{today:%d/%m/%Y}"})
        place.refresh_from_db()
        assert (again.status_code, place.until, place.cells.count()) == (302, today, 2)

    @pytest.mark.parametrize(
        ("changes", "error"),
        [
            ({"person": ""}, ("id_person", "Choose a person.")),
            (
                {"role": "guest", "element": []},
                ("id_element_0", "Tick at least one element: a guest sees only what they are named for."),
            ),
            (
                {"role": "guest"},
                ("id_until", "Give Nadia Newcomer’s last day: a guest joins until a date."),
            ),
            (
                {"role": "guest", "until": "soon"},
                ("id_until", "Write the last day as day, month and year, for example 26/3/2010."),
            ),
            (
                {"role": "guest", "until": "1/1/2001"},
                ("id_until", "Give a last day for Nadia Newcomer that has not passed."),
            ),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_given_is_kept(
        self, as_lead, at, laqs, newcomer, changes, error
    ):
        form = {"element": ["4"], "person": newcomer.pk, "role": "core", "represents": "Forum"} | changes
        page = Page(as_lead.post(at("contributors", laqs), form))
        assert (page.response.status_code, page.errors, page.loose_ends) == (422, [error], [])
        ticked = [
            n.attrs["value"]
            for n in page.find("input")
            if n.attrs.get("name") == "element" and "checked" in n.attrs
        ]
        assert (ticked, page.at("id_represents").attrs["value"]) == (form["element"], "Forum")
        assert laqs.team.count() == 2

    def test_a_guest_of_the_authority_is_not_made_a_core_member(self, as_lead, at, laqs, guest):
        form = {"element": ["4"], "person": guest.memberships.get().pk, "role": "core"}
        page = Page(as_lead.post(at("contributors", laqs), form))
        said = "Gil Guest is a guest of the authority, so they join the team as a guest."
        assert page.errors == [("id_person", said)]

    def test_nobody_of_another_authority_and_nobody_who_only_reads(
        self, as_lead, at, laqs, outsider, reader, adviser
    ):
        for user in (outsider, reader, adviser):
            form = {"element": ["4"], "person": user.memberships.get().pk, "role": "core"}
            page = Page(as_lead.post(at("contributors", laqs), form))
            assert page.errors[0][0] == "id_person"
        assert laqs.team.count() == 2

    def test_elements_that_do_not_exist_are_refused(self, as_lead, at, laqs, newcomer):
        form = {"element": ["99", "<b>"], "person": newcomer.pk, "role": "core"}
        assert Page(as_lead.post(at("contributors", laqs), form)).response.status_code == 422
        assert laqs.team.count() == 2


def test_a_guest_without_a_last_day_is_asked_for_it_where_it_can_be_given(as_lead, post, laqs, newcomer):
    page = post(as_lead, "team_add", laqs, person=newcomer.pk, role="guest")
    said = (
        "Give Nadia Newcomer’s last day: a guest joins until a date. Tick what they should look after, too."
    )
    chosen = [n.attrs["value"] for n in page.find("option") if "selected" in n.attrs]
    assert (page.messages, chosen) == ([said], [str(newcomer.pk), "guest"])
    assert (page.heading, laqs.team.count()) == ("Who might help, element by element", 2)


class TestInviting:
    def test_from_there_and_back(self, as_lead, at, laqs, get, lead):
        back = at("contributors", laqs)
        link = f"{reverse('accounts:invite')}?next={back}"
        assert link in [node.attrs.get("href") for node in get(lead, back).find("a")]
        page = Page(as_lead.get(link))
        (cancel,) = [node.attrs["href"] for node in page.find("a") if node.text == "Cancel"]
        form = {"name": "Ines Vited", "email": "ines@example.org", "role": "core", "next": back}
        sent = as_lead.post(reverse("accounts:invite"), form)
        assert (cancel, sent["Location"], len(mail.outbox)) == (back, back, 1)
        assert "Ines Vited core team member, invited on" in get(lead, back).text

    @pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
    def test_the_way_back_leads_nowhere_else(self, as_lead, elsewhere):
        form = {"name": "Ines Vited", "email": "ines@example.org", "role": "core", "next": elsewhere}
        shown = Page(as_lead.get(reverse("accounts:invite"), {"next": elsewhere}))
        sent = as_lead.post(reverse("accounts:invite"), form)
        assert ("evil" in shown.html or "alert" in shown.html, sent["Location"]) == (
            False,
            reverse("accounts:people"),
        )

    def test_who_is_invited_is_for_the_lead_alone(self, table, laqs, lead, core_member, authority):
        InvitationFactory(authority=authority, name="Ines Vited")
        assert ["Ines Vited" in table(laqs, user).html for user in (lead, core_member)] == [True, False]
        assert Invitation.objects.count() == 1


class TestAMembersPlace:
    def test_team_and_last_day_are_changed_there(self, as_lead, post, laqs, guest):
        member = join(laqs, guest, TeamRole.GUEST, (cell_of(laqs, "8"),))
        until = timezone.localdate() + dt.timedelta(days=3)
        form = {"cell": [cell_of(laqs, "9").pk], "represents": "Governors", "until": f"{until:%d/%m/%Y}"}
        post(as_lead, "team_member", laqs, member.pk, seen=seen(as_lead, laqs, member), **form)
        member.refresh_from_db()
        refs = [cell.element.ref for cell in member.cells.select_related("element")]
        assert (member.represents, member.until, refs) == ("Governors", until, ["9"])

    def test_a_core_member_is_not_asked_for_a_last_day(self, get, lead, at, laqs, core_member):
        page = get(lead, at("team_member", laqs, laqs.team.get(user=core_member).pk))
        assert ("id_until" in page.ids, "id_represents" in page.ids, page.loose_ends) == (False, True, [])

    def test_what_someone_else_changed_meanwhile_is_not_overwritten(self, as_lead, at, laqs, core_member):
        member = laqs.team.get(user=core_member)
        before = seen(as_lead, laqs, member)
        member.cells.set([cell_of(laqs, "1")])
        form = {"cell": [cell_of(laqs, "2").pk], "represents": "Mine", "seen": before}
        page = Page(as_lead.post(at("team_member", laqs, member.pk), form))
        assert page.response.status_code == 422
        assert page.errors[0][1].startswith("Someone else changed this member’s place while you were here.")
        sent = {
            n.attrs["value"]
            for n in page.find("input")
            if n.attrs.get("name") == "cell" and "checked" in n.attrs
        }
        assert (sent, page.at("id_represents").attrs["value"]) == ({str(cell_of(laqs, "2").pk)}, "Mine")
        again = form | {"seen": hidden(page, "seen")}
        assert as_lead.post(at("team_member", laqs, member.pk), again).status_code == 302
        assert [cell.element.ref for cell in member.cells.select_related("element")] == ["2"]


def hidden(page, name):
    return next(n.attrs["value"] for n in page.find("input") if n.attrs.get("name") == name)


def seen(client, round_, member):
    address = reverse("evaluations:team_member", args=[round_.slug, member.pk])
    return hidden(Page(client.get(address)), "seen")
