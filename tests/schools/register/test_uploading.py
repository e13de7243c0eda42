"""Bringing in the register in the browser, request by request: upload, check, preview, confirm."""

import pytest

from accounts.enums import Role
from accounts.models import Membership
from schools.enums import Stage
from schools.models import RegisterImport, School, SchoolLink
from tests.factories.accounts import MembershipFactory
from tests.factories.schools import SchoolFactory
from tests.schools.register.files import WOLVERHAMPTON, links, many, rows
from tests.schools.register.uploads import HTMX, NEW, as_lead, brought_in, steps, text, upload

__all__ = ["as_lead"]

pytestmark = pytest.mark.django_db


class TestTheWay:
    def test_nothing_is_written_before_it_is_confirmed(self, as_lead):
        url = upload(as_lead, WOLVERHAMPTON.read_bytes()).url
        steps(as_lead, url)
        page = text(as_lead.get(url))
        assert "“register.csv”, 89 rows, for schools of Wolverhampton. Nothing is written yet." in page
        assert ("Added 89" in page, "Bring in 89 schools" in page, School.objects.count()) == (True, True, 0)

    def test_the_bar_moves_a_thousand_rows_at_a_time(self, as_lead):
        url = upload(as_lead, many(2100)).url
        assert steps(as_lead, url) == [(1000, 2100), (2000, 2100)]
        as_lead.post(f"{url}confirm/")
        assert steps(as_lead, url) == [(1000, 2100), (2000, 2100)]
        assert School.objects.count() == 2100

    def test_the_end_says_what_was_done(self, as_lead):
        page = text(as_lead.get(brought_in(as_lead, many(3), linked=links({}))))
        assert "The register is brought in" in page
        assert "The file is deleted from the server. 1 link between schools went in or changed." in page
        assert "See the schools of Wolverhampton" in page
        assert SchoolLink.objects.get().other.urn == 900_002

    def test_the_same_file_again_has_nothing_to_bring_in(self, as_lead):
        brought_in(as_lead, many(3))
        url = upload(as_lead, many(3)).url
        steps(as_lead, url)
        page = text(as_lead.get(url))
        assert ("There is nothing to bring in." in page, "As held already 3" in page) == (True, True)
        assert "Bring in 3 schools" not in page

    def test_each_kind_of_row_is_shown_with_what_is_said_of_it(self, as_lead, wolverhampton):
        SchoolFactory(urn=900_002, authority=wolverhampton, name="Elm", pupils=198)
        changes = [{}, {"EstablishmentName": "Elm"}, {"LA (code)": "888"}, {"OpenDate": "soon"}]
        url = upload(as_lead, rows(*changes)).url
        steps(as_lead, url)
        refused, changed, added = (
            text(as_lead.get(f"{url}?show={kind}")) for kind in ("refused", "changed", "added")
        )
        assert "5 900004 Acorn Primary School OpenDate (column K) is “soon”, which is not a date" in refused
        assert "3 900002 Elm Establishment number: 2042, was" in changed
        assert "Pupils: 210, was 198." in changed
        assert "2 900001 Acorn Primary School" in added
        assert "Of other authorities, left 1" in added

    def test_what_to_show_that_makes_no_sense_shows_the_first_there_is(self, as_lead):
        url = upload(as_lead, many(1)).url
        steps(as_lead, url)
        assert "Added: 1 to 1 of 1" in text(as_lead.get(f"{url}?show=nonsense&page=x"))

    def test_more_rows_than_a_page_holds_come_in_pages_and_of_very_many_the_first_are_kept(self, as_lead):
        url = upload(as_lead, many(1010)).url
        steps(as_lead, url)
        page = text(as_lead.get(f"{url}?page=20"))
        assert "Added: 951 to 1,000 of 1,010; the first 1,000 can be looked at" in page


class TestWithoutScript:
    def test_continue_goes_to_the_end_of_the_stage(self, as_lead):
        url = upload(as_lead, many(2100)).url
        assert "0 of 2,100 rows checked" in text(as_lead.get(url))
        assert as_lead.post(f"{url}step/", {"position": "0"}).url == url
        assert "Bring in 2,100 schools" in text(as_lead.get(url))
        as_lead.post(f"{url}confirm/")
        as_lead.post(f"{url}step/", {"position": "0"})
        assert School.objects.count() == 2100


class TestLeavingThePage:
    def test_it_goes_on_where_it_stopped(self, as_lead):
        url = upload(as_lead, many(2100)).url
        as_lead.post(f"{url}step/", {"position": "0"}, headers=HTMX)
        assert "1,000 of 2,100 rows checked" in text(as_lead.get(url))
        assert "register.csv Being checked" in text(as_lead.get(NEW))
        assert steps(as_lead, url) == [(2000, 2100)]

    def test_a_step_sent_twice_counts_once(self, as_lead):
        url = upload(as_lead, many(2100)).url
        twice = [as_lead.post(f"{url}step/", {"position": "0"}, headers=HTMX) for _ in range(2)]
        assert ["1,000 of 2,100 rows checked" in reply.content.decode() for reply in twice] == [True, True]

    def test_confirming_twice_starts_once(self, as_lead):
        url = upload(as_lead, many(2100)).url
        steps(as_lead, url)
        as_lead.post(f"{url}confirm/")
        as_lead.post(f"{url}step/", {"position": "0"}, headers=HTMX)
        as_lead.post(f"{url}confirm/")
        assert "1,000 of 2,100 rows done" in text(as_lead.get(url))

    def test_what_is_not_checked_yet_cannot_be_confirmed(self, as_lead):
        url = upload(as_lead, many(2100)).url
        as_lead.post(f"{url}confirm/")
        assert RegisterImport.objects.get().stage == Stage.CHECKING


class TestTwoAtOnce:
    def test_two_imports_of_one_file_side_by_side_end_in_one_register(self, as_lead):
        first, second = (upload(as_lead, many(1500)).url for _ in range(2))
        for url in (first, second):
            steps(as_lead, url)
            as_lead.post(f"{url}confirm/")
        as_lead.post(f"{first}step/", {"position": "0"}, headers=HTMX)
        steps(as_lead, second)
        steps(as_lead, first)
        assert School.objects.count() == 1500
        assert [row.outcome["counts"] for row in RegisterImport.objects.order_by("pk")] == [
            {"added": 1000, "same": 500},
            {"same": 1000, "added": 500},
        ]


class TestWho:
    def test_an_administrator_may_bring_in_every_authority(self, client, england, administrator):
        client.force_login(administrator)
        assert "you bring in the schools of every authority" in text(client.get(NEW))
        brought_in(client, rows({}, {"LA (code)": "888"}))
        assert sorted(School.objects.values_list("authority__code", flat=True)) == ["336", "888"]

    def test_an_administrator_who_leads_an_authority_chooses(self, client, england, administrator):
        MembershipFactory(user=administrator, authority=england["336"], role=Role.LEAD)
        client.force_login(administrator)
        brought_in(client, rows({}, {"LA (code)": "888"}), scope="own")
        assert School.objects.count() == 1
        brought_in(client, rows({}, {"LA (code)": "888"}), scope="whole")
        assert School.objects.count() == 2

    def test_a_lead_who_asks_for_every_authority_gets_their_own(self, as_lead):
        brought_in(as_lead, rows({}, {"LA (code)": "888"}), scope="whole")
        assert School.objects.count() == 1

    def test_a_lead_cannot_take_over_a_school_of_another_authority(self, as_lead, england):
        SchoolFactory(urn=900_001, authority=england["888"], name="Theirs")
        page = text(as_lead.get(brought_in(as_lead, many(1))))
        assert "The register here has it under another authority." in page
        assert School.objects.values_list("name", "authority__code").get() == ("Theirs", "888")

    def test_who_is_no_lead_any_more_cannot_go_on(self, as_lead, wolverhampton_lead):
        url = upload(as_lead, many(1)).url
        Membership.objects.filter(user=wolverhampton_lead).update(role=Role.CORE)
        replies = [
            as_lead.get(url),
            as_lead.post(f"{url}step/", {"position": "0"}),
            as_lead.post(f"{url}confirm/"),
        ]
        assert [reply.status_code for reply in replies] == [403, 403, 403]


def test_pages_take_a_fixed_number_of_queries(as_lead, django_assert_max_num_queries):
    counts = []
    for count in (1, 3):
        url = upload(as_lead, many(count)).url
        with django_assert_max_num_queries(12) as stepping:
            as_lead.post(f"{url}step/", {"position": "0"}, headers=HTMX)
        with django_assert_max_num_queries(12) as looking:
            as_lead.get(url)
        counts.append((len(stepping), len(looking)))
    assert counts[0] == counts[1]
