"""The pages of a plan as people see them."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluations.enums import RoundState
from evaluations.models import Action, FollowUp, Milestone, NoAction, Plan, PlanRevision
from tests.evaluations.pages.reading import Page
from tests.factories.plans import ActionFactory, MilestoneFactory, PlanFactory
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.usefixtures("frameworks")

HTMX = {"HX-Request": "true"}
DAY = dt.timedelta(days=1)
TABLE = "Actions by aspect"


@pytest.fixture
def url(round_):
    def address(name="plan", *more):
        return reverse(f"evaluations:{name}", args=[round_.slug, *more])

    return address


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def late(action, today) -> Action:
    """A1, due three days ago, with one milestone reached and one late."""
    action.due, action.start = today - 3 * DAY, today - 60 * DAY
    action.success, action.indicator = "All data are in", "Settings in time"
    action.baseline, action.target = "61%", "95%"
    action.monitored_by, action.monitored_when, action.progress = "Early Years board", "half-termly", "amber"
    action.save()
    MilestoneFactory(action=action, title="agreement signed", due=today - 30 * DAY, done_on=today - 31 * DAY)
    MilestoneFactory(action=action, title="data checked", due=today - 5 * DAY)
    return action


def words(day):
    return f"{day.day} {day:%B %Y}"


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


class TestTable:
    def test_tells_all_of_an_action_in_words(self, get, lead, url, late, today):
        rows = get(lead, url()).rows(TABLE)
        steps = [today - 30 * DAY, today - 5 * DAY]
        assert rows[0] == [
            "2.5 Effective use of data to promote progress of all children and young people, Early Years "
            "SI Significant improvement needed"
        ]
        assert rows[1] == [
            "A1",
            f"Gather the data each term {words(today - 60 * DAY)} to {words(today - 3 * DAY)}",
            "Cory Core",
            f"{words(steps[0])}: agreement signed , done {words(steps[1])}: data checked Late",
            "All data are in Settings in time: 95% (from 61%) Monitored by Early Years board, half-termly",
            "Amber In progress Overdue by 3 days Milestone late Edit A1",
        ]

    def test_has_figures_of_the_whole_plan(self, get, lead, url, late, today):
        ActionFactory(plan=late.plan, due=today + 30 * DAY)
        ActionFactory(plan=late.plan, status="done", due=today - DAY)
        ActionFactory(plan=late.plan, status="dropped")
        page = get(lead, f"{url()}?status=done")
        figures = next(node for node in page.find("dl") if node.has("lq-figures"))
        by = today + 30 * DAY
        assert figures.text == f"actions 3 late 1 due by {by.day} {by:%B} 1 done 1"

    def test_names_the_ratings_that_still_wait(self, get, lead, adviser, url, plan):
        assert "2 of 2 ratings below Good have no action and no recorded reason yet" in get(lead, url()).text
        read_only = get(adviser, url())
        assert "reason yet: 2.5 Early Years, 1.1 Primary." in read_only.text
        assert "Make an action" not in read_only.text

    def test_says_why_a_rating_has_no_action(self, get, lead, url, plan, red, amber, action):
        NoAction.objects.create(plan=plan, cell=amber, reason="It ends in July.", updated_by=lead)
        page = get(lead, url())
        assert "have no action and no recorded reason" not in page.text
        assert "1.1 Delivery of programmes, Primary" in page.text
        assert "It ends in July. Lena Lead" in page.text

    def test_groups_free_actions_last(self, get, lead, url, action):
        ActionFactory(plan=action.plan, title="Free")
        assert [row[0] for row in get(lead, url()).rows(TABLE)][2:] == ["Other actions", "A2"]

    @pytest.mark.parametrize(
        ("query", "refs"),
        [
            ("lead={lead}", ["A2"]),
            ("lead=Head", ["A3"]),
            ("lead=nobody", ["A4"]),
            ("place=early-years", ["A1"]),
            ("place=primary/1.1", ["A2"]),
            ("place=free", ["A3", "A4"]),
            ("status=done", ["A3"]),
            ("progress=red", ["A2"]),
            ("progress=none", ["A1", "A3", "A4"]),
            ("status=done&progress=red", []),
            ("status=nonsense", ["A1", "A2", "A3", "A4"]),
        ],
    )
    def test_is_narrowed(self, get, lead, url, action, amber, query, refs):
        plan = action.plan
        ActionFactory(plan=plan, cell=amber, lead=lead, progress="red")
        ActionFactory(plan=plan, lead_name="Head", status="done")
        ActionFactory(plan=plan)
        page = get(lead, f"{url()}?{query.format(lead=f'u{lead.pk}')}")
        shown = [row[0] for row in page.rows(TABLE) if len(row) > 1] if refs else []
        assert shown == refs
        assert page.loose_ends == []
        if not refs:
            assert "No action fits." in page.text

    def test_empty_it_says_what_to_do(self, get, lead, adviser, url, round_):
        assert "press “Make an action”" in get(lead, url()).text
        assert "once the core team writes them" in get(adviser, url()).text
        round_.state = RoundState.SETTING_UP
        round_.save()
        assert "begins once it is open for rating" in get(lead, url()).text
        assert Plan.objects.count() == 0

    def test_says_what_stands_before_it_and_after(self, get, lead, url, plan, today):
        plan.introduction, plan.committee, plan.committee_on = "What follows.", "Children’s board", today
        plan.save()
        FollowUp.objects.create(plan=plan, kind="activity", text="Visit", confirmed_on=today, updated_by=lead)
        page = get(lead, url())
        assert f"Goes to Children’s board on {words(today)}." in page.text
        assert page.rows("Follow-up activities, then next steps to monitor") == [
            ["Visit", "Follow-up activity", "–", "–", words(today), "Not yet"]
        ]

    def test_words_are_shown_as_they_were_typed(self, get, lead, url, action):
        action.title = "<script>alert(1)</script> & co"
        action.save()
        for name in ("plan", "plan_board", "plan_timeline"):
            page = get(lead, url(name))
            assert "<script>alert" not in page.html
            assert "<script>alert(1)</script> & co" in page.text

    def test_shows_a_change_at_once(self, get, lead, url, action):
        get(lead, url())
        action.title, action.version = "Another title", 2
        action.save()
        assert get(lead, url()).rows(TABLE)[1][1].startswith("Another title")


class TestRowInTheTable:
    def test_becomes_a_form_and_a_row_again(self, sign_in, lead, url, action, today):
        client = sign_in(lead)
        form = Page(client.get(url("action_row", 1), headers=HTMX))
        assert "Due" in form.text
        data = {"status": "done", "progress": "green", "due": f"{today:%d/%m/%Y}", "version": 1}
        row = Page(client.post(url("action_row", 1), {**data, "lead": lead.pk}, headers=HTMX))
        assert "Green Done" in row.text
        saved = Action.objects.get()
        assert (saved.status, saved.progress, saved.due, saved.lead) == ("done", "green", today, lead)

    def test_without_script_its_link_leads_to_the_whole_form(self, sign_in, lead, url, action):
        response = sign_in(lead).get(url("action_row", 1))
        assert (response.status_code, response["Location"]) == (302, url("action_edit", 1))

    def test_shows_what_someone_else_saved_and_keeps_what_was_chosen(
        self, sign_in, lead, core_member, url, action
    ):
        data = {"status": "done", "progress": "", "due": "26/2/2010", "lead": core_member.pk, "version": 1}
        sign_in(lead).post(url("action_row", 1), {**data, "status": "to-do"}, headers=HTMX)
        answer = sign_in(core_member).post(url("action_row", 1), data, headers=HTMX)
        page = Page(answer)
        assert answer.status_code == 422
        assert "Lena Lead changed this action while you were writing." in page.text
        assert "It stands now at status “Not started”" in page.text
        again = {
            **data,
            "version": next(n.attrs["value"] for n in page.find("input") if n.attrs.get("name") == "version"),
        }
        sign_in(core_member).post(url("action_row", 1), again, headers=HTMX)
        assert (Action.objects.get().status, Action.objects.get().version) == ("done", 3)

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"status": "dropped"}, "Say why the action is dropped"),
            ({"due": "soon"}, "Write the date as day, month and year"),
            ({"lead_name": "Head"}, "An action has one lead"),
            ({"lead": "999"}, "Select a valid choice"),
            ({"status": "nonsense"}, "Select a valid choice"),
        ],
    )
    def test_says_what_is_wrong(self, sign_in, lead, core_member, url, action, changes, said):
        data = {"status": "doing", "due": "26/2/2010", "lead": core_member.pk, "version": 1, **changes}
        for headers in (HTMX, {}):
            answer = sign_in(lead).post(url("action_row", 1), data, headers=headers)
            assert (answer.status_code, said in Page(answer).text) == (422, True)
        assert Action.objects.get().version == 1


class TestBoard:
    def test_has_a_pile_for_each_status(self, get, lead, url, action):
        ActionFactory(plan=action.plan, status="dropped", status_reason="Not needed")
        page = get(lead, url("plan_board"))
        piles = [node.text for node in page.find("section") if node.has("lq-board__pile")]
        assert [pile.split(" A")[0] for pile in piles] == [
            "Not started 0 actions None.",
            "In progress 1 action",
            "Done 0 actions None.",
            "Dropped 1 action",
        ]
        assert page.loose_ends == []

    def test_a_card_names_the_rating_that_it_is_for(self, get, lead, url, action, red):
        Action.objects.filter(pk=action.pk).update(cell=red)
        card = get(lead, url("plan_board")).at("card-1")
        assert "2.5 Use of data, Early Years" in card.text

    def test_a_card_is_moved_by_a_button(self, sign_in, lead, url, action):
        answer = sign_in(lead).post(f"{url('plan_board')}?status=doing", {"move": "1:done:1"})
        assert answer["Location"] == f"{url('plan_board')}?status=doing#card-1"
        assert Action.objects.get().status == "done"

    def test_a_card_done_with_open_milestones_says_so(self, sign_in, lead, url, action):
        MilestoneFactory(action=action)
        page = Page(sign_in(lead).post(url("plan_board"), {"move": "1:done:1"}, follow=True))
        assert page.messages == [
            "A1 is now “Done”. One milestone is not marked as reached: mark what was, or write under "
            "“Reason” why not."
        ]

    def test_a_card_that_someone_else_moved_stays_there(self, sign_in, lead, core_member, url, action):
        sign_in(lead).post(url("plan_board"), {"move": "1:done:1"})
        page = Page(sign_in(core_member).post(url("plan_board"), {"move": "1:to-do:1"}, follow=True))
        assert page.messages == [
            "Lena Lead moved A1 to “Done” before you did. It stands there now: move it again if that is not right."
        ]
        assert Action.objects.get().status == "done"

    @pytest.mark.parametrize("move", ["", "1", "1:dropped:1", "1:nonsense:1", "1:done:x", "1:done:1:2"])
    def test_nonsense_moves_nothing_it_should_not(self, sign_in, lead, url, action, move):
        answer = sign_in(lead).post(url("plan_board"), {"move": move})
        assert answer.status_code in {302, 404}
        assert Action.objects.get().status in {"doing", "done"} - (
            {"done"} if "done:1" not in move else set()
        )

    def test_an_adviser_moves_what_they_lead_and_nothing_else(self, get, sign_in, adviser, url, action):
        ActionFactory(plan=action.plan, lead=adviser)
        page = get(adviser, url("plan_board"))
        assert [node.attrs["value"] for node in page.find("button") if node.attrs.get("name") == "move"] == [
            "2:doing:1",
            "2:done:1",
        ]
        assert sign_in(adviser).post(url("plan_board"), {"move": "1:done:1"}).status_code == 403


class TestTimeline:
    def test_is_also_a_list_in_words(self, get, lead, url, late, today):
        ActionFactory(plan=late.plan, title="Undated")
        page = get(lead, url("plan_timeline"))
        text = page.text
        assert (
            f"A1 Gather the data each term Overdue {words(today - 60 * DAY)} to {words(today - 3 * DAY)}."
            in text
        )
        assert f"{words(today - 5 * DAY)}: data checked, late." in text
        assert "A2 Undated Not started No dates yet." in text
        assert page.loose_ends == []


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
