"""Days that cannot be beside the others that are known: refused in words that name them, with nothing typed lost."""

import datetime as dt

import pytest
from django.utils import timezone

from evaluations.models import Inspection
from evaluations.services.errors import Refused
from evaluations.services.inspections.saving import publish_inspection
from tests.factories.inspections import set_clock

NOTIFIED, WEEK2, ENDED, CAME = (dt.date(2015, *day) for day in ((1, 26), (2, 2), (2, 6), (3, 11)))
DAY = dt.timedelta(days=1)
HERE = "Check both dates."
CASE_PAGE = "put it right first: press “Change the inspection” on its page."


def on_timeline(clock):
    return f"put it right first: press “Change” beside “{clock}” on the timeline."


def typed(day):
    return f"{day:%d/%m/%Y}"


def tried(client, url, sent):
    """Status and text of what came back."""
    answer = client.post(url, sent | {"version": 1})
    return answer.status_code, answer.content.decode()


@pytest.fixture
def known(case):
    """The case with the days that come before its report."""
    case.week2_on, case.ended_on = WEEK2, ENDED
    case.save()
    return case


@pytest.fixture
def came(known):
    set_clock(known, "report", done_on=CAME)
    return known


class TestPublication:
    def refused(self, client, at, day, words):
        sent = {"published_on": typed(day), "report_url": "https://example.org/kept"}
        status, text = tried(client, at("_publish"), sent)
        assert (status, words in text, typed(day) in text, "example.org/kept" in text) == (422, *[True] * 3)
        assert Inspection.objects.get().published_on is None

    def taken(self, client, at, day):
        assert tried(client, at("_publish"), {"published_on": typed(day)})[0] == 302
        assert Inspection.objects.get().published_on == day

    def test_its_clock_is_done_with_it_and_runs_again_without_it(self, as_lead, case, at):
        clock = case.clocks.filter(kind="published")
        self.taken(as_lead, at, NOTIFIED + DAY)
        assert clock.get().done_on == NOTIFIED + DAY
        as_lead.post(at("_publish"), {"published_on": "", "version": 2})
        assert clock.get().done_on is None

    def test_a_day_that_somebody_gave_its_clock_stays(self, as_lead, case, at):
        clock = case.clocks.get(kind="published")
        clock.done_on = NOTIFIED + 3 * DAY
        clock.save()
        self.taken(as_lead, at, NOTIFIED + DAY)
        as_lead.post(at("_publish"), {"published_on": "", "version": 2})
        clock.refresh_from_db()
        assert clock.done_on == NOTIFIED + 3 * DAY

    def test_not_before_the_notification(self, as_lead, case, at):
        self.refused(as_lead, at, dt.date(2001, 1, 1), "This is before the notification, 26 January 2015.")
        self.refused(as_lead, at, NOTIFIED - DAY, CASE_PAGE)
        self.taken(as_lead, at, NOTIFIED)

    def test_not_before_the_end_on_site_where_it_is_known(self, as_lead, known, at):
        words = f"This is before the end of the on-site inspection, 6 February 2015. If that date is wrong, {CASE_PAGE}"
        self.refused(as_lead, at, ENDED - DAY, words)
        self.taken(as_lead, at, ENDED)

    def test_not_before_the_final_report_came(self, as_lead, came, at):
        words = (
            "This is before the day on which the final report came, 11 March 2015. If that date is wrong, "
        )
        self.refused(as_lead, at, CAME - DAY, words + on_timeline("Final report"))
        self.taken(as_lead, at, CAME)

    def test_not_on_a_day_to_come(self, as_lead, case, at):
        today = timezone.localdate()
        self.refused(as_lead, at, today + DAY, "The date cannot be after today.")
        self.taken(as_lead, at, today)

    @pytest.mark.parametrize("days", [-1, 1])
    def test_the_service_refuses_it_too(self, case, lead, days):
        day = NOTIFIED - DAY if days < 0 else timezone.localdate() + DAY
        with pytest.raises(Refused):
            publish_inspection(
                inspection=case, role="lead", user=lead, published_on=day, report_url="", version=1
            )
        assert Inspection.objects.get().published_on is None

    def test_one_that_was_wrong_before_can_be_taken_back_and_given_its_address(self, as_lead, came, at):
        came.published_on = dt.date(2001, 1, 1)
        came.save()
        sent = {"published_on": "1/1/2001", "report_url": "https://example.org/report"}
        assert tried(as_lead, at("_publish"), sent)[0] == 302
        assert Inspection.objects.get().report_url == "https://example.org/report"
        assert as_lead.post(at("_publish"), {"published_on": "", "version": 2}).status_code == 302
        assert Inspection.objects.get().published_on is None


class TestClocks:
    def refused(self, client, at, kind, sent, words):
        status, text = tried(client, at("_clock", kind), sent | {"days": "7", "note": "Mine."})
        assert (status, words in text, ">Mine.<" in text.replace("\n", "")) == (422, True, True)
        assert all(day in text for day in sent.values())
        assert Inspection.objects.get().clocks.get(kind=kind).version == 1

    def taken(self, client, at, kind, sent):
        assert tried(client, at("_clock", kind), sent | {"days": "7"})[0] == 302

    def test_the_final_report_does_not_come_before_the_end_on_site(self, as_lead, known, at):
        words = f"This is before the end of the on-site inspection, 6 February 2015. If that date is wrong, {CASE_PAGE}"
        self.refused(as_lead, at, "report", {"done_on": typed(ENDED - DAY)}, words)
        self.taken(as_lead, at, "report", {"done_on": typed(ENDED)})

    def test_while_the_end_is_not_known_it_does_not_come_before_the_notification(self, as_lead, case, at):
        words = "This is before the notification, 26 January 2015."
        self.refused(as_lead, at, "report", {"done_on": typed(NOTIFIED - DAY)}, words)
        self.taken(as_lead, at, "report", {"done_on": typed(NOTIFIED)})

    def test_none_is_done_before_the_day_given_for_its_start(self, as_lead, case, at):
        words = f"This is before the day from which “Factual accuracy check” runs, 9 February 2015. {HERE}"
        sent = {"starts_on": "09/02/2015", "done_on": "08/02/2015"}
        self.refused(as_lead, at, "accuracy", sent, words)
        self.taken(as_lead, at, "accuracy", sent | {"done_on": "09/02/2015"})

    @pytest.mark.parametrize("kind", ["copies", "published", "statement"])
    def test_none_that_follows_the_report_is_done_before_it_came(self, as_lead, came, at, kind):
        words = (
            "This is before the day on which the final report came, 11 March 2015. If that date is wrong, "
        )
        sent = {"done_on": typed(CAME - DAY)}
        self.refused(as_lead, at, kind, sent, words + on_timeline("Final report"))
        self.taken(as_lead, at, kind, {"done_on": typed(CAME)})

    def test_none_starts_before_the_notification(self, as_lead, case, at):
        words = f"This is before the notification, 26 January 2015. If that date is wrong, {CASE_PAGE}"
        for day in (dt.date(1999, 1, 1), NOTIFIED - DAY):
            self.refused(as_lead, at, "copies", {"starts_on": typed(day)}, words)
        self.taken(as_lead, at, "copies", {"starts_on": typed(NOTIFIED)})

    def test_none_is_done_on_a_day_to_come(self, as_lead, case, at):
        today = timezone.localdate()
        sent = {"done_on": typed(today + DAY)}
        self.refused(as_lead, at, "copies", sent, "The date cannot be after today.")
        self.taken(as_lead, at, "copies", {"done_on": typed(today)})

    def test_the_report_does_not_come_after_what_followed_it(self, as_lead, came, at):
        set_clock(came, "copies", done_on=CAME + DAY)
        words = "This is after the day on which “Copies to stakeholders” was done, 12 March 2015. "
        sent = {"done_on": typed(CAME + DAY + DAY)}
        self.refused(
            as_lead,
            at,
            "report",
            sent,
            f"{words}If that date is wrong, {on_timeline('Copies to stakeholders')}",
        )
        self.taken(as_lead, at, "report", {"done_on": typed(CAME + DAY)})

    def test_one_that_was_wrong_before_takes_a_note_and_then_its_right_day(self, as_lead, came, at):
        set_clock(came, "copies", starts_on=dt.date(1999, 1, 1), done_on=dt.date(2001, 1, 1))
        sent = {"days": "5", "starts_on": "1/1/1999", "done_on": "1/1/2001", "note": "Found wrong."}
        assert tried(as_lead, at("_clock", "copies"), sent)[0] == 302
        right = {"days": "5", "done_on": "12/3/2015", "note": "Put right.", "version": 2}
        assert as_lead.post(at("_clock", "copies"), right).status_code == 302
        row = came.clocks.get(kind="copies")
        assert (row.starts_on, row.done_on, row.note) == (None, dt.date(2015, 3, 12), "Put right.")


class TestCommittee:
    def test_not_before_the_notification_nor_before_the_end_on_site(self, as_lead, case, at):
        for name, first, words in (
            ("notified_on", NOTIFIED, "before the notification, 26 January 2015."),
            ("ended_on", ENDED, "before the end of the on-site inspection, 6 February 2015."),
        ):
            setattr(case, name, first)
            case.save()
            sent = {"committee_on": typed(first - DAY), "decision": "Agreed as it stands."}
            status, text = tried(as_lead, at("_committee"), sent)
            assert (status, words in text, "Agreed as it stands." in text) == (422, True, True)
        assert tried(as_lead, at("_committee"), {"committee_on": typed(ENDED)})[0] == 302

    @pytest.mark.parametrize("day", [CAME - DAY, dt.date(2090, 1, 1)])
    def test_one_before_the_report_came_or_still_to_come_is_taken(self, as_lead, came, at, day):
        assert tried(as_lead, at("_committee"), {"committee_on": typed(day)})[0] == 302
        assert Inspection.objects.get().committee_on == day


class TestCase:
    def sent(self, **days):
        return {"kind": "first", "reason": "Kept words."} | {name: typed(day) for name, day in days.items()}

    def test_notification_more_than_a_year_ahead_is_a_slip_of_the_year(self, as_lead, case, at):
        latest = timezone.localdate() + dt.timedelta(days=366)
        status, text = tried(as_lead, at("_edit"), self.sent(notified_on=latest + DAY))
        assert (status, "more than a year ahead. Check the year." in text) == (422, True)
        assert "Kept words." in text
        assert tried(as_lead, at("_edit"), self.sent(notified_on=latest))[0] == 302

    @pytest.mark.parametrize(
        ("later", "day", "words"),
        [
            ("week2_on", WEEK2 - 8 * DAY, "This is before “week 1 begins”"),
            ("ended_on", WEEK2 - 8 * DAY, "This is before “week 1 begins”"),
            ("week1_on", NOTIFIED - DAY, "This is before “notified on”"),
        ],
    )
    def test_its_own_days_come_in_their_order(self, as_lead, case, at, later, day, words):
        days = {"notified_on": NOTIFIED, "week1_on": NOTIFIED}
        status, text = tried(as_lead, at("_edit"), self.sent(**days | {later: day}))
        assert (status, words in text, "Kept words." in text) == (422, True, True)
        assert tried(as_lead, at("_edit"), self.sent(**days | {later: NOTIFIED}))[0] == 302

    def test_they_do_not_move_behind_what_came_after(self, as_lead, came, at):
        status, text = tried(as_lead, at("_edit"), self.sent(notified_on=NOTIFIED, ended_on=CAME + DAY))
        said = "This is after the day on which the final report came, 11 March 2015. If that date is wrong, "
        assert (status, said + on_timeline("Final report") in text) == (422, True)
        came.published_on = came.committee_on = ENDED
        came.save()
        set_clock(came, "report", done_on=None)
        status, text = tried(as_lead, at("_edit"), self.sent(notified_on=ENDED + DAY))
        assert (status, "This is after the publication of the report, 6 February 2015." in text) == (
            422,
            True,
        )
        assert tried(as_lead, at("_edit"), self.sent(notified_on=ENDED))[0] == 302

    def test_one_with_days_that_were_wrong_before_takes_other_changes(self, as_lead, came, at):
        came.published_on, came.notified_on = dt.date(2001, 1, 1), NOTIFIED
        came.save()
        days = {"notified_on": NOTIFIED, "week2_on": WEEK2, "ended_on": ENDED}
        assert tried(as_lead, at("_edit"), self.sent(**days))[0] == 302
        assert Inspection.objects.get().reason == "Kept words."
