import datetime as dt
import json
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.models import Milestone, Plan
from evaluations.reports.build import UnknownSchema
from evaluations.reports.plain import from_plain, to_plain
from evaluations.reports.plans.build import draft_drawn, draft_of, freeze, thaw
from evaluations.reports.plans.changes import changes_between
from evaluations.reports.plans.model import PlanReport
from tests.evaluations.plan_files import sample
from tests.factories.plans import ActionFactory

pytestmark = pytest.mark.django_db


def fresh(plan: Plan) -> Plan:
    return Plan.objects.select_related("round__authority", "round__framework").get(pk=plan.pk)


def test_a_report_goes_to_json_and_back():
    kept = json.loads(json.dumps(to_plain(sample.REPORT)))
    assert from_plain(PlanReport, kept) == sample.REPORT


def test_the_report_holds_the_whole_plan(plan):
    report = draft_of(fresh(plan), today=dt.date(2010, 3, 1))
    head, first = report.head, report.actions[0]
    assert (head.authority, head.round, head.framework_short, head.good) == (
        "Any Borough",
        "Gifted and talented 2009",
        "G&T local authority quality standards (LAQS) 2009",
        "Green",
    )
    assert (head.agreed_by, head.agreed_first) == (("Lena Lead", "Cory Core"), dt.date(2009, 11, 10))
    assert [
        (line.element, line.level, line.below, line.actions, line.reason) for line in report.ratings[:4]
    ] == [
        ("1", "red", True, ("A1", "A2"), ""),
        ("2", "amber", True, (), "The policy is due for review in May."),
        ("3", "green", False, (), ""),
        ("4", "", False, (), ""),
    ]
    assert (first.ref, first.lead, first.pence, first.status_label) == (
        "A1",
        "Cory Core",
        420050,
        "In progress",
    )
    assert [one.title for one in first.milestones] == ["Ask schools", "Train leads"]
    assert [(one.progress, one.note, one.by) for one in first.history] == [
        ("Amber", "Two schools wait.", "Cory Core")
    ]
    assert [action.overdue(head.as_at) for action in report.actions] == [False, True, False]


def test_a_dropped_action_answers_no_rating_and_costs_nothing(plan):
    plan.actions.get(number=1)
    action = plan.actions.get(number=1)
    action.status, action.status_reason = "dropped", "No longer needed"
    action.save()
    report = draft_of(fresh(plan))
    assert (report.ratings[0].actions, report.pence) == (("A2",), 0)


def queries(plan: Plan) -> int:
    found = fresh(plan)
    with CaptureQueriesContext(connection) as captured:
        draft_drawn(found)
    return len(captured)


def test_a_draft_takes_eight_queries_however_many_actions(plan):
    draft_of(fresh(plan))
    few = queries(plan)
    for number in range(4, 20):
        action = ActionFactory(plan=plan, number=number)
        Milestone.objects.create(action=action, title="Step", due=dt.date(2010, 1, 1))
    assert (few, queries(plan)) == (8, 8)


def test_a_frozen_report_keeps_the_name_of_its_signer(plan, lead):
    lead.job_title = "Head of school improvement"
    report = draft_of(fresh(plan))
    kept = thaw(json.loads(json.dumps(freeze(report, lead))))
    assert kept == replace(
        report, head=replace(report.head, signed_by="Lena Lead, Head of school improvement")
    )


def test_a_report_of_another_schema_is_refused():
    with pytest.raises(UnknownSchema, match=r"This plan is of schema 9; this version of LAQS reads 1\."):
        thaw({"schema": 9})


def test_days_that_pass_change_nothing():
    later = replace(
        sample.REPORT, head=replace(sample.HEAD, as_at=dt.date(2011, 1, 1), signed_by="Lena Lead")
    )
    assert changes_between(sample.REPORT, later) == []


def test_changes_are_said_field_by_field():
    first, second, third = sample.REPORT.actions
    milestones = (
        first.milestones[0],
        replace(first.milestones[1], done_on=dt.date(2010, 3, 2)),
        replace(first.milestones[2], due=dt.date(2010, 4, 1)),
    )
    now = replace(
        sample.REPORT,
        actions=(
            replace(first, pence=500000, due=dt.date(2010, 4, 30), milestones=milestones),
            replace(second, progress="green"),
            third,
            replace(third, ref="A4", title="Visit two schools"),
        ),
        ratings=(
            *sample.RATINGS[:3],
            replace(sample.RATINGS[3], reason="None is needed."),
            sample.RATINGS[4],
        ),
        follow_ups=sample.FOLLOW_UPS[:1],
    )
    said = [
        (
            change.about[:3],
            change.kind,
            change.of_progress,
            [(line.what, line.was, line.now) for line in change.lines],
        )
        for change in changes_between(sample.REPORT, now)
    ]
    assert said == [
        ("2.3", "changed", False, [("Reason for no action", "", "None is needed.")]),
        (
            "A1 ",
            "changed",
            False,
            [
                ("Due", "26 March 2010", "30 April 2010"),
                ("Cost, £", "£4,200", "£5,000"),
                (
                    "Milestone reached",
                    "12 February 2010: autumn data loaded and checked",
                    "12 February 2010: autumn data loaded and checked (done 2 March 2010)",
                ),
                ("Milestone", "19 March 2010: spring data loaded", "1 April 2010: spring data loaded"),
            ],
        ),
        ("A2 ", "changed", True, [("Progress", "Amber", "Green")]),
        ("A4 ", "new", False, [("Action", "", "Visit two schools"), ("Status", "", "Not started")]),
        ("Nex", "gone", False, []),
    ]
