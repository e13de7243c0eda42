"""Search in parts of plans, self-evaluations, what teams answer and notes of visit: what leads where, and for whom."""

import datetime as dt

import pytest
from django.urls import reverse

from evaluations.enums import NoteState, RoundState
from evaluations.models import (
    DigestTable,
    FollowUp,
    GroupJudgement,
    Milestone,
    Overall,
    ProgressEntry,
    SelfSummary,
    TeamPriority,
    Variation,
)
from evaluations.selectors.search import search
from tests.factories.answering import LaserFactory, answered, answering_team
from tests.factories.answers import in_state
from tests.factories.notes import NoteFactory, line
from tests.factories.plans import ActionFactory, PlanFactory
from tests.factories.rounds import RoundFactory, cell_of, join
from tests.factories.selfevaluation import ScheduleFactory, entry, statement

DAY = dt.date(2010, 3, 1)


@pytest.fixture
def find(authority):
    """Kind, title and address of what a person finds."""

    def found(user, query="heron"):
        role = user.memberships.get(authority=authority).role
        return [
            (one.kind.value, hit.title, hit.url)
            for one in search(user, authority, role, query)
            for hit in one.hits
        ]

    return found


@pytest.fixture
def action(authority, lead, frameworks):
    round_ = RoundFactory(authority=authority, name="Spring 2010", created_by=lead)
    return ActionFactory(plan=PlanFactory(round=round_), title="Mend it", updated_by=lead)


def test_milestones_and_progress_lead_to_their_action_once(lead, action, find):
    Milestone.objects.create(action=action, title="Heron counted", due=DAY)
    for note in ("A heron seen.", "Two herons."):
        ProgressEntry.objects.create(action=action, on=DAY, progress="green", note=note, by=lead)
    slug = action.plan.round.slug
    assert find(lead) == [("plan", "A1 Mend it", reverse("evaluations:action", args=[slug, 1]))]


def test_follow_ups_lead_to_the_plan(lead, reader, action, find):
    FollowUp.objects.create(plan=action.plan, kind="activity", text="Ring the herons", updated_by=lead)
    address = reverse("evaluations:plan", args=[action.plan.round.slug])
    assert find(lead) == [("plan", "Follow-up after the plan", address)]
    assert find(reader) == []


@pytest.fixture
def schedule(authority, lead, frameworks):
    return ScheduleFactory(authority=authority, name="Schedule", created_by=lead)


def test_a_self_evaluation_is_found_by_its_entries_notes_and_summary(lead, reader, guest, schedule, find):
    first, second = cell_of(schedule, "1"), cell_of(schedule, "2")
    entry(first, lead, "Herons thrive.")
    statement(second, lead, note="Heron log.")
    SelfSummary.objects.create(round=schedule, opening="The heron.", context="", updated_by=lead)
    join(schedule, guest, "guest", (second,))
    aspects = [
        ("self", name, reverse("evaluations:self_aspect", args=[schedule.slug, ref]))
        for name, ref in (("1 Corporate leadership", "1"), ("2 Policy, strategy and roles", "2"))
    ]
    summary = (
        "self",
        "Summary of self-evaluation",
        reverse("evaluations:self_summary", args=[schedule.slug]),
    )
    assert (find(lead), find(guest), find(reader)) == ([*aspects, summary], aspects[1:], [])
    in_state(schedule, RoundState.SIGNED_OFF)
    assert find(reader) == [*aspects, summary]


def test_what_a_team_answers_is_its_own_until_it_is_revealed(
    authority, lead, core_member, reader, guest, frameworks, find
):
    round_ = LaserFactory(authority=authority, name="LASER", created_by=lead)
    for who in (lead, core_member):
        join(round_, who)
    cell = cell_of(round_, "18")
    join(round_, guest, "guest", (cell,))
    team = answering_team(round_, "Primary", core_member)
    answer = answered(team, cell, text="Nothing here.")
    Variation.objects.create(answer=answer, kind="group", what="Herons", updated_by=lead)
    TeamPriority.objects.create(answer=answer, text="Count herons", updated_by=lead)
    own = reverse("evaluations:team_answer", args=[round_.slug, team.pk, "all", "18"])
    told = f"{reverse('evaluations:report', args=[round_.slug])}#q-18"
    assert find(core_member) == [("answer", "18 Reports to schools", own)]
    assert find(lead) == []
    in_state(round_, RoundState.AGREEING)
    assert [find(who) for who in (lead, core_member)] == [[("answer", "18 Reports to schools", told)]] * 2
    assert [find(who) for who in (reader, guest)] == [[], []]
    in_state(round_, RoundState.SIGNED_OFF)
    assert (find(reader), find(guest)) == ([("answer", "18 Reports to schools", told)], [])


def test_judgements_of_groups_and_the_digest_are_found_where_they_may_be_read(
    authority, lead, reader, guest, frameworks, find
):
    round_ = LaserFactory(authority=authority, name="LASER", created_by=lead)
    join(round_, lead, "lead")
    join(round_, guest, "guest", (cell_of(round_, "18"),))
    level = round_.framework.levels.get(code="good")
    GroupJudgement.objects.create(round=round_, level=level, rationale="Herons thrive.", updated_by=lead)
    DigestTable.objects.create(round=round_, number=1, title="Herons by year", updated_by=lead)
    report = reverse("evaluations:report", args=[round_.slug])
    digest = reverse("evaluations:digest", args=[round_.slug])
    everything = [
        ("evidence", "Data digest", f"{report}#digest"),
        ("judgement", "Judgements of groups of questions", f"{report}#overall"),
    ]
    assert (find(lead), find(reader)) == ([("evidence", "Data digest", digest)], [])
    in_state(round_, RoundState.AGREEING)
    assert (find(lead), find(reader)) == (everything, [])
    in_state(round_, RoundState.SIGNED_OFF)
    assert (find(lead), find(reader), find(guest)) == (everything, everything, [])


def test_reasons_of_overall_ratings_are_found_once_they_are_revealed(authority, lead, reader, action, find):
    round_ = action.plan.round
    join(round_, lead, "lead")
    area, level = round_.framework.areas.first(), round_.framework.levels.first()
    Overall.objects.create(round=round_, area=area, level=level, reason="A heron.", updated_by=lead)
    url = reverse("evaluations:overall", args=[round_.slug])
    in_state(round_, RoundState.RATING)
    assert (find(lead), find(reader)) == ([], [])
    in_state(round_, RoundState.AGREEING)
    assert (find(lead), find(reader)) == ([("judgement", "Overall ratings", url)], [])
    in_state(round_, RoundState.SIGNED_OFF)
    assert (find(lead), find(reader)) == ([("judgement", "Overall ratings", url)],) * 2


@pytest.mark.parametrize(
    ("state", "who"),
    [
        (NoteState.DRAFT, []),
        (NoteState.SHARED, ["lead", "adviser"]),
        (NoteState.FINAL, ["lead", "adviser", "reader"]),
    ],
)
def test_notes_of_visit_are_found_once_they_may_be_read(
    authority, lead, adviser, reader, guest, frameworks, find, state, who
):
    note = NoteFactory(authority=authority, state=state)
    line(note, "2.4", "The heron is back.")
    people = {"lead": lead, "adviser": adviser, "reader": reader, "guest": guest}
    assert [name for name, one in people.items() if find(one)] == who


def test_all_kinds_together_cost_seven_queries(
    authority, lead, action, schedule, find, django_assert_num_queries, django_assert_max_num_queries
):
    def more(number):
        Milestone.objects.create(action=action, title=f"Heron {number}", due=DAY)
        entry(cell_of(schedule, "1"), lead, f"Heron {number}")
        line(NoteFactory(authority=authority, state=NoteState.FINAL), "2.4", f"Heron {number}")

    more(1)
    with django_assert_max_num_queries(8) as few:  # one is of the role
        assert len(find(lead)) == 3
    more(2)
    more(3)
    with django_assert_num_queries(len(few)):
        find(lead)
