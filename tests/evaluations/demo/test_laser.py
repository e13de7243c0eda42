"""LASER of last year and of this year, as the demo tells them."""

import datetime as dt
from collections import Counter

import pytest
from django.utils import timezone

from accounts.models import LocalAuthority, User
from evaluations.demo import load_demo
from evaluations.demo.answering.told import read_answers
from evaluations.demo.calendar import Calendar
from evaluations.demo.reading import DemoFault
from evaluations.enums import Origin
from evaluations.models import (
    Action,
    AnsweringTeam,
    DigestTable,
    GroupJudgement,
    JointPriority,
    Judgement,
    Round,
    TeamAnswer,
    TeamPriority,
)
from evaluations.reports.answering.build import answering_report
from evaluations.selectors.access import round_for
from evaluations.selectors.answering.charts import picture_of
from evaluations.selectors.answering.hints import hints_on_text, hints_on_trend
from evaluations.selectors.answering.priorities import board_of
from evaluations.selectors.answering.waiting import team_tasks
from evaluations.selectors.rounds import rounds_of

LAST, AGAIN = "any-borough-laser", "any-borough-laser-again"
ROUNDS = {LAST, AGAIN}


def test_four_teams_answered_all_that_they_were_given(db, today):
    teams = AnsweringTeam.objects.filter(round__slug=LAST)
    given = {team.name: (team.cells.count(), team.answers.count()) for team in teams}
    assert given == {
        "School improvement": (0, 28),
        "Early years and childcare": (12, 12),
        "Inclusion and SEN": (12, 12),
        "Governor services": (8, 8),
    }
    unsaid = TeamAnswer.objects.filter(team__round__slug=LAST, level=None)
    assert list(unsaid) == []


def test_every_text_differs_from_every_other(db, today):
    counted = Counter(TeamAnswer.objects.filter(team__round__slug=LAST).values_list("text", flat=True))
    assert (len(counted), set(counted.values())) == (60, {1})


def test_last_year_every_question_and_every_group_is_judged(db, today):
    judged = Judgement.objects.filter(cell__round__slug=LAST).values_list("level__code", flat=True)
    assert Counter(judged) == {"good": 22, "requiring-improvement": 4, "outstanding": 2}
    groups = GroupJudgement.objects.filter(round__slug=LAST).values_list("area__ref", flat=True)
    assert set(groups) == {"leadership", "management", "capacity", None}


def test_the_digest_has_two_tables_that_answers_point_at_and_each_makes_a_chart(db, today):
    tables = list(DigestTable.objects.filter(round__slug=LAST))
    assert [
        (table.ref, table.cited_by.exists(), picture_of(table.chart, table.columns, table.rows) is not None)
        for table in tables
    ] == [
        ("D1", True, True),
        ("D2", True, True),
    ]


def test_priorities_that_teams_share_are_joined_and_became_actions(db, today):
    joint = JointPriority.objects.filter(round__slug=LAST).select_related("action")
    assert sorted((row.parts.count(), row.action.origin) for row in joint) == [
        (2, Origin.PRIORITY),
        (2, Origin.PRIORITY),
        (3, Origin.PRIORITY),
    ]
    alone = TeamPriority.objects.filter(answer__team__round__slug=LAST).exclude(action=None)
    assert alone.count() == 2
    assert Action.objects.filter(plan__round__slug=LAST).count() == 6


def test_this_year_two_teams_of_four_owe_answers(db, today):
    lead = User.objects.get(email="lead@any-borough.example")
    tasks = team_tasks(lead, rounds_of(lead, LocalAuthority.objects.get(slug="any-borough")))
    assert [(task.round.slug, task.team, task.left, task.of, task.mine) for task in tasks] == [
        (AGAIN, "Early years and childcare", 0, 12, False),
        (AGAIN, "Governor services", 0, 8, False),
        (AGAIN, "Inclusion and SEN", 10, 12, False),
        (AGAIN, "School improvement", 13, 28, False),
    ]


def test_this_year_five_questions_are_agreed_and_the_board_suggests_what_to_join(db, today):
    judged = Judgement.objects.filter(cell__round__slug=AGAIN).values_list("cell__element__ref", flat=True)
    assert set(judged) == {"2", "4", "8", "14", "20"}
    lead = User.objects.get(email="lead@any-borough.example")
    board = board_of(round_for(lead, AGAIN), lead)
    teams = [sorted({card.team for card in group.cards}) for group in board.alike]
    assert ["Early years and childcare", "Inclusion and SEN", "School improvement"] in teams
    assert ["Early years and childcare", "Governor services"] in teams


def test_a_few_texts_of_this_year_get_the_hints_that_the_guidance_gives(db, today):
    answers = TeamAnswer.objects.filter(team__round__slug=AGAIN, team__name="School improvement")
    told = {
        answer.cell.element.ref: [hint.about for hint in hints_on_text(answer.text, ["Good"])]
        + [hint.about for hint in hints_on_trend(answer.trend, answer.figures)]
        for answer in answers.select_related("cell__element")
    }
    assert {ref: about for ref, about in told.items() if about} == {
        "10": ["text"],
        "13": ["text"],
        "14": ["figures"],
    }


def test_last_year_is_frozen_with_what_the_teams_answered(db, today):
    round_ = Round.objects.select_related("authority", "framework").get(slug=LAST)
    before = answering_report(round_)
    TeamAnswer.objects.filter(team__round=round_).update(text="Changed behind its back")
    assert answering_report(round_) == before


def test_nothing_was_written_after_the_sign_off_or_after_today(db, today):
    round_ = Round.objects.get(slug=LAST)
    written = TeamAnswer.history.filter(team__round=round_).latest("history_date").history_date
    judged = Judgement.objects.filter(cell__round=round_).latest("updated_at").updated_at
    assert written < judged < round_.signed_off_at
    assert timezone.localdate(Action.objects.latest("updated_at").updated_at) <= today


def test_loading_it_on_a_later_day_changes_nothing(db, today):
    models = (Round, TeamAnswer, TeamPriority, DigestTable, JointPriority, GroupJudgement, Action)
    before = {model: list(model.objects.order_by("pk").values_list()) for model in models}
    load_demo(only=ROUNDS, today=today + dt.timedelta(days=400))
    assert {model: list(model.objects.order_by("pk").values_list()) for model in models} == before


def test_a_key_that_nobody_reads_is_a_fault_that_says_where(monkeypatch):
    told = {"teams": [{"name": "Inclusion", "members": [], "answers": {"3": {"levle": "good"}}}]}
    monkeypatch.setattr(Calendar, "read", lambda self, name: told)
    with pytest.raises(DemoFault, match=r"answers.yaml, Inclusion, 3: unknown levle"):
        read_answers("answers.yaml", Calendar(dt.date(2031, 2, 14)))
