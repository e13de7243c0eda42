"""The actions of a plan as table, board and timeline."""

import datetime as dt

import pytest

from evaluations.enums import RoundState
from evaluations.models import Action, FollowUp, NoAction, Plan
from tests.evaluations.pages.reading import Page
from tests.evaluations.plans.conftest import words
from tests.factories.plans import ActionFactory, MilestoneFactory

pytestmark = pytest.mark.usefixtures("frameworks")

HTMX = {"HX-Request": "true"}

DAY = dt.timedelta(days=1)

TABLE = "Actions by aspect"


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
