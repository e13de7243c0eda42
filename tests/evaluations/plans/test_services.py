"""Writing a plan: who may, what two people do at once, what is never lost."""

import datetime as dt
from dataclasses import replace

import pytest

from evaluations.enums import RoundState
from evaluations.models import Action, FollowUp, NoAction, Plan
from evaluations.selectors.plans.action_page import action_in
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.plans.actions import add_action, change_action
from evaluations.services.plans.beginning import change_about
from evaluations.services.plans.details import BothChanged, Details, details_of
from evaluations.services.plans.follow_ups import (
    FollowUpDetails,
    add_follow_up,
    change_follow_up,
    remove_follow_up,
)
from evaluations.services.plans.milestones import Step, said_of
from evaluations.services.plans.reasons import leave_out
from tests.evaluations.plans.conftest import TODAY

pytestmark = pytest.mark.usefixtures("frameworks")

DAY = dt.date(2010, 2, 12)


class TestAdding:
    def test_the_first_action_begins_the_plan(self, reach, core_member, round_, red):
        made = add_action(
            plan=reach(core_member), user=core_member, details=Details("Gather data", cell_id=red.pk)
        )
        assert (made.ref, made.plan, made.updated_by) == ("A1", Plan.objects.get(round=round_), core_member)

    def test_a_number_is_never_given_twice(self, reach, lead, action):
        action.delete()
        assert add_action(plan=reach(lead), user=lead, details=Details("Another")).ref == "A2"

    def test_it_comes_with_its_milestones(self, reach, lead):
        step = Step(None, ("Half of it", DAY, None))
        made = add_action(plan=reach(lead), user=lead, details=Details("Do it"), steps=[step])
        assert [said_of(row) for row in made.milestones.all()] == [("Half of it", DAY, None)]
        assert made.milestones.get().history.get().history_user == lead

    def test_not_while_the_round_is_being_set_up(self, reach, lead, round_):
        round_.state = RoundState.SETTING_UP
        round_.save()
        with pytest.raises(Refused, match="begins once the round is open"):
            add_action(plan=reach(lead), user=lead, details=Details("Too early"))
        assert Plan.objects.count() == 0

    def test_still_after_the_round_is_signed_off(self, reach, lead, round_):
        round_.state = RoundState.SIGNED_OFF
        round_.save()
        assert add_action(plan=reach(lead), user=lead, details=Details("Later")).ref == "A1"

    @pytest.mark.parametrize("who", ["reader", "adviser"])
    def test_not_by_those_who_only_read(self, reach, request, who):
        user = request.getfixturevalue(who)
        with pytest.raises(Refused, match="written by the core team"):
            add_action(plan=reach(user), user=user, details=Details("Mine"))

    @pytest.mark.parametrize(
        ("details", "said"),
        [
            (Details("Do", start=dt.date(2010, 3, 2), due=DAY), "due before it starts"),
            (Details("Do", status="dropped"), "Say why the action is dropped"),
        ],
    )
    def test_not_where_the_fields_do_not_go_together(self, reach, lead, details, said):
        with pytest.raises(Refused, match=said):
            add_action(plan=reach(lead), user=lead, details=details)
        assert Action.objects.count() == 0


class TestChanging:
    def change(self, reach, user, version, **changes):
        plan = reach(user)
        row = action_in(plan, 1)
        base = row if version == row.version else row.history.get(version=version)
        details = replace(details_of(base), **changes)
        return change_action(plan=plan, action=row, user=user, details=details, version=version)

    def test_a_change_is_kept_with_who_and_what_was_before(self, reach, lead, action):
        self.change(reach, lead, 1, title="Gather them twice")
        versions = [(row.version, row.title, row.history_user) for row in action.history.all()]
        assert versions[0] == (2, "Gather them twice", lead)
        assert versions[1][1] == "Gather the data each term"

    def test_nothing_changed_is_no_new_version(self, reach, lead, action):
        self.change(reach, lead, 1)
        assert (Action.objects.get().version, action.history.count()) == (1, 1)

    def test_two_people_who_change_different_fields_both_keep_theirs(self, reach, lead, core_member, action):
        self.change(reach, lead, 1, title="Gather them twice")
        self.change(reach, core_member, 1, due=dt.date(2010, 4, 1))
        row = Action.objects.get()
        assert (row.title, row.due, row.version) == ("Gather them twice", dt.date(2010, 4, 1), 3)

    def test_two_who_change_the_same_field_are_asked(self, reach, lead, core_member, action):
        self.change(reach, lead, 1, title="Gather them twice", success="All")
        with pytest.raises(BothChanged) as clash:
            self.change(reach, core_member, 1, title="Gather them weekly", target="95%")
        assert clash.value.fields == ("title",)
        assert (clash.value.merged.title, clash.value.merged.success) == ("Gather them weekly", "All")
        assert Action.objects.get().title == "Gather them twice"

    def test_who_leads_is_one_thing_whether_account_or_name(self, reach, lead, core_member, action):
        self.change(reach, lead, 1, lead_id=None, lead_name="Head of Service")
        with pytest.raises(BothChanged) as clash:
            self.change(reach, core_member, 1, lead_id=lead.pk)
        assert clash.value.fields == ("lead_id",)

    def test_what_two_people_do_at_once_is_still_held_to_the_rules(self, reach, lead, core_member, action):
        self.change(reach, lead, 1, start=dt.date(2010, 2, 20))
        with pytest.raises(Refused, match="due before it starts"):
            self.change(reach, core_member, 1, due=dt.date(2010, 2, 15))

    def test_an_action_moved_to_another_rating_is_no_longer_of_the_criterion(
        self, reach, lead, action, red, amber, content
    ):
        action.criterion_id = content.element("2.5").criteria[0].pk
        action.save()
        self.change(reach, lead, 1, cell_id=amber.pk)
        assert Action.objects.get().criterion_id is None

    def test_a_version_that_never_was_overwrites_nothing(self, reach, lead, action):
        details = replace(details_of(action), title="Mine")
        with pytest.raises(BothChanged):
            change_action(plan=reach(lead), action=action, user=lead, details=details, version=99)


class TestReasons:
    def leave(self, reach, user, cell, reason, version=0):
        return leave_out(plan=reach(user), cell_id=cell.pk, user=user, reason=reason, version=version)

    def test_a_reason_is_recorded_changed_and_taken_back(self, reach, lead, amber):
        assert self.leave(reach, lead, amber, "In hand.").version == 1
        assert self.leave(reach, lead, amber, "In hand until July.", 1).version == 2
        assert self.leave(reach, lead, amber, "", 2) is None
        assert (NoAction.objects.count(), NoAction.history.count()) == (0, 3)

    def test_one_written_over_is_refused_with_theirs(self, reach, lead, core_member, amber):
        self.leave(reach, lead, amber, "In hand.")
        with pytest.raises(Overtaken) as overtaken:
            self.leave(reach, core_member, amber, "Mine.")
        assert overtaken.value.theirs.reason == "In hand."

    def test_one_taken_back_meanwhile_is_refused_too(self, reach, lead, core_member, amber):
        self.leave(reach, lead, amber, "In hand.")
        self.leave(reach, lead, amber, "", 1)
        with pytest.raises(Overtaken) as overtaken:
            self.leave(reach, core_member, amber, "Mine.", 1)
        assert overtaken.value.theirs is None

    def test_nothing_said_of_nothing_begins_no_plan(self, reach, lead, amber):
        self.leave(reach, lead, amber, "")
        assert Plan.objects.count() == 0


class TestFollowUps:
    def test_is_added_confirmed_and_removed(self, reach, lead):
        given = FollowUpDetails("activity", "Visit", "The adviser", DAY)
        row = add_follow_up(plan=reach(lead), user=lead, details=given)
        changed = replace(given, confirmed_on=TODAY)
        change_follow_up(plan=reach(lead), follow_up=row, user=lead, details=changed, version=1)
        assert (FollowUp.objects.get().confirmed_on, FollowUp.objects.get().version) == (TODAY, 2)
        remove_follow_up(plan=reach(lead), follow_up=row, user=lead, version=2)
        assert (FollowUp.objects.count(), FollowUp.history.first().history_user) == (0, lead)

    def test_is_not_changed_nor_removed_over_someone_else(self, reach, lead, core_member):
        row = add_follow_up(plan=reach(lead), user=lead, details=FollowUpDetails("activity", "Visit"))
        other = FollowUpDetails("activity", "Visit twice")
        change_follow_up(plan=reach(lead), follow_up=row, user=lead, details=other, version=1)
        with pytest.raises(Overtaken):
            remove_follow_up(plan=reach(core_member), follow_up=row, user=core_member, version=1)
        with pytest.raises(Overtaken):
            change_follow_up(
                plan=reach(core_member),
                follow_up=row,
                user=core_member,
                details=FollowUpDetails("monitor", "Mine"),
                version=1,
            )
        assert FollowUp.objects.get().text == "Visit twice"


class TestAbout:
    def test_is_kept_with_a_version(self, reach, lead, core_member, plan):
        change_about(plan=reach(lead), user=lead, version=1, introduction="What follows.")
        with pytest.raises(Overtaken):
            change_about(plan=reach(core_member), user=core_member, version=1, introduction="Mine.")
        assert Plan.objects.get().introduction == "What follows."

    def test_begins_a_plan(self, reach, lead, round_):
        change_about(plan=reach(lead), user=lead, version=1, introduction="First.")
        assert Plan.objects.get(round=round_).introduction == "First."

    def test_adding_an_action_does_not_overtake_it(self, reach, lead, plan):
        add_action(plan=reach(lead), user=lead, details=Details("Do"))
        change_about(plan=reach(lead), user=lead, version=1, introduction="Still mine.")
        assert Plan.objects.get().introduction == "Still mine."


class TestSentTwice:
    def test_an_action_is_added_once(self, reach, lead, core_member):
        first, second = (add_action(plan=reach(lead), user=lead, details=Details("Do")) for _ in range(2))
        assert (first, Action.objects.count()) == (second, 1)
        add_action(plan=reach(core_member), user=core_member, details=Details("Do"))
        add_action(plan=reach(lead), user=lead, details=Details("Do more"))
        assert Action.objects.count() == 3

    def test_an_hour_later_it_is_another(self, reach, lead):
        made = add_action(plan=reach(lead), user=lead, details=Details("Do"))
        made.created_at -= dt.timedelta(hours=1)
        made.save()
        assert add_action(plan=reach(lead), user=lead, details=Details("Do")).ref == "A2"
