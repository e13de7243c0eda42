"""Two self-evaluations on Ofsted's framework and the inspection, as the demo tells them."""

import datetime as dt
from collections import Counter

import pytest
from django.utils import timezone

from evaluations.demo import load_demo
from evaluations.enums import ClockKind
from evaluations.models import (
    AcademyConcern,
    Finding,
    Inspection,
    NotebookEntry,
    ReadyDocument,
    ReadyPerson,
    Round,
    SelfEntry,
    SelfSummary,
    StatementRecord,
)
from evaluations.reports.readiness.build import readiness_of
from evaluations.reports.selfevaluation.build import self_report_of
from evaluations.selectors.inspections.clocks import clocks_of
from evaluations.services.signing import what_is_missing
from schools.enums import CollectionKind, Judged
from schools.models import Ask, Collection, Return
from standards.content import content_for

LAST, AGAIN = "any-borough-self-evaluation", "any-borough-self-evaluation-again"
ROUNDS = {LAST, AGAIN}


@pytest.fixture
def inspection(db, today):
    return Inspection.objects.select_related("round").get()


def test_last_year_all_42_statements_are_considered_and_some_of_each_sort(db, today):
    extents = StatementRecord.objects.filter(cell__round__slug=LAST).values_list("extent", flat=True)
    assert Counter(extents) == {"fully": 21, "partly": 18, "not-yet": 3}


def test_last_year_has_strengths_weaknesses_and_impact_in_every_aspect(db, today):
    entries = SelfEntry.objects.filter(cell__round__slug=LAST)
    said = Counter(entries.values_list("cell__element__ref", "kind").distinct())
    assert len(said) == 9 * 3
    assert entries.filter(key=True).count() == 10
    assert SelfSummary.objects.get(round__slug=LAST).opening.startswith("Any Borough knows its schools")


def test_last_year_is_frozen_and_says_the_same_whatever_is_written_since(db, today):
    round_ = Round.objects.select_related("authority", "framework").get(slug=LAST)
    before = self_report_of(round_)
    SelfEntry.objects.filter(cell__round=round_).update(text="Changed behind its back")
    assert self_report_of(round_) == before


def test_this_year_is_half_written_and_says_what_is_missing(db, today):
    round_ = Round.objects.select_related("authority", "framework").get(slug=AGAIN)
    missing = what_is_missing(round_, content_for(round_.framework))
    assert (round_.state, round_.previous.slug, len(missing)) == ("rating", LAST, 5)
    assert missing[-1] == "Summary: no key finding is chosen."


def test_nothing_was_written_before_the_round_was_open_or_after_its_sign_off(db, today):
    round_ = Round.objects.get(slug=LAST)
    rows = StatementRecord.history.filter(cell__round=round_).order_by("history_date")
    opened = Round.history.filter(id=round_.pk, state="rating").latest("history_id").history_date
    assert opened < rows.first().history_date <= rows.last().history_date < round_.signed_off_at


def test_the_inspection_follows_the_sign_off_and_is_not_published(inspection, today):
    assert timezone.localdate(inspection.round.signed_off_at) < inspection.notified_on
    assert inspection.published_on is None
    weekdays = [day.weekday() for day in (inspection.week1_on, inspection.week2_on, inspection.ended_on)]
    assert weekdays == [0, 0, 4]
    assert inspection.notified_on < inspection.week2_on < inspection.ended_on < today


def test_three_clocks_are_done_in_time_and_two_are_running(inspection, today):
    clocks = clocks_of(inspection, inspection.clocks.all(), today)
    assert {clock.kind: (clock.done is not None, clock.is_late, clock.is_open) for clock in clocks} == {
        ClockKind.ACCURACY: (True, False, False),
        ClockKind.REPORT: (True, False, False),
        ClockKind.COPIES: (True, False, False),
        ClockKind.PUBLISHED: (False, False, True),
        ClockKind.STATEMENT: (False, False, True),
    }
    assert [clock.kind for clock in clocks if clock.overdue] == []


def test_its_notebook_has_entries_of_every_kind_and_three_in_confidence(inspection):
    rows = NotebookEntry.objects.filter(inspection=inspection)
    assert Counter(rows.values_list("kind", flat=True)) == {
        "activity": 3,
        "meeting": 5,
        "emerging": 1,
        "feedback": 1,
    }
    assert rows.filter(in_confidence=True).count() == 3
    days = list(rows.values_list("held_on", flat=True))
    assert inspection.notified_on <= min(days) <= max(days) <= inspection.ended_on


def test_four_findings_of_five_are_answered_by_actions_of_the_plan(inspection):
    linked = [finding.actions.count() for finding in Finding.objects.filter(inspection=inspection)]
    assert linked == [1, 1, 1, 1, 0]
    texts = [finding.text for finding in Finding.objects.all()]
    actions = [action.title for finding in Finding.objects.all() for action in finding.actions.all()]
    assert set(texts) & set(actions) == set()


def test_loading_it_on_a_later_day_changes_nothing(db, today):
    models = (Round, StatementRecord, SelfEntry, Inspection, NotebookEntry, Finding)
    before = {model: list(model.objects.order_by("pk").values_list()) for model in models}
    load_demo(only=ROUNDS, today=today + dt.timedelta(days=400))
    assert {model: list(model.objects.order_by("pk").values_list()) for model in models} == before


def test_schools_were_asked_what_inspectors_will_ask_and_most_have_answered(db, today):
    collection = Collection.objects.get()
    asks = Ask.objects.filter(collection=collection)
    assert (collection.kind, collection.closed_at) == (CollectionKind.INSPECTION, None)
    assert (asks.count(), asks.exclude(answer=None).count()) == (22, 14)
    judged = Counter(asks.values_list("judged", flat=True))
    assert judged == {Judged.GOOD: 18, Judged.NOT_GOOD: 4}
    answered = Return.objects.latest("answered_at").answered_at
    assert timezone.localdate(answered) < today < collection.due


def test_documents_are_in_all_states_and_people_half_confirmed(db, today):
    states = Counter(ReadyDocument.objects.filter(round__slug=AGAIN).values_list("state", flat=True))
    assert states == {"ready": 4, "draft": 2, "preparing": 2, "not-started": 1}
    people = Counter(ReadyPerson.objects.filter(round__slug=AGAIN).values_list("state", flat=True))
    assert people == {"confirmed": 5, "invited": 2, "to-invite": 1}
    answered = [concern.answered_on is not None for concern in AcademyConcern.objects.order_by("raised_on")]
    assert answered == [True, False, False]


def test_readiness_of_last_year_is_kept_as_at_the_day_of_its_sign_off(db, today):
    round_ = Round.objects.select_related("authority", "framework").get(slug=LAST)
    kept = readiness_of(round_)
    assert kept.as_at == timezone.localdate(round_.signed_off_at)
    assert (
        ReadyDocument.objects.filter(round=round_).count(),
        ReadyPerson.objects.filter(round=round_).count(),
    ) == (9, 5)
