"""Who might help: the published table beside the team, and people invited from there."""

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
