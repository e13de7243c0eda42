"""What elected members and directors read, and what they do not."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluations.enums import RevisionState, RoundState
from evaluations.models import Difference
from tests.evaluations.reading.making import cells_of, planned, sign_plan, signed_round
from tests.factories.answers import in_state
from tests.factories.rounds import RoundFactory, join

TODAY = timezone.localdate()
NOT_APPLICABLE = "Not applicable"
EARLY, NATIONAL = ("2.5", "early-years"), ("2.3", "secondary")


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


@pytest.fixture
def plan(before, lead):
    """Of the spring: signed and approved as it stands."""
    fields = {"due": days(-3), "lead": lead}
    late = planned(before, EARLY, "Gather data from every setting", progress="red", status="doing", **fields)
    done = planned(before, NATIONAL, "Review each school’s plan", status="done", evaluation="It helped.")
    sign_plan(
        before,
        lead,
        RevisionState.APPROVED,
        approved_by=lead,
        approved_as="Rae Reader",
        approved_at=timezone.now(),
    )
    return late, done


class TestOneFramework:
    def test_it_says_first_how_many_are_good_and_what_changed(self, read, reader, now):
        page = read(reader)
        assert page.heading == "How Any Borough judges its own work"
        (said,) = page.find("p", css="lq-told__say")
        assert said.text == (
            "2 of 4 ratings are Good or better, 2 are below. Since Spring 2009: 1 went down, 1 went up, "
            "1 is newly rated, 2 are no longer rated, 1 stayed the same."
        )

    def test_every_level_is_counted_out_of_how_many(self, read, reader, now):
        (tally,) = read(reader).find("ul", css="lq-tally")
        assert [node.text for node in tally.all if node.tag == "li"] == [
            "OS Outstanding 1 of 4",
            "G Good 1 of 4",
            "NI Needs improvement 1 of 4",
            "SI Significant improvement needed 1 of 4",
        ]

    def test_overall_ratings_say_how_they_changed(self, read, reader, now):
        assert read(reader).rows("Overall ratings") == [
            ["Primary", "Needs some improvement Down from Good", "None"],
            ["Overall", "Needs some improvement Same as before", "Good Newly rated"],
        ]

    def test_changes_come_with_the_reason_and_what_was_done_in_between(self, read, reader, now, plan):
        page = read(reader)
        assert page.rows("↓ 1 went down") == [
            [
                "2.5 Use of data, Early Years",
                "NI Needs improvement",
                "SI Significant improvement needed",
                "Because of 2.5.",
                "A1 Gather data from every setting In progress, progress red.",
            ]
        ]
        assert [row[-1] for row in page.rows("↑ 1 went up")] == [
            "A2 Review each school’s plan Done. It helped."
        ]
        assert [row[:3] for row in page.rows("1 is newly rated")] == [
            ["1.5 Target setting and tracking, Secondary", "Not rated", "OS Outstanding"]
        ]
        assert [row[:3] for row in page.rows("2 are no longer rated")] == [
            ["1.2 Leadership and management, Primary", "G Good", NOT_APPLICABLE],
            ["2.1 Targeted resources, Primary", "G Good", "Not rated"],
        ]
        assert [row[:2] for row in page.rows("1 stayed the same")] == [
            ["1.1 Delivery of programmes, Primary", "G Good"]
        ]

    def test_a_rating_leads_to_the_reasons_behind_it(self, read, reader, now, get):
        page = read(reader)
        links = {node.text: node.attrs["href"] for node in page.find("a")}
        assert get(reader, links["2.5 Use of data, Early Years"]).response.status_code == 200
        assert page.loose_ends == []

    def test_the_answer_whether_it_made_the_difference_stands_beside_the_action(
        self, read, reader, now, plan, lead
    ):
        cell = cells_of(now)[NATIONAL]
        Difference.objects.create(
            cell=cell, action=plan[1], made="partly", note="Two are still off.", updated_by=lead
        )
        ((*_, done),) = read(reader).rows("↑ 1 went up")
        assert done.endswith("Did it make the difference? In part. Two are still off.")

    def test_the_dashboard_and_its_downloads_are_a_click_away(self, read, reader, now):
        links = {node.text: node.attrs["href"] for node in read(reader).find("a")}
        at = f"/rounds/{now.slug}/"
        assert links["See the whole dashboard"] == at
        assert links["Dashboard (PDF)"] == f"{at}export/dashboard.pdf"
        assert links["Excel"] == f"{at}export/round.xlsx"

    def test_who_may_not_download_is_not_offered_it(self, read, adviser, now):
        assert "Dashboard (PDF)" not in read(adviser).text

    def test_it_shows_what_was_frozen_whatever_changes_after(self, read, reader, now):
        now.cells.get(element__ref="2.5", phase__ref="early-years").judgements.all().delete()
        assert len(read(reader).rows("↓ 1 went down")) == 1

    def test_a_first_round_has_nothing_to_compare_with_and_says_so(self, read, reader, before):
        page = read(reader)
        assert "there is nothing to compare them with yet" in page.text
        assert [node.text for node in page.find("figure") for node in node.all if node.tag == "h3"] == [
            "Ratings in Spring 2009"
        ]


class TestOtherFrameworks:
    def test_red_amber_and_green_without_phases(self, read, reader, lead, authority, frameworks):
        one = signed_round(
            authority, lead, {("1", ""): "green", ("2", ""): "red"}, slug="laqs", name="Gifted 2008"
        )
        signed_round(
            authority,
            lead,
            {("1", ""): "amber", ("2", ""): "amber", ("3", ""): "green"},
            slug="laqs",
            number=1,
            previous=one,
        )
        page = read(reader)
        assert [row[:3] for row in page.rows("↓ 1 went down")] == [["1 Leadership", "Green", "Amber"]]
        assert [row[:3] for row in page.rows("↑ 1 went up")] == [["2 Policy", "Red", "Amber"]]
        assert "1 of 3 ratings are Green, 2 are below." in page.text


class TestPlans:
    def test_an_approved_plan_says_by_whom_and_when_and_how_far_it_is(self, read, reader, now, plan):
        (box,) = read(reader).find("section", css="lq-told__plan")
        today = f"{TODAY.day} {TODAY:%B %Y}"
        assert f"Approved by Rae Reader on {today}, signed by Lena Lead on {today}." in box.text
        assert "Revision 1, from Spring 2009." in box.text
        assert "2 actions: 1 done, 1 in progress. 1 overdue" in box.text

    def test_a_signed_plan_waits_for_the_readers_approval(self, read, reader, now, lead):
        planned(now, EARLY, "Train setting leaders")
        sign_plan(now, lead)
        page = read(reader)
        (notice,) = page.find("div", css="lq-notice")
        assert notice.text.startswith("Waiting for your approval Action plan, Autumn 2009")
        assert "revision 1, signed by Lena Lead on" in notice.text
        assert "It waits for approval." in page.text

    def test_nobody_else_is_asked_for_approval(self, read, lead, now):
        planned(now, EARLY, "Train setting leaders")
        sign_plan(now, lead)
        assert read(lead).find("div", css="lq-notice") == []

    def test_the_approved_revision_is_in_force_while_the_next_waits(
        self, read, reader, now, plan, before, lead
    ):
        sign_plan(before, lead)
        (box,) = read(reader).find("section", css="lq-told__plan")
        assert "Revision 1, from Spring 2009. Revision 2 is signed and waits for approval." in box.text

    def test_a_plan_sent_back_is_not_in_force(self, read, reader, now, lead):
        planned(now, EARLY, "Train setting leaders")
        sign_plan(now, lead, RevisionState.RETURNED)
        page = read(reader)
        assert ("Train setting leaders" in page.html, "No action plan is signed yet." in page.text) == (
            False,
            True,
        )


class TestOverdue:
    def test_overdue_actions_say_who_leads_them_and_by_how_many_days_they_are_late(
        self, read, reader, now, plan
    ):
        caption = f"Actions that are past their date on {TODAY.day} {TODAY:%B %Y}, the latest first"
        due = days(-3)
        assert read(reader).rows(caption) == [
            [
                "A1 Gather data from every setting 2.5 Use of data, Early Years",
                "Lena Lead",
                f"{due.day} {due:%B %Y}",
                "3 days",
                "In progress, red",
                "Spring 2009 National Strategies quality standards 2009",
            ]
        ]

    @pytest.mark.parametrize("who", ["reader", "core_member"])
    def test_each_leads_to_a_page_that_the_person_may_read(self, request, get, read, plan, who):
        user = request.getfixturevalue(who)
        section = read(user).at("overdue").parent
        links = [node.attrs["href"] for node in section.all if node.tag == "a"]
        assert [get(user, link).response.status_code for link in links] == [200]

    @pytest.mark.parametrize(
        "fields",
        [
            {"due": TODAY},
            {"due": None},
            {"due": days(-1), "status": "done"},
            {"due": days(-1), "status": "dropped"},
        ],
    )
    def test_what_is_due_today_closed_or_without_a_date_is_not_overdue(self, read, reader, now, lead, fields):
        planned(now, EARLY, "Train setting leaders", **fields)
        sign_plan(now, lead)
        assert "No action is overdue on" in read(reader).text

    def test_the_longest_overdue_comes_first(self, read, reader, now, lead):
        for late in (1, 9, 4):
            planned(now, EARLY, f"Late by {late}", due=days(-late))
        sign_plan(now, lead)
        caption = f"Actions that are past their date on {TODAY.day} {TODAY:%B %Y}, the latest first"
        assert [row[3] for row in read(reader).rows(caption)] == ["9 days", "4 days", "1 day"]


class TestWhatAReaderDoesNotSee:
    def test_a_round_that_is_open(self, read, reader, now, authority, lead):
        RoundFactory(authority=authority, name="ZQ-OPEN", state=RoundState.AGREEING, created_by=lead)
        assert "ZQ-OPEN" not in read(reader).html

    def test_a_round_that_was_reopened_and_its_plan(self, read, reader, now, plan, before):
        in_state(before, RoundState.AGREEING)
        page = read(reader)
        assert ("Spring 2009" in page.html, "Gather data" in page.html) == (False, False)

    def test_a_plan_that_is_not_signed(self, read, reader, now):
        planned(now, EARLY, "ZQ-UNSIGNED", due=days(-2), evaluation="ZQ-SAID")
        assert "ZQ-" not in read(reader).html

    def test_what_was_written_after_the_plan_was_signed(self, read, reader, now, plan, before):
        late, _ = plan
        late.title, late.due, late.lead, late.lead_name = "ZQ-RETITLED", days(-30), None, "ZQ-LEAD"
        late.status = "to-do"
        late.save()
        planned(before, EARLY, "ZQ-ADDED", due=days(-30))
        page = read(reader)
        ((*_, done),) = page.rows("↓ 1 went down")
        assert "ZQ-" not in page.html
        assert done == "A1 Gather data from every setting Not started, progress red."

    def test_an_answer_given_in_a_round_that_is_open(self, read, reader, now, plan, authority, lead):
        open_ = RoundFactory(authority=authority, name="Spring 2010", created_by=lead, previous=now)
        Difference.objects.create(
            cell=cells_of(open_)[EARLY], action=plan[0], made="no", note="ZQ-ANSWER", updated_by=lead
        )
        assert "ZQ-ANSWER" not in read(reader).html

    def test_anything_of_another_authority(self, read, reader, now, plan, outsider):
        page = read(outsider)
        assert ("Nothing is signed off yet." in page.text, "2009" in page.text) == (True, False)


class TestWhoElse:
    def test_those_who_write_plans_see_them_before_they_are_signed(self, read, adviser, lead, now):
        planned(now, EARLY, "Train setting leaders", due=days(-2))
        for user in (adviser, lead):
            page = read(user)
            assert "The plan of Autumn 2009 is being written and is not signed yet" in page.text
            assert "A1 Train setting leaders" in page.text

    def test_a_guest_finds_nothing_here(self, read, guest, now):
        join(now, guest, "guest", (cells_of(now)[EARLY],))
        assert read(guest).response.status_code == 404

    def test_a_reader_comes_home_to_it(self, get, reader, now, plan):
        home, page = get(reader, reverse("home")), get(reader, reverse("evaluations:reading"))
        assert home.text == page.text

    def test_the_team_finds_it_from_home(self, get, core_member, now):
        links = [node.attrs["href"] for node in get(core_member, reverse("home")).find("a")]
        assert reverse("evaluations:reading") in links
