"""What a plan rests on: its actions, and which ratings below Good or Green have none yet."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.enums import RoundState
from evaluations.models import Action, FollowUp, NoAction, Plan, PlanRevision, ProgressEntry, Round
from evaluations.selectors.plans.access import plan_for
from evaluations.selectors.plans.facts import facts_of
from standards.content import content_for
from tests.evaluations.plans.conftest import TODAY
from tests.factories.answers import judge
from tests.factories.plans import ActionFactory, MilestoneFactory, PlanFactory
from tests.factories.rounds import RoundFactory, cell_of, framework

pytestmark = pytest.mark.usefixtures("frameworks")


def names(lines):
    return [line.name for line in lines]


class TestScales:
    @pytest.mark.parametrize(
        ("slug", "below"),
        [
            ("ns-quality-standards", ["NI", "SI"]),
            ("laqs", ["amber", "red"]),
            ("lancashire-laser", ["requiring-improvement", "inadequate"]),
            ("ofsted-la-school-improvement", []),
        ],
    )
    def test_what_is_below_good_or_green(self, slug, below):
        levels = content_for(framework(slug)).levels
        assert [level.code for level in levels if level.below_good] == below


class TestRatingsBelowGood:
    def test_wait_for_an_action_or_a_reason(self, facts, lead, round_):
        found = facts(lead, round_)
        assert names(found.unanswered) == [
            "2.5 Use of data, Early Years",
            "1.1 Delivery of programmes, Primary",
        ]
        assert [one.rating.rationale for one in found.below] == ["Why 2.5 is SI.", "Why 1.1 is NI."]

    def test_are_answered_by_an_action(self, facts, lead, round_, action, amber):
        found = facts(lead, round_)
        assert names(found.unanswered) == ["1.1 Delivery of programmes, Primary"]
        assert [[one.ref for one in below.actions] for below in found.below] == [["A1"], []]

    def test_are_answered_by_a_reason_for_none(self, facts, lead, round_, plan, red, amber):
        NoAction.objects.create(plan=plan, cell=amber, reason="The programme ends in July.", updated_by=lead)
        found = facts(lead, round_)
        assert names(found.unanswered) == ["2.5 Use of data, Early Years"]
        assert found.below[1].reason.reason == "The programme ends in July."
        assert found.below[1].reason.by == "Lena Lead"

    def test_are_not_answered_by_an_action_that_was_dropped(self, facts, lead, round_, action):
        action.status = "dropped"
        action.save()
        assert "2.5 Use of data, Early Years" in names(facts(lead, round_).unanswered)

    def test_are_not_those_of_the_national_strategies(self, facts, lead, round_, good):
        theirs = judge(cell_of(round_, "1.3", "primary"), lead, "SI")
        theirs.view = "ns"
        theirs.save()
        assert "1.3" not in " ".join(names(facts(lead, round_).unanswered))

    def test_may_be_ruled_out(self, facts, lead, round_, red):
        row = red.judgements.get()
        row.level, row.not_applicable = None, True
        row.save()
        found = facts(lead, round_)
        assert names(found.unanswered) == ["1.1 Delivery of programmes, Primary"]
        assert found.rating_of[red.pk].not_applicable is True


class TestActions:
    def test_come_by_number_with_their_milestones_by_date(self, facts, lead, round_, plan, red):
        second = ActionFactory(plan=plan, number=2)
        first = ActionFactory(plan=plan, number=1, cell=red, lead=lead)
        for day in (dt.date(2010, 3, 19), dt.date(2009, 12, 18)):
            MilestoneFactory(action=first, due=day)
        found = facts(lead, round_)
        assert [(one.ref, one.element, one.phase, one.lead) for one in found.actions] == [
            ("A1", "2.5", "early-years", "Lena Lead"),
            ("A2", "", "", ""),
        ]
        assert [step.due.month for step in found.actions[0].milestones] == [12, 3]
        assert [one.pk for one in found.actions_of[None]] == [second.pk]

    def test_are_led_by_a_name_where_there_is_no_account(self, facts, lead, round_, plan):
        ActionFactory(plan=plan, lead_name="Head of School Improvement")
        assert facts(lead, round_).actions[0].lead == "Head of School Improvement"

    def test_are_led_by_an_address_where_the_account_has_no_name(
        self, facts, lead, round_, plan, core_member
    ):
        core_member.name = ""
        core_member.save()
        ActionFactory(plan=plan, lead=core_member)
        assert facts(lead, round_).actions[0].lead == "cory.core@example.org"

    def test_tell_their_progress_from_the_latest_back(self, facts, lead, round_, action):
        for day, colour in ((4, "green"), (18, "amber")):
            ProgressEntry.objects.create(
                action=action, on=dt.date(2010, 1, day), progress=colour, note=f"{day} January", by=lead
            )
        entries = facts(lead, round_).actions[0].entries
        assert [(one.on.day, one.progress_label, one.by) for one in entries] == [
            (18, "Amber", "Lena Lead"),
            (4, "Green", "Lena Lead"),
        ]

    @pytest.mark.parametrize(
        ("status", "due", "overdue"),
        [
            ("doing", dt.date(2010, 2, 26), 3),
            ("to-do", dt.date(2010, 2, 28), 1),
            ("doing", TODAY, 0),
            ("done", dt.date(2010, 2, 26), 0),
            ("dropped", dt.date(2010, 2, 26), 0),
            ("doing", None, 0),
        ],
    )
    def test_are_overdue_from_the_day_after(self, facts, lead, round_, action, status, due, overdue):
        action.status, action.due = status, due
        action.save()
        assert facts(lead, round_).actions[0].days_overdue(TODAY) == overdue

    def test_are_late_when_a_milestone_is(self, facts, lead, round_, action):
        action.due = None
        action.save()
        step = MilestoneFactory(action=action, due=dt.date(2010, 2, 28))
        assert [one.pk for one in facts(lead, round_).actions[0].late_milestones(TODAY)] == [step.pk]
        step.done_on = TODAY
        step.save()
        assert facts(lead, round_).actions[0].is_late(TODAY) is False

    @pytest.mark.parametrize(("due", "soon"), [(0, True), (30, True), (31, False), (-1, False)])
    def test_are_due_soon_up_to_a_day(self, facts, lead, round_, action, due, soon):
        action.due = TODAY + dt.timedelta(days=due)
        action.save()
        line = facts(lead, round_).actions[0]
        assert line.is_due_by(TODAY, TODAY + dt.timedelta(days=30)) is soon


class TestFollowUps:
    def test_come_as_activities_then_what_to_monitor(self, facts, lead, round_, plan):
        for kind, text, due in (
            ("monitor", "Watch take-up", None),
            ("activity", "No date", None),
            ("activity", "Visit", dt.date(2010, 5, 1)),
        ):
            FollowUp.objects.create(plan=plan, kind=kind, text=text, due=due, updated_by=lead)
        assert [one.text for one in facts(lead, round_).follow_ups] == ["Visit", "No date", "Watch take-up"]


class TestAPlanNotYetBegun:
    def test_has_no_actions_and_says_what_needs_one(self, facts, lead, round_):
        found = facts(lead, round_)
        assert (found.plan.pk, found.actions, len(found.unanswered)) == (None, (), 2)
        assert Plan.objects.count() == 0


class TestReach:
    def test_another_authority_s_plan_is_not_there(self, outsider, plan, round_):
        with pytest.raises(Round.DoesNotExist):
            plan_for(outsider, round_.slug)

    @pytest.mark.parametrize(("state", "signed"), [("signed", True), ("approved", True), ("returned", False)])
    def test_a_plan_knows_whether_it_is_signed(self, lead, plan, round_, state, signed):
        assert plan_for(lead, round_.slug).signed is False
        PlanRevision.objects.create(plan=plan, number=1, state=state, report={}, signed_by=lead)
        assert plan_for(lead, round_.slug).signed is signed

    def test_a_plan_lives_on_after_the_round_is_signed_off(self, facts, lead, round_, action):
        round_.state = RoundState.SIGNED_OFF
        round_.save()
        assert [one.ref for one in facts(lead, round_).actions] == ["A1"]


def fill(plan, lead, number):
    """More of everything that could be read row by row."""
    cells = list(plan.round.cells.all())
    for n in range(number):
        action = ActionFactory(plan=plan, lead=lead, cell=cells[n])
        MilestoneFactory.create_batch(2, action=action)
        ProgressEntry.objects.create(action=action, on=TODAY, progress="red", by=lead)
        NoAction.objects.create(plan=plan, cell=cells[n], reason="None.", updated_by=lead)
        FollowUp.objects.create(plan=plan, kind="activity", text="Visit", updated_by=lead)


def test_the_facts_cost_six_queries_for_one_action_and_for_three(lead, authority):
    content_for(framework())
    counts = []
    for number in (1, 3):
        round_ = RoundFactory(authority=authority, created_by=lead)
        fill(PlanFactory(round=round_), lead, number)
        plan = plan_for(lead, round_.slug)
        with CaptureQueriesContext(connection) as queries:
            facts_of(plan)
        counts.append(len(queries))
    assert counts == [6, 6]
    assert Action.objects.count() == 4
