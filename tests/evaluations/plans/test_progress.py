"""How an action comes on: milestones, progress, its place, its row in the table."""

import datetime as dt
from dataclasses import replace

import pytest

from evaluations.models import Action, Milestone, ProgressEntry
from evaluations.selectors.plans.action_page import action_in
from evaluations.services.errors import Refused
from evaluations.services.plans.actions import change_action, move_action
from evaluations.services.plans.details import BothChanged, details_of
from evaluations.services.plans.milestones import Step, said_of
from evaluations.services.plans.progress import reach_milestone, report_progress
from evaluations.services.plans.quick import Quick, change_in_table
from tests.evaluations.plans.conftest import TODAY
from tests.factories.plans import MilestoneFactory

pytestmark = pytest.mark.usefixtures("frameworks")

DAY = dt.date(2010, 2, 12)


class TestMilestones:
    @pytest.fixture
    def step(self, action) -> Milestone:
        return MilestoneFactory(action=action, title="Data loaded", due=DAY)

    @pytest.fixture
    def send(self, reach, action):
        def sent(user, *steps, version=None):
            plan = reach(user)
            row = action_in(plan, 1)
            return change_action(
                plan=plan,
                action=row,
                user=user,
                details=details_of(row),
                version=version or row.version,
                steps=steps,
            )

        return sent

    def now(self):
        return [said_of(row) for row in Milestone.objects.all()]

    def test_are_added_changed_and_removed_in_one_save(self, send, lead, action, step):
        other = MilestoneFactory(action=action, title="Not needed", due=DAY)
        send(
            lead,
            Step(step.pk, ("Data checked", DAY, TODAY), said_of(step)),
            Step(other.pk, said_of(other), said_of(other), remove=True),
            Step(None, ("Spring data", dt.date(2010, 3, 19), None)),
        )
        assert self.now() == [("Data checked", DAY, TODAY), ("Spring data", dt.date(2010, 3, 19), None)]
        assert Action.objects.get().version == 2

    def test_what_only_one_of_two_changed_stays(self, send, lead, core_member, step):
        was = said_of(step)
        send(lead, Step(step.pk, ("Data checked", DAY, None), was))
        send(core_member, Step(step.pk, was, was), version=1)
        assert self.now() == [("Data checked", DAY, None)]

    def test_what_both_changed_is_asked_about(self, send, lead, core_member, step):
        was = said_of(step)
        send(lead, Step(step.pk, ("Data checked", DAY, None), was))
        with pytest.raises(BothChanged) as clash:
            send(core_member, Step(step.pk, ("Data thrown away", DAY, None), was), version=1)
        assert [one.was for one in clash.value.steps] == [("Data checked", DAY, None)]
        assert self.now() == [("Data checked", DAY, None)]

    def test_one_that_someone_changed_is_not_removed_unseen(self, send, lead, core_member, step):
        was = said_of(step)
        send(lead, Step(step.pk, ("Data checked", DAY, None), was))
        with pytest.raises(BothChanged):
            send(core_member, Step(step.pk, was, was, remove=True), version=1)

    def test_one_that_someone_removed_comes_back_with_what_was_written(self, send, lead, core_member, step):
        was = said_of(step)
        send(lead, Step(step.pk, was, was, remove=True))
        send(core_member, Step(step.pk, ("Data checked", DAY, None), was), version=1)
        assert self.now() == [("Data checked", DAY, None)]

    def test_are_reached_and_not_after_all(self, reach, core_member, action, step):
        for day in (TODAY, None):
            plan = reach(core_member)
            reach_milestone(
                plan=plan, action=action_in(plan, 1), milestone=step, user=core_member, done_on=day
            )
            assert Milestone.objects.get().done_on == day
        assert [row.history_user for row in step.history.all()][:2] == [core_member] * 2

    def test_keep_the_day_they_were_first_reached(self, reach, lead, action, step):
        for day in (DAY, TODAY):
            plan = reach(lead)
            reach_milestone(plan=plan, action=action_in(plan, 1), milestone=step, user=lead, done_on=day)
        assert Milestone.objects.get().done_on == DAY


class TestProgress:
    def report(self, reach, user, day, colour, note=""):
        plan = reach(user)
        return report_progress(
            plan=plan,
            action=action_in(plan, 1),
            user=user,
            on=TODAY - dt.timedelta(days=day),
            progress=colour,
            note=note,
        )

    def test_is_added_to_what_was_said_before(self, reach, core_member, action):
        self.report(reach, core_member, 30, "green")
        self.report(reach, core_member, 0, "amber", "Two settings are late.")
        assert [entry.progress for entry in action.entries.all()] == ["amber", "green"]
        assert Action.objects.get().progress == "amber"

    def test_of_an_earlier_day_does_not_change_how_it_goes_now(self, reach, lead, action):
        self.report(reach, lead, 0, "red")
        self.report(reach, lead, 30, "green")
        assert Action.objects.get().progress == "red"

    def test_sent_twice_stands_once(self, reach, lead, action):
        first, second = (self.report(reach, lead, 0, "red", "Late.") for _ in range(2))
        assert (first, ProgressEntry.objects.count()) == (second, 1)

    def test_of_two_at_once_is_kept_from_both(self, reach, lead, core_member, action):
        self.report(reach, lead, 0, "red")
        self.report(reach, core_member, 0, "green")
        assert [entry.by for entry in action.entries.all()] == [core_member, lead]

    def test_is_reported_by_an_adviser_who_leads_it(self, reach, adviser, action):
        action.lead = adviser
        action.save()
        assert self.report(reach, adviser, 0, "green").by == adviser

    @pytest.mark.parametrize("who", ["adviser", "reader"])
    def test_is_not_reported_by_one_who_does_not(self, reach, request, who, action):
        with pytest.raises(Refused, match="reported by the action’s lead"):
            self.report(reach, request.getfixturevalue(who), 0, "green")

    def test_is_not_reported_by_one_who_leads_it_but_may_only_read_now(self, reach, reader, action):
        action.lead = reader
        action.save()
        with pytest.raises(Refused):
            self.report(reach, reader, 0, "green")


class TestMoving:
    def move(self, reach, user, status, version=1, reason=""):
        plan = reach(user)
        return move_action(
            plan=plan, action=action_in(plan, 1), user=user, status=status, version=version, reason=reason
        )

    def test_to_done_although_a_milestone_is_open(self, reach, core_member, action):
        MilestoneFactory(action=action)
        assert self.move(reach, core_member, "done").status == "done"

    def test_to_dropped_takes_a_reason(self, reach, lead, action):
        with pytest.raises(Refused, match="Say why"):
            self.move(reach, lead, "dropped")
        assert self.move(reach, lead, "dropped", reason="Not needed").status_reason == "Not needed"

    def test_back_from_dropped_forgets_the_reason(self, reach, lead, action):
        self.move(reach, lead, "dropped", reason="Not needed")
        assert self.move(reach, lead, "doing", version=2).status_reason == ""

    def test_where_someone_else_moved_it_elsewhere_is_refused(self, reach, lead, core_member, action):
        self.move(reach, lead, "done")
        with pytest.raises(BothChanged):
            self.move(reach, core_member, "to-do", version=1)
        assert Action.objects.get().status == "done"

    def test_where_someone_else_moved_it_to_the_same_is_done_already(self, reach, lead, core_member, action):
        self.move(reach, lead, "done")
        assert self.move(reach, core_member, "done", version=1).version == 2


class TestTheTable:
    def change(self, reach, user, version, **given):
        plan = reach(user)
        row = action_in(plan, 1)
        seen = row if row.version == version else row.history.get(version=version)
        base = Quick(seen.status, seen.progress, seen.due, seen.lead_id, seen.lead_name)
        return change_in_table(
            plan=plan,
            action=row,
            user=user,
            given=replace(base, **given),
            version=version,
            today=TODAY,
        )

    def test_changes_all_four_in_one_save(self, reach, lead, action):
        self.change(reach, lead, 1, status="to-do", progress="red", due=TODAY, lead_id=None, lead_name="Head")
        row = Action.objects.get()
        assert (row.status, row.progress, row.due, row.lead, row.lead_name) == (
            "to-do",
            "red",
            TODAY,
            None,
            "Head",
        )
        assert [(entry.progress, entry.on) for entry in row.entries.all()] == [("red", TODAY)]

    def test_progress_as_it_was_is_not_reported_again(self, reach, lead, action):
        self.change(reach, lead, 1, progress="red")
        self.change(reach, lead, 2, due=TODAY)
        assert ProgressEntry.objects.count() == 1

    def test_two_who_give_other_progress_are_asked(self, reach, lead, core_member, action):
        self.change(reach, lead, 1, progress="red")
        with pytest.raises(BothChanged) as clash:
            self.change(reach, core_member, 1, progress="green")
        assert clash.value.fields == ("progress",)
        assert Action.objects.get().progress == "red"

    def test_keeps_what_someone_wrote_in_the_form_meanwhile(self, reach, lead, core_member, action):
        row = Action.objects.get()
        change_action(
            plan=reach(lead), action=row, user=lead, details=replace(details_of(row), title="New"), version=1
        )
        self.change(reach, core_member, 1, due=TODAY)
        row.refresh_from_db()
        assert (row.title, row.due) == ("New", TODAY)

    def test_a_dropped_action_keeps_its_reason(self, reach, lead, action):
        action.status, action.status_reason = "dropped", "Not needed"
        action.save()
        assert self.change(reach, lead, 1, due=TODAY).status_reason == "Not needed"
