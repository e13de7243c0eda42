"""The form of an action: every field, its milestones, two people at once, nothing typed lost."""

import datetime as dt
from decimal import Decimal

import pytest

from evaluations.models import Action, Milestone
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import MembershipFactory
from tests.factories.plans import MilestoneFactory

pytestmark = pytest.mark.usefixtures("frameworks")


@pytest.fixture
def form(sign_in, lead, url):
    """What the form sends as it stands, for this person."""

    def filled(user=lead, number=1):
        page = Page(sign_in(user).get(url("action_edit", number)))
        (found,) = [node for node in page.find("form") if node.has("lq-edit")]
        found.attrs["id"] = "edit"
        return {name: values[0] for name, values in page.sends("edit").items()}

    return filled


WHOLE = {
    "title": "Gather the data",
    "priority": "Better data",
    "lead_name": "Early Years manager",
    "helpers": "The data team",
    "start": "5/10/2009",
    "due": "26 March 2010",
    "resources": "Two days a term",
    "cost": "£1,250.50",
    "success": "All data are in",
    "indicator": "Settings in time",
    "baseline": "61%",
    "target": "95%",
    "monitored_by": "The board",
    "monitored_how": "A report",
    "monitored_when": "half-termly",
    "evaluation": "More settings track progress.",
    "evaluated_on": "2010-07-01",
    "status": "doing",
    "committee_on": "1/4/2010",
}


def test_everything_that_an_action_says_is_kept(sign_in, lead, url, red):
    data = {
        **WHOLE,
        "place": red.pk,
        "step-title-n1": "Half of it",
        "step-due-n1": "12/2/2010",
        "step-title-n2": "",
        "step-due-n2": "",
    }
    page = Page(sign_in(lead).post(url("action_new"), data, follow=True))
    assert page.messages == ["A1 is added to the plan."]
    row = Action.objects.get()
    assert {name: getattr(row, name) for name in WHOLE} == {
        **WHOLE,
        "start": dt.date(2009, 10, 5),
        "due": dt.date(2010, 3, 26),
        "cost": Decimal("1250.50"),
        "evaluated_on": dt.date(2010, 7, 1),
        "committee_on": dt.date(2010, 4, 1),
    }
    assert (row.cell, row.origin, row.milestones.get().title) == (red, "free", "Half of it")
    assert page.loose_ends == []


def test_a_form_sent_as_it_stands_changes_nothing(sign_in, lead, url, action, form):
    MilestoneFactory(action=action, done_on=dt.date(2010, 2, 1))
    action.cost = Decimal("1250.50")
    action.save()
    sign_in(lead).post(url("action_edit", 1), form())
    assert (Action.objects.get().version, Milestone.history.count()) == (1, 1)


def test_a_new_action_may_be_asked_for_a_rating(get, lead, url, amber):
    page = get(lead, f"{url('action_new')}?cell={amber.pk}")
    (chosen,) = [node.text for node in page.at("id_place").all if "selected" in node.attrs]
    assert chosen == "1.1 Delivery of programmes, Primary"


def test_leads_are_offered_who_may_lead(get, lead, url, action, authority, guest, reader, adviser, outsider):
    MembershipFactory(authority=authority, user__name="Gone Away", ended_at="2010-01-01T00:00Z")
    offered = [node.text for node in get(lead, url("action_edit", 1)).at("id_lead").all]
    assert offered == ["Nobody yet", "Ada Adviser", "Cory Core", "Lena Lead"]


def test_a_lead_who_has_left_stays_until_someone_else_is_chosen(
    get, lead, url, action, core_member, form, sign_in
):
    membership = core_member.memberships.get()
    membership.ended_at = "2010-01-01T00:00Z"
    membership.save()
    offered = [node.text for node in get(lead, url("action_edit", 1)).at("id_lead").all]
    assert "Cory Core (no longer a member)" in offered
    sign_in(lead).post(url("action_edit", 1), {**form(), "title": "New"})
    assert (Action.objects.get().lead, Action.objects.get().title) == (core_member, "New")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": " "}, ("id_title", "Say what will be done.")),
        ({"due": "soon"}, ("id_due", "Write the date as day, month and year, for example 26/3/2010.")),
        ({"due": "1/1/1066"}, ("id_due", "Check the year: it has to be between 1990 and 2100.")),
        (
            {"start": "27/2/2010"},
            ("id_due", "The action is due before it starts. Change one of the two dates."),
        ),
        (
            {"lead_name": "Head"},
            ("id_lead_name", "An action has one lead. Choose an account or write a name, not both."),
        ),
        ({"cost": "a lot"}, ("id_cost", "Write the cost in pounds, for example 1,200 or 1200.50.")),
        ({"cost": "-1"}, ("id_cost", "The cost has to be between £0 and £99,999,999.")),
        ({"cost": "NaN"}, ("id_cost", "The cost has to be between £0 and £99,999,999.")),
        (
            {"status": "dropped"},
            ("id_status_reason", "Say why it is dropped: the reason stays with the plan."),
        ),
        ({"place": "999999"}, ("id_place", "Choose from the list as it is now.")),
        ({"lead": "999999"}, ("id_lead", "Choose from the list as it is now.")),
        ({"step-title-n1": "No date"}, ("step-due-n1", "Give the date of the milestone.")),
        ({"step-due-n1": "1/2/2010"}, ("step-title-n1", "Say what the milestone is, or remove it.")),
        (
            {"step-title-n1": "x" * 301, "step-due-n1": "1/2/2010"},
            ("step-title-n1", "Shorten the milestone to 300 characters: it has 301."),
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    sign_in, lead, url, action, form, changes, said
):
    answer = sign_in(lead).post(url("action_edit", 1), {**form(), "success": "Typed at length.", **changes})
    page = Page(answer)
    assert (answer.status_code, page.errors) == (422, [said])
    assert (page.loose_ends, "Typed at length." in page.html) == ([], True)
    assert page.html.count("Error: Edit A1") == 1
    assert Action.objects.get().version == 1


def test_more_rows_for_milestones_keep_what_was_typed(sign_in, lead, url, action, form):
    typed = {**form(), "title": "", "success": "Half written", "step-title-n1": "First", "do": "more"}
    page = Page(sign_in(lead).post(url("action_edit", 1), typed))
    names = [node.attrs["name"] for node in page.find("input") if "step-title" in node.attrs.get("name", "")]
    assert (page.errors, "Half written" in page.html) == ([], True)
    assert names == [f"step-title-n{n}" for n in range(1, 6)]
    assert page.at("step-title-n1").attrs["value"] == "First"
    assert Action.objects.get().version == 1


def test_milestones_are_changed_reached_and_removed(sign_in, lead, url, action, form):
    first, second = (MilestoneFactory(action=action, title=title) for title in ("First", "Second"))
    data = {
        **form(),
        f"step-title-{first.pk}": "First of all",
        f"step-done-{first.pk}": "13/2/2010",
        f"step-remove-{second.pk}": "on",
    }
    sign_in(lead).post(url("action_edit", 1), data)
    row = Milestone.objects.get()
    assert (row.title, row.done_on, row.history.first().history_user) == (
        "First of all",
        dt.date(2010, 2, 13),
        lead,
    )


def test_done_with_an_open_milestone_is_kept_with_a_hint(sign_in, lead, url, action, form):
    MilestoneFactory(action=action)
    client = sign_in(lead)
    page = Page(client.post(url("action_edit", 1), {**form(), "status": "done"}, follow=True))
    assert page.messages[0].startswith("A1 is saved. One milestone is not marked as reached")
    page = Page(client.post(url("action_edit", 1), {**form(), "status_reason": "It fell away."}, follow=True))
    assert page.messages == ["A1 is saved."]


class TestTwoPeople:
    def test_who_changed_different_fields_are_not_bothered(
        self, sign_in, lead, core_member, url, action, form
    ):
        theirs, mine = form(), form()
        sign_in(core_member).post(url("action_edit", 1), {**theirs, "success": "All of it"})
        answer = sign_in(lead).post(url("action_edit", 1), {**mine, "target": "95%"})
        row = Action.objects.get()
        assert (answer.status_code, row.success, row.target) == (302, "All of it", "95%")

    def test_who_changed_the_same_see_both_and_decide(self, sign_in, lead, core_member, url, action, form):
        theirs, mine = form(), form()
        sign_in(core_member).post(
            url("action_edit", 1), {**theirs, "success": "All of it", "due": "1/4/2010", "helpers": "Them"}
        )
        answer = sign_in(lead).post(
            url("action_edit", 1), {**mine, "success": "Most of it", "due": "1/5/2010", "target": "95%"}
        )
        page = Page(answer)
        assert answer.status_code == 409
        assert "Cory Core saved this action while you were writing" in page.text
        clash = next(node for node in page.find("section") if node.has("lq-clash")).text
        both = ("All of it", "Most of it", "1 April 2010", "1 May 2010")
        assert [text for text in both if text not in clash] == []
        (found,) = [node for node in page.find("form") if node.has("lq-edit")]
        found.attrs["id"] = "edit"
        again = {name: values[0] for name, values in page.sends("edit").items()}
        assert (again["success"], again["helpers"], again["target"]) == ("Most of it", "Them", "95%")
        sign_in(lead).post(url("action_edit", 1), again)
        row = Action.objects.get()
        assert (row.success, row.due, row.helpers, row.target) == (
            "Most of it",
            dt.date(2010, 5, 1),
            "Them",
            "95%",
        )

    def test_who_changed_one_milestone_see_both(self, sign_in, lead, core_member, url, action, form):
        step = MilestoneFactory(action=action, title="Data loaded")
        theirs, mine = form(), form()
        name = f"step-title-{step.pk}"
        sign_in(core_member).post(url("action_edit", 1), {**theirs, name: "Data checked"})
        answer = sign_in(lead).post(url("action_edit", 1), {**mine, name: "Data used"})
        page = Page(answer)
        assert answer.status_code == 409
        assert "Cory Core saved meanwhile: 12 February 2010, Data checked." in page.text
        (found,) = [node for node in page.find("form") if node.has("lq-edit")]
        found.attrs["id"] = "edit"
        again = {key: values[0] for key, values in page.sends("edit").items()}
        sign_in(lead).post(url("action_edit", 1), again)
        assert Milestone.objects.get().title == "Data used"
