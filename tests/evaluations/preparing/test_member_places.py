"""A member’s place in the team: what they look after, which team they bring, and a guest’s last day."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from evaluations.enums import TeamRole
from tests.evaluations.pages.conftest import hidden
from tests.evaluations.pages.reading import Page
from tests.factories.rounds import cell_of, join


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


def seen(client, round_, member):
    address = reverse("evaluations:team_member", args=[round_.slug, member.pk])
    return hidden(Page(client.get(address)), "seen")
