"""The pages of a plan as people see them."""

import datetime as dt

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Action, FollowUp, Milestone, NoAction, Plan, PlanRevision
from tests.evaluations.pages.reading import Page
from tests.evaluations.plans.conftest import words
from tests.factories.plans import ActionFactory, MilestoneFactory, PlanFactory
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.usefixtures("frameworks")


class TestList:
    def test_shows_the_plans_of_the_authority_and_rounds_without_one(
        self, get, lead, authority, late, other_authority
    ):
        ActionFactory(plan=late.plan, status="done")
        ActionFactory(plan=late.plan, status="dropped")
        RoundFactory(authority=authority, name="Spring 2010", created_by=lead)
        RoundFactory(authority=authority, name="Not open", created_by=lead, state=RoundState.SETTING_UP)
        PlanFactory(round=RoundFactory(authority=other_authority, name="Elsewhere"))
        rows = get(lead, reverse("evaluations:plans")).rows("Action plans, newest first")
        assert [[row[0].split(" National")[0], *row[1:]] for row in rows] == [
            ["Autumn 2009", "2", "1 Overdue", "1 of 2", "Not signed yet"],
            ["Spring 2010", "–", "–", "–", "Not begun"],
        ]

    def test_a_reader_sees_those_that_are_signed(self, get, reader, lead, plan):
        page = get(reader, reverse("evaluations:plans"))
        assert "you can read it once it is signed" in page.text
        PlanRevision.objects.create(plan=plan, number=1, report={}, signed_by=lead)
        rows = get(reader, reverse("evaluations:plans")).rows("Action plans, newest first")
        assert [row[-1] for row in rows] == ["Signed"]


class TestMaking:
    def test_one_press_on_a_judgement(self, sign_in, lead, url, red):
        answer = sign_in(lead).post(url("action_make"), {"cell": "early-years/2.5"})
        made = Action.objects.get()
        assert answer["Location"] == url("action_edit", 1)
        assert (made.cell, made.origin) == (red, "judgement")
        assert made.origin_text == "Significant improvement needed. Why 2.5 is SI."

    def test_one_press_on_a_criterion(self, sign_in, lead, url, content, red):
        criterion = content.element("2.5").criteria[0]
        sign_in(lead).post(url("action_make"), {"cell": "early-years/2.5", "criterion": criterion.ref})
        made = Action.objects.get()
        assert (made.origin, made.criterion_id, made.origin_text) == (
            "criterion",
            criterion.pk,
            criterion.quote,
        )
        assert made.title == criterion.quote[:500]

    def test_one_press_on_what_would_lift_a_rating(self, sign_in, lead, url, content):
        criterion = content.element("2.5").criteria[0]
        data = {"cell": "early-years/2.5", "lift": f"{criterion.anchor} Meet “this”."}
        sign_in(lead).post(url("action_make"), data)
        made = Action.objects.get()
        assert (made.title, made.origin, made.origin_text, made.criterion_id) == (
            "Meet “this”.",
            "lift",
            "Meet “this”.",
            criterion.pk,
        )

    def test_one_press_on_what_holds_a_rating_down(self, sign_in, lead, url):
        data = {"held": "primary/1.1 One of four is met."}
        sign_in(lead).post(url("action_make"), data)
        made = Action.objects.get()
        assert (made.title, made.origin, made.origin_text) == (
            "Lift 1.1 Delivery of programmes, Primary",
            "lift",
            "One of four is met.",
        )

    @pytest.mark.parametrize(
        "data",
        [
            {},
            {"cell": "nonsense"},
            {"cell": "early-years/1.4"},
            {"cell": "early-years/2.5", "criterion": "nonsense"},
        ],
    )
    def test_of_what_is_not_there_is_not_found(self, sign_in, lead, url, round_, data):
        assert sign_in(lead).post(url("action_make"), data).status_code == 404
        assert Plan.objects.count() == 0

    def test_what_is_very_long_is_shortened_in_the_title_alone(self, sign_in, lead, url, round_):
        text = "word " * 300
        sign_in(lead).post(url("action_make"), {"cell": "early-years/2.5", "lift": f" {text}"})
        made = Action.objects.get()
        assert (len(made.title) <= 500, made.title[-1], made.origin_text) == (True, "…", text.strip())


class TestActionPage:
    def test_tells_its_story(self, get, sign_in, lead, core_member, url, late, today):
        sign_in(core_member).post(
            url("action_progress", 1),
            {"progress": "red", "note": "Two settings are late.", "on": f"{today:%d/%m/%Y}"},
        )
        page = get(lead, url("action", 1))
        assert page.heading == "A1 Gather the data each term"
        assert f"Red {words(today)} Two settings are late. Cory Core" in page.text
        changes = page.rows("What changed, newest first")
        assert ["Cory Core", "Progress", "Amber", "Red", "–"] in [row[1:] for row in changes]
        assert page.loose_ends == []

    def test_a_milestone_is_marked_as_reached(self, sign_in, core_member, url, late, today):
        step = late.milestones.get(title="data checked")
        page = Page(
            sign_in(core_member).post(url("action_milestone", 1), {"milestone": step.pk}, follow=True)
        )
        assert page.messages == ["“data checked” is marked as reached."]
        assert Milestone.objects.get(pk=step.pk).done_on == today

    def test_a_milestone_of_another_action_is_not_there(self, sign_in, lead, url, late):
        other = MilestoneFactory(action=ActionFactory(plan=late.plan))
        answer = sign_in(lead).post(url("action_milestone", 1), {"milestone": other.pk})
        assert answer.status_code == 404

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ({"on": "1/3/2010"}, ("id_progress_0", "Choose red, amber or green.")),
            ({"progress": "red", "on": ""}, ("id_on", "Give the day that this is true of.")),
            ({"progress": "red", "on": "1/3/2099"}, ("id_on", "The day cannot be after today.")),
            (
                {"progress": "red", "on": "1/3/0010"},
                ("id_on", "Check the year: it has to be between 1990 and 2100."),
            ),
        ],
    )
    def test_progress_that_cannot_be_kept_says_why(self, sign_in, lead, url, action, data, said):
        answer = sign_in(lead).post(url("action_progress", 1), {"note": "Typed.", **data})
        page = Page(answer)
        assert (answer.status_code, page.errors) == (422, [said])
        assert "Typed." in page.html

    def test_dropping_asks_why(self, sign_in, lead, url, action):
        client = sign_in(lead)
        empty = Page(client.post(url("action_drop", 1), {"reason": " ", "version": 1}))
        assert empty.errors == [
            ("id_reason", "Say why the action is dropped: the reason stays with the plan.")
        ]
        client.post(url("action_drop", 1), {"reason": "Not needed", "version": 1})
        assert (Action.objects.get().status, Action.objects.get().status_reason) == ("dropped", "Not needed")


class TestOthers:
    def test_a_reason_for_no_action(self, sign_in, lead, url, plan, amber):
        address = url("plan_reason", "primary", "1.1")
        page = Page(sign_in(lead).post(address, {"reason": "In hand.", "version": 0}, follow=True))
        assert page.messages == [
            "The reason for no action on 1.1 Delivery of programmes, Primary is recorded."
        ]
        assert NoAction.objects.get().cell == amber

    def test_a_reason_over_someone_elses_shows_theirs(self, sign_in, lead, core_member, url, plan, amber):
        address = url("plan_reason", "primary", "1.1")
        sign_in(lead).post(address, {"reason": "In hand.", "version": 0})
        page = Page(sign_in(core_member).post(address, {"reason": "Mine.", "version": 0}))
        assert "Lena Lead wrote: “In hand.” while you were writing." in page.errors[0][1]
        assert "Mine." in page.html
        data = {"reason": "Mine.", "version": page.at("id_version").attrs["value"]}
        sign_in(core_member).post(address, data)
        assert NoAction.objects.get().reason == "Mine."

    def test_a_follow_up_is_added_confirmed_and_removed(self, sign_in, lead, url, plan):
        client = sign_in(lead)
        data = {"kind": "activity", "text": "Visit", "due": "1/5/2010"}
        client.post(url("follow_up_new"), data)
        row = FollowUp.objects.get()
        client.post(url("follow_up", row.pk), {**data, "confirmed_on": "1/3/2010", "version": 1})
        row.refresh_from_db()
        assert (row.confirmed_on, row.version) == (dt.date(2010, 3, 1), 2)
        client.post(url("follow_up", row.pk), {**data, "version": 2, "do": "remove"})
        assert FollowUp.objects.count() == 0

    def test_a_follow_up_of_another_plan_is_not_there(self, sign_in, lead, url, plan, authority):
        other = PlanFactory(round=RoundFactory(authority=authority, created_by=lead))
        row = FollowUp.objects.create(plan=other, kind="monitor", text="Watch", updated_by=lead)
        assert sign_in(lead).get(url("follow_up", row.pk)).status_code == 404

    def test_what_stands_before_the_actions(self, sign_in, lead, core_member, url, plan):
        data = {"introduction": "What follows.", "committee": "Board", "version": 1}
        sign_in(lead).post(url("plan_about"), data)
        page = Page(sign_in(core_member).post(url("plan_about"), {**data, "introduction": "Mine."}))
        assert "Lena Lead saved this introduction: “What follows.”" in page.errors[0][1]
        assert Plan.objects.get().introduction == "What follows."


def test_filters_offer_names_as_they_are_written_and_keep_what_was_chosen(sign_in, lead, plan, round_):
    name = 'Ada "A" <O’Neil> & Co'
    ActionFactory.create(plan=plan, number=1, lead=None, lead_name=name, updated_by=lead)
    page = Page(sign_in(lead).get(f"/plans/{round_.slug}/", {"lead": name}))
    offered = [option for option in page.root.all if option.attrs.get("value") == name]
    assert [(option.text, "selected" in option.attrs) for option in offered] == [(name, True)]


@pytest.mark.parametrize(("cost", "words"), [("12000", "£12,000"), ("1250.5", "£1,250.50"), ("0", "£0")])
def test_a_cost_reads_as_money(get, lead, url, action, cost, words):
    Action.objects.filter(pk=action.pk).update(cost=cost)
    text = get(lead, url("action", 1)).text
    assert text.split("Cost: ")[1].split()[0] == words
