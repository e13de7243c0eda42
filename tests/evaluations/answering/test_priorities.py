"""The priorities of all teams on one board: joined across teams, put into the plan."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Action, JointPriority, TeamPriority
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.answering import answered, answering_team
from tests.factories.answers import in_state
from tests.factories.rounds import cell_of


@pytest.fixture
def board(laser):
    return reverse("evaluations:priorities", args=[laser.slug])


@pytest.fixture
def into_plan(laser):
    return reverse("evaluations:priority_plan", args=[laser.slug])


def aim(team, cell, text, user, **said):
    return answered(team, cell, "good").priorities.create(text=text, updated_by=user, **said)


@pytest.fixture
def aims(laser, cell, primary, governors, lead):
    rows = [
        aim(primary, cell, "Raise reading of boys at seven", lead, rag="amber", progress="Begun"),
        aim(governors, cell, "Boys’ reading at seven", lead),
        aim(governors, cell_of(laser, "2"), "Train clerks", lead),
    ]
    in_state(laser, RoundState.AGREEING)
    return rows


def test_what_is_alike_across_teams_is_suggested_and_joined_with_one_press(as_core, board, aims):
    page = Page(as_core.get(board))
    ticked = [
        node.attrs["value"] for node in page.find("input") if node.attrs.get("id", "").startswith("alike-")
    ]
    assert (sorted(ticked), page.loose_ends) == (sorted(str(row.pk) for row in aims[:2]), [])
    as_core.post(board, {"priority": ticked, "text": "Reading of boys"})
    joint = JointPriority.objects.get()
    assert (joint.text, sorted(joint.parts.values_list("pk", flat=True))) == (
        "Reading of boys",
        [aims[0].pk, aims[1].pk],
    )
    assert "Reading of boys Governor services, Primary advisers" in Page(as_core.get(board)).text


@pytest.mark.parametrize(
    ("count", "text", "said"),
    [(1, "Reading", "Tick at least two priorities that are not joined yet."), (2, " ", "Say in a line what")],
)
def test_what_cannot_be_joined_is_said_and_stays_ticked(as_core, board, aims, count, text, said):
    page = Page(as_core.post(board, {"priority": [row.pk for row in aims[:count]], "text": text}))
    assert (page.response.status_code, said in page.errors[0][1]) == (422, True)
    assert [f"priority-{row.pk}" for row in aims if "checked" in page.at(f"priority-{row.pk}").attrs] == [
        f"priority-{row.pk}" for row in aims[:count]
    ]


def test_joined_priorities_can_be_taken_apart(as_core, board, aims):
    as_core.post(board, {"priority": [row.pk for row in aims[:2]], "text": "Reading"})
    as_core.post(board, {"part": JointPriority.objects.get().pk})
    assert (JointPriority.objects.count(), TeamPriority.objects.filter(joint=None).count()) == (0, 3)


def test_taken_apart_each_says_what_is_in_the_plan_and_makes_no_second_action(
    as_core, board, into_plan, aims
):
    as_core.post(board, {"priority": [row.pk for row in aims[:2]], "text": "Reading"})
    joint = JointPriority.objects.get().pk
    as_core.post(into_plan, {"joint": joint})
    as_core.post(board, {"part": joint})
    as_core.post(into_plan, {"priority": aims[0].pk})
    action = Action.objects.get()
    assert [row.action for row in TeamPriority.objects.order_by("pk")] == [action, action, None]


def test_one_press_makes_an_action_and_a_second_press_no_other(as_core, into_plan, aims, laser):
    for _ in range(2):
        response = as_core.post(into_plan, {"priority": aims[0].pk})
    action = Action.objects.get()
    assert response["Location"] == reverse("evaluations:action_edit", args=[laser.slug, action.number])
    assert (action.title, action.origin, action.cell_id) == (
        "Raise reading of boys at seven",
        "priority",
        aims[0].answer.cell_id,
    )


def test_a_joint_priority_goes_into_the_plan_and_the_board_says_so(as_core, board, into_plan, aims):
    as_core.post(board, {"priority": [row.pk for row in aims[:2]], "text": "Reading"})
    as_core.post(into_plan, {"joint": JointPriority.objects.get().pk})
    assert [node.text for node in Page(as_core.get(board)).find("a") if "in the plan" in node.text] == [
        "A1 in the plan"
    ]


@pytest.mark.parametrize(("joined", "same"), [((0, 1), True), ((0, 1, 2), False)])
def test_a_joint_priority_keeps_the_question_that_all_its_parts_stand_under(
    as_core, board, into_plan, aims, joined, same
):
    as_core.post(board, {"priority": [aims[n].pk for n in joined], "text": "Reading"})
    page = Page(as_core.post(into_plan, {"joint": JointPriority.objects.get().pk}, follow=True))
    chosen = [node.attrs["value"] for node in page.find("option") if "selected" in node.attrs]
    assert (str(aims[0].answer.cell_id) in chosen, Action.objects.get().cell_id) == (
        same,
        aims[0].answer.cell_id if same else None,
    )


UNTIL_SIGNED = "The teams’ priorities are for the round’s team until it is signed off."
IN_REPORT = "The teams’ priorities stand in the round’s report"


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (RoundState.RATING, UNTIL_SIGNED),
        (RoundState.AGREEING, UNTIL_SIGNED),
        (RoundState.SIGNED_OFF, IN_REPORT),
    ],
)
def test_who_only_reads_is_told_for_whom_priorities_are(sign_in, adviser, laser, board, aims, state, said):
    in_state(laser, state)
    text = Page(sign_in(adviser).get(board)).text
    assert (said in text, "No team has written" in text, "Train clerks" in text) == (True, False, False)


def test_a_member_whose_teams_wrote_none_is_told_so_before_the_reveal(as_lead, laser, board, primary, cell):
    aim(primary, cell, "Reading", laser.created_by)
    assert "Your own teams have written no priority yet." in Page(as_lead.get(board)).text
    in_state(laser, RoundState.AGREEING)
    TeamPriority.objects.all().delete()
    assert "No team has written a priority yet." in Page(as_lead.get(board)).text


def test_before_the_reveal_a_person_sees_their_own_teams_and_plans_nothing(
    as_core, laser, board, into_plan, aims
):
    in_state(laser, RoundState.RATING)
    text = Page(as_core.get(board)).text
    assert ("Raise reading" in text, "Train clerks" in text) == (True, False)
    as_core.post(into_plan, {"priority": aims[0].pk})
    assert as_core.post(into_plan, {"priority": aims[2].pk}).status_code == 404
    assert Action.objects.count() == 0


def test_the_board_costs_the_same_for_many(as_core, board, aims, laser, lead):
    as_core.post(board, {"priority": [row.pk for row in aims[:2]], "text": "Reading"})
    as_core.get(board)
    one = asked(lambda: as_core.get(board))
    for n in range(3):
        team = answering_team(laser, f"Team {n}", lead)
        rows = [aim(team, cell, f"Thing {n} of its own", lead) for cell in laser.cells.all()[:3]]
        as_core.post(board, {"priority": [row.pk for row in rows[:2]], "text": f"Thing {n}"})
    as_core.get(board)
    stands(one, asked(lambda: as_core.get(board)), MOST)
