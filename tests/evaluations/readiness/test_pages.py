"""The pages of readiness as a whole: lines that do not apply, the day, what is told, what is frozen, what it costs."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.enums import Role
from evaluations.enums import RoundState
from evaluations.models import NotNeeded, Readiness, ReadyDocument
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.evaluations.readiness.conftest import PAPER
from tests.evaluations.readiness.test_report import signed
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import in_state
from tests.factories.readiness import academy, concern, document, needless, person, ready_day
from tests.factories.rounds import RoundFactory


class TestOthers:
    def test_a_published_line_does_not_apply_until_the_reason_goes(self, as_core, at):
        as_core.post(at("_documents_line", 5), {"reason": "No such list.", "version": 0})
        row = NotNeeded.objects.get()
        assert (row.reason, row.quoted[:25]) == ("No such list.", "school improvement or sim")
        assert "Does not apply: No such list." in as_core.get(at()).content.decode()
        as_core.post(at("_documents_line", 5), {"reason": "", "version": 1})
        assert NotNeeded.objects.count() == 0

    def test_a_reason_for_a_line_that_applies_again_is_kept_at_hand_and_not_saved_unasked(self, as_core, at):
        as_core.post(at("_documents_line", 5), {"reason": "No such list.", "version": 0})
        as_core.post(at("_documents_line", 5), {"reason": "", "version": 1})
        sent = {"reason": "It is kept by schools.", "version": 1}
        page = Page(as_core.post(at("_documents_line", 5), sent))
        assert page.errors[0][1].startswith("While you were writing somebody said that this line applies")
        assert ("It is kept by schools." in page.text, NotNeeded.objects.count()) == (True, 0)
        version = next(
            node.attrs["value"] for node in page.find("input") if node.attrs.get("name") == "version"
        )
        as_core.post(at("_documents_line", 5), sent | {"version": version})
        assert NotNeeded.objects.get().reason == "It is kept by schools."

    def test_a_line_that_is_not_published_is_not_there(self, as_core, at):
        assert as_core.get(at("_people_line", 17)).status_code == 404

    def test_a_lead_sets_the_day_and_a_member_does_not(self, as_lead, as_core, at):
        day = timezone.localdate() + dt.timedelta(days=30)
        assert as_core.post(at("_day"), {"starts_on": f"{day:%d/%m/%Y}", "version": 0}).status_code == 403
        as_lead.post(at("_day"), {"starts_on": f"{day:%d/%m/%Y}", "version": 0})
        assert Readiness.objects.get().starts_on == day
        week = day - dt.timedelta(days=7)
        assert f"{week.day} {week:%B %Y}" in as_lead.get(at()).content.decode()

    def test_a_day_that_has_gone_by_is_kept_and_said_to_be_so(self, as_lead, at):
        today = timezone.localdate()
        said = [
            "has gone by, so nothing is said ahead of it"
            in as_lead.post(
                at("_day"), {"starts_on": f"{day:%d/%m/%Y}", "version": version}, follow=True
            ).content.decode()
            for version, day in enumerate((today - dt.timedelta(days=1), today))
        ]
        assert (said, Readiness.objects.get().starts_on) == ([True, False], today)

    def test_what_changed_is_told_in_words(self, as_core, at, schedule, core_member, get):
        as_core.post(at("_document_new"), PAPER)
        row = ReadyDocument.objects.get()
        as_core.post(at("_document", row.pk), PAPER | {"version": 1, "state": "preparing"})
        as_core.post(at("_document_remove", row.pk), {"version": 2})
        page = get(core_member, at("_history"))
        said = ("“Data book”: how far it is", "In preparation", "Taken off the list")
        assert [words in page.text for words in said] == [True] * 3
        assert page.loose_ends == []


class TestFrozen:
    def test_a_signed_off_round_shows_the_list_of_that_day_and_takes_no_change(
        self, as_core, at, schedule, lead
    ):
        document(schedule, lead, "Kept")
        round_ = signed(schedule, lead)
        document(round_, lead, "Later")
        page = as_core.get(at()).content.decode()
        assert ("Kept" in page, "Later" in page, "as it was when the round was signed off" in page) == (
            True,
            False,
            True,
        )
        assert as_core.post(at("_document_new"), PAPER).status_code == 403

    def test_one_signed_off_before_says_that_none_was_kept(self, as_core, at, schedule, lead):
        round_ = signed(schedule, lead)
        del round_.report["readiness"]
        round_.save()
        page = as_core.get(at()).content.decode()
        assert "Readiness was not kept" in page
        assert as_core.get(at("_pdf")).status_code == 404


def test_a_round_that_gives_ratings_has_no_readiness(as_lead, authority, lead):
    rated = RoundFactory.create(authority=authority, created_by=lead)
    assert as_lead.get(f"/rounds/{rated.slug}/readiness/").status_code == 404


@pytest.mark.parametrize("name", ["", "_document_new", "_history"])
def test_pages_cost_the_same_with_one_row_and_with_three(as_lead, at, schedule, lead, authority, name):
    ready_day(schedule, lead, dt.date(2026, 3, 20))

    def more(number):
        for n in range(number):
            document(schedule, lead, f"Paper {n}", n + 1, owner=lead)
            person(schedule, lead, number=n + 1)
            concern(academy(authority, f"Academy {n}"), lead)

    more(1)
    needless(schedule, lead)
    as_lead.get(at(name))
    one = asked(lambda: as_lead.get(at(name)))
    more(3)
    three = asked(lambda: as_lead.get(at(name)))
    stands(one, three, MOST)


def test_the_page_has_no_loose_ends(get, at, schedule, lead, authority):
    in_state(schedule, RoundState.RATING)
    document(schedule, lead)
    person(schedule, lead, name="Ina Chief")
    concern(academy(authority), lead)
    page = get(lead, at())
    assert (page.heading, page.loose_ends) == ("Readiness for an inspection", [])


def test_those_who_are_not_told_of_one_in_confidence_are_not_told_that_there_is_none(
    as_lead, sign_in, at, schedule, lead, authority
):
    for number in range(1, 10):
        document(schedule, lead, number=number, in_confidence=True)
    adviser = sign_in(MembershipFactory(authority=authority, role=Role.ADVISER).user)
    said = ("No document yet", "No document listed")
    pages = [client.get(at()).content.decode() for client in (as_lead, adviser)]
    assert [[page.count(words) for words in said] for page in pages] == [[0, 0], [0, 9]]


def test_while_a_round_is_set_up_nothing_leads_to_the_summary_that_is_closed_still(as_lead, at, schedule):
    found = []
    for state in (RoundState.SETTING_UP, RoundState.RATING):
        in_state(schedule, state)
        found.append("summary/edit/" in as_lead.get(at()).content.decode())
    assert found == [False, True]
