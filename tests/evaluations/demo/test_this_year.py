"""The rounds of this year and the last: they hang on the day of loading, and come out as the files tell."""

import datetime as dt
from collections import Counter

import pytest
from django.utils import timezone

from evaluations.demo import load_demo
from evaluations.demo.calendar import Calendar
from evaluations.demo.plans import read_round
from evaluations.enums import ActionStatus, MeetingKind, RevisionState
from evaluations.models import (
    Action,
    Difference,
    Judgement,
    LocalDescriptor,
    Meeting,
    Milestone,
    PlanRevision,
    ProgressEntry,
    Rating,
    Round,
    TeamMember,
)
from evaluations.reports.plans.build import draft_of, thaw
from evaluations.reports.plans.changes import changes_between
from evaluations.selectors.plans.access import plan_of
from evaluations.selectors.plans.facts import facts_of
from schools.enums import AnswerSource, Status
from schools.models import Ask, Collection, Return, School
from schools.selectors.summary import stage_one

FIRST, AGAIN = "any-borough-gifted-and-talented", "any-borough-gifted-and-talented-again"
EASTHOLME = "eastholme-gifted-and-talented"
ROUNDS = {FIRST, AGAIN, EASTHOLME}


@pytest.fixture
def in_plan(db, today):
    return facts_of(plan_of(Round.objects.select_related("authority", "framework").get(slug=FIRST)))


@pytest.fixture
def told(db, today):
    """What the files say of a round, by its slug."""
    files = {
        FIRST: "any-borough/gifted-and-talented.yaml",
        AGAIN: "any-borough/gifted-and-talented-again.yaml",
        EASTHOLME: "eastholme/gifted-and-talented.yaml",
    }
    return {slug: read_round(file, Calendar(today)) for slug, file in files.items()}


def latest_days():
    """Of everything that has a day on which it happened."""
    return {
        "ratings": Rating.objects.latest("updated_at").updated_at,
        "judgements": Judgement.objects.latest("updated_at").updated_at,
        "actions": Action.objects.latest("updated_at").updated_at,
        "entries": ProgressEntry.objects.latest("created_at").created_at,
        "returns": Return.objects.latest("answered_at").answered_at,
        "revisions": PlanRevision.objects.latest("approved_at").approved_at,
        "meetings": Meeting.objects.latest("updated_at").updated_at,
        "milestones": Milestone.history.latest("history_date").history_date,
        "asks": Ask.history.latest("history_date").history_date,
        "finished": TeamMember.objects.exclude(finished_at=None).latest("finished_at").finished_at,
    }


def test_names_carry_the_school_year(db, today):
    names = dict(Round.objects.values_list("slug", "name"))
    assert (names[FIRST], names[AGAIN]) == ("Gifted and talented 2029–30", "Gifted and talented 2030–31")
    assert Round.objects.get(slug=AGAIN).period == "September 2030 to July 2031"


def test_nothing_of_it_happened_after_the_day_of_loading(db, today):
    days = {what: timezone.localdate(moment) for what, moment in latest_days().items()}
    assert {what: day for what, day in days.items() if day > today} == {}
    assert {what: day for what, day in days.items() if day < today - dt.timedelta(days=365)} == {}


@pytest.mark.parametrize("slug", [FIRST, AGAIN, EASTHOLME])
def test_members_rated_as_the_files_say(told, slug):
    rows = Rating.objects.filter(cell__round__slug=slug).values_list(
        "cell__element__ref", "user__email", "level__code", "comment", "late"
    )
    emails = {f"{who}@any-borough.example" for who in ("gifted", "primary", "inclusion", "consultant")}
    found = {(element, email): rest for element, email, *rest in rows}
    wanted = {
        (plan.element, _email(who)): [own.level, own.comment, own.late]
        for plan in told[slug].cells
        for who, own in plan.ratings.items()
    }
    assert found == wanted
    assert slug == EASTHOLME or {email for _, email in found} >= emails


def _email(who):
    place, _, name = who.rpartition("eastholme-")
    return f"{name}@eastholme.example" if "eastholme" in who else f"{place}{name}@any-borough.example"


def test_six_members_rated_all_thirteen_and_a_guest_two(told):
    rows = Rating.objects.filter(cell__round__slug=FIRST).values_list("user__name", flat=True)
    counted = Counter(rows)
    assert sorted(counted.values()) == [2, 13, 13, 13, 13, 13, 13]
    assert counted["Owen Pritchard"] == 2


def test_identification_is_spread_over_three_levels_and_one_rating_is_late(told):
    levels = Rating.objects.filter(cell__round__slug=FIRST, cell__element__ref="6", user__isnull=False)
    assert Counter(levels.values_list("level__code", flat=True)) == {"red": 3, "amber": 2, "green": 1}
    late = Rating.objects.filter(cell__round__slug=FIRST, late=True).select_related("user")
    assert [row.user.name for row in late] == ["Martin Kelling"]


def test_four_are_agreed_green_seven_amber_two_red_with_reasons_and_a_dissent(told):
    rows = Judgement.objects.filter(cell__round__slug=FIRST).select_related("level")
    assert Counter(row.level.code for row in rows) == {"green": 4, "amber": 7, "red": 2}
    assert [row for row in rows if len(row.rationale) < 60 or len(row.agreed_by) < 5] == []
    assert [row.dissent[:11] for row in rows if row.dissent] == ["Tom Ashdown"]


def test_the_round_of_this_year_is_half_agreed_and_asks_what_the_actions_changed(told):
    rows = Judgement.objects.filter(cell__round__slug=AGAIN).order_by("cell")
    assert list(rows.values_list("cell__element__ref", flat=True)) == ["3", "6", "8", "10", "12"]
    answered = Difference.objects.values_list("cell__round__slug", "action__number", "made")
    assert list(answered) == [(AGAIN, 1, "partly")]


def test_a_round_was_prepared_before_it_was_rated(told):
    round_ = Round.objects.get(slug=FIRST)
    kinds = list(round_.meetings.values_list("kind", flat=True))
    assert set(kinds) == {MeetingKind.FIRST, MeetingKind.TRAINING, MeetingKind.AGREEING, MeetingKind.PLANNING}
    assert round_.prepared.count() == 7
    assert sorted(round_.cells.filter(focus=True).values_list("element__ref", flat=True)) == ["10", "6"]
    assert LocalDescriptor.objects.filter(round=round_).count() == 6


def test_a_neighbour_is_rating_and_its_lead_has_yet_to_begin(told):
    rated = Rating.objects.filter(cell__round__slug=EASTHOLME).values_list("user__name", flat=True)
    assert Counter(rated) == {"Ian Fellows": 13, "Moira Tennison": 6}
    finished = TeamMember.objects.filter(round__slug=EASTHOLME).exclude(finished_at=None)
    assert list(finished.values_list("user__name", flat=True)) == ["Ian Fellows"]


def test_the_plan_has_actions_of_every_sort_on_whatever_day(in_plan, today):
    actions = in_plan.actions
    assert Counter(action.status for action in actions) == {
        ActionStatus.DOING: 5,
        ActionStatus.DONE: 3,
        ActionStatus.TO_DO: 2,
        ActionStatus.DROPPED: 1,
    }
    assert [action.ref for action in actions if 1 <= action.days_overdue(today) <= 5] == ["A4"]
    soon = today + dt.timedelta(days=30)
    assert [action.title[:12] for action in actions if action.is_due_by(today, soon)] == [
        "Train a name",
        "Offer a cour",
    ]
    assert len([action for action in actions if action.late_milestones(today)]) >= 2


def test_every_red_and_amber_has_an_action_or_a_reason(in_plan):
    assert len(in_plan.below) == 9
    assert [one.rating.key for one in in_plan.below if one.is_unanswered] == []
    assert [one.rating.element.ref for one in in_plan.below if one.reason] == ["9"]


def test_done_actions_say_what_they_changed(in_plan):
    done = [action for action in in_plan.actions if action.status == ActionStatus.DONE]
    assert [action.ref for action in done if not (action.evaluation and action.evaluated_on)] == []
    measured = [one for one in in_plan.actions if one.indicator and one.baseline and one.target]
    assert len(measured) == 10


def test_the_plan_was_signed_and_approved_and_has_moved_since(db, today):
    revision = PlanRevision.objects.get(plan__round__slug=FIRST)
    assert (revision.number, revision.state) == (1, RevisionState.APPROVED)
    assert (revision.signed_by.name, revision.approved_by.name) == ("Bridget Farrow", "Joan Whitbread")
    kept = thaw(revision.report)
    assert kept.head.as_at == timezone.localdate(revision.signed_at)
    round_ = Round.objects.select_related("authority", "framework").get(slug=FIRST)
    assert changes_between(kept, draft_of(plan_of(round_)))


def test_the_register_is_of_schools_that_do_not_exist(db, today):
    schools = School.objects.select_related("authority")
    assert schools.count() == 24
    assert {school.authority.code for school in schools} == {"XAB"}
    assert sorted(school.urn for school in schools) == list(range(900001, 900025))
    assert [one.name for one in schools if not one.website.endswith(".example")] == []
    assert Counter(school.status for school in schools) == {
        Status.OPEN: 21,
        Status.TO_CLOSE: 1,
        Status.CLOSED: 2,
    }
    academy = School.objects.get(urn=900017)
    assert [(link.kind, link.other.name) for link in academy.links.all()] == [
        ("Predecessor", "Harbour Community School")
    ]


def test_rounds_rest_on_what_schools_returned(db, today):
    found = {round_.slug: stage_one(round_.collection) for round_ in Round.objects.exclude(collection=None)}
    assert {slug: (one.asked, one.answered) for slug, one in found.items()} == {
        FIRST: (22, 12),
        AGAIN: (23, 17),
    }


def test_links_of_this_year_work_and_one_is_withdrawn(db, today):
    collection = Round.objects.get(slug=AGAIN).collection
    asks = Ask.objects.filter(collection=collection)
    assert [ask.name for ask in asks if ask.school is None] == ["Any Borough Tertiary College"]
    assert [str(ask) for ask in asks if ask.revoked_at] == ["Oakapple Primary School"]
    assert [str(ask) for ask in asks if not ask.email.endswith(".example")] == []
    assert [str(ask) for ask in asks if ask.expires_on < today] == []
    sources = Return.objects.filter(ask__collection=collection).values_list("source", flat=True)
    assert Counter(sources) == {AnswerSource.LINK: 14, AnswerSource.TYPED: 3}
    assert Collection.objects.exclude(closed_at=None).count() == 1


def test_themes_say_what_the_authority_could_do(db, today):
    themes = Round.objects.get(slug=AGAIN).collection.themes.all()
    assert {theme.title: theme.points.count() for theme in themes} == {
        "Pupils who are able and not seen": 6,
        "Time for teachers to meet and to watch each other": 6,
        "Working with the schools before and after": 5,
    }
    assert [theme.title for theme in themes if not theme.could_do] == []


def test_loading_it_on_a_later_day_changes_nothing(db, today):
    models = (Round, Rating, Judgement, Action, Milestone, ProgressEntry, Ask, Return, School, PlanRevision)
    before = {model: list(model.objects.order_by("pk").values_list()) for model in models}
    load_demo(only=ROUNDS, today=today + dt.timedelta(days=400))
    assert {model: list(model.objects.order_by("pk").values_list()) for model in models} == before
