"""The next round takes team, texts, evidence and plan from the last, begins everything anew, and says what it lost."""

import datetime as dt

import pytest
from django.db.models import F

from accounts.enums import Role
from evaluations.enums import ActionStatus, TeamRole
from evaluations.models import (
    Action,
    Answer,
    Carried,
    EvidenceLink,
    Judgement,
    Overall,
    Plan,
    Rating,
)
from evaluations.reports.comparing import compared
from evaluations.selectors.carried import carried_into
from evaluations.selectors.overall_before import with_before
from evaluations.selectors.overall_page import overall_page
from evaluations.services.carrying import Take
from evaluations.services.errors import Refused
from standards.content import content_for
from tests.evaluations.services.following import published, start
from tests.factories.accounts import AuthorityFactory, MembershipFactory, UserFactory
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, join
from tests.standards.small import SMALL, dumped, raw, succeeding

pytestmark = pytest.mark.django_db
DAY = dt.date(2009, 11, 10)


@pytest.fixture
def authority():
    return AuthorityFactory()


@pytest.fixture
def lead(authority):
    return MembershipFactory(authority=authority, role=Role.LEAD, user__name="Lena Lead").user


@pytest.fixture
def source(authority, lead):
    round_ = RoundFactory(authority=authority, framework=published(SMALL), name="First", created_by=lead)
    join(round_, lead, TeamRole.LEAD)
    return round_


def answer(round_, ref, value, note="", phase="lower", kind="criterion"):
    cell = cell_of(round_, "1.1", phase)
    model = {"criterion": "criteria", "measure": "measures"}[kind]
    one = getattr(cell.element, model).get(ref=ref)
    return Answer.objects.create(
        cell=cell, value=value, note=note, updated_by=round_.created_by, **{kind: one}
    )


def judge(round_, phase, code, rationale):
    cell = cell_of(round_, "1.1", phase)
    return Judgement.objects.create(
        cell=cell,
        level=round_.framework.levels.get(code=code) if code else None,
        not_applicable=not code,
        rationale=rationale,
        agreed_on=DAY,
        updated_by=round_.created_by,
    )


def answers_in(round_):
    # Measures first on both databases: where a line is no criterion, they differ in where they put it.
    measures_first = F("criterion__ref").asc(nulls_first=True)
    rows = Answer.objects.filter(cell__round=round_).order_by("cell", measures_first, "measure__ref")
    return [
        (row.cell.phase.ref, (row.criterion or row.measure).ref, row.value, row.was, row.note) for row in rows
    ]


def test_findings_begin_anew_and_say_what_they_were_and_what_was_written_goes_on(source, lead):
    answer(source, "1.1-G-1", "no", "The plan is missing.")
    answer(source, "1.1-NI-2", "yes")
    answer(source, "1.1-targets", "neither", kind="measure")
    answer(source, "1.1-G-2", "", "Only a note.")
    made = start(source, lead)
    assert answers_in(made) == [
        ("lower", "1.1-targets", "", "Neither met, in First", ""),
        ("lower", "1.1-G-1", "", "Not met, in First", "The plan is missing."),
        ("lower", "1.1-G-2", "", "", "Only a note."),
        ("lower", "1.1-NI-2", "", "Applies, in First", ""),
    ]
    assert [row.history.get().history_user for row in Answer.objects.filter(cell__round=made)] == [lead] * 4


def test_what_was_judged_is_told_and_nothing_is_agreed_or_rated(source, lead):
    judge(source, "lower", "G", "Well done.")
    judge(source, "upper", "", "No such schools.")
    Rating.objects.create(cell=cell_of(source, "1.1", "lower"), user=lead, comment="Mine alone.")
    made = start(source, lead)
    assert [(cell.was[0]["label"], cell.was[0]["rationale"]) for cell in made.cells.order_by("pk")] == [
        ("Good", "Well done."),
        ("Not applicable", "No such schools."),
    ]
    assert not Judgement.objects.filter(cell__round=made).exists()
    assert not Rating.objects.filter(cell__round=made).exists()
    assert (made.previous, made.state) == (source, "setting-up")


def test_over_a_new_version_answers_follow_their_parts_and_what_is_lost_is_said(source, lead):
    answer(source, "1.1-G-3", "yes", "Plenty.")
    answer(source, "1.1-G-4", "no", "None left.")
    answer(source, "1.1-NI-2", "no", phase="upper")
    made = start(source, lead, published(succeeding()))
    assert answers_in(made) == [
        ("lower", "1.1-G-3a", "", "Met, in First", "Plenty."),
        ("lower", "1.1-G-3b", "", "Met, in First", "Plenty."),
        ("top", "1.1-NI-9", "", "Does not apply, in First", ""),
    ]
    carried = Carried.objects.get(round=made)
    assert [(line["what"], line["why"], line["text"]) for line in carried.left] == [
        (
            "1.1 Part, Lower: “These are there: plums”",
            "It is not in this version of the framework.",
            "Not met. None left.",
        )
    ]
    assert [(line["what"], line["why"], line["text"]) for line in carried.changed] == [
        (
            "1.1-G-3 “These are there: pears”",
            "It was split: each part takes what was said of the whole.",
            "Now: These are there: green pears / These are there: red pears",
        ),
        (
            "1.1-NI-2 “Plans are late.”",
            "It changed: its ref, the wording.",
            "Now: Plans are very late.",
        ),
    ]


def test_the_source_and_its_version_stay_as_they_were(source, lead):
    answer(source, "1.1-G-4", "no", "None left.")
    judge(source, "lower", "NI", "So.")
    before = (answers_in(source), list(Judgement.objects.values()), source.framework_id)
    start(source, lead, published(succeeding()))
    source.refresh_from_db()
    assert (answers_in(source), list(Judgement.objects.values()), source.framework_id) == before


def test_links_to_evidence_go_on_and_one_that_concerns_an_individual_is_not_named_where_it_is_lost(
    source, lead, authority
):
    minutes = EvidenceFactory(authority=authority, title="Minutes")
    review = EvidenceFactory(authority=authority, title="Review of one person", individual=True)
    for item in (minutes, review):
        link(cell_of(source, "1.1", "lower"), item)
    made = start(source, lead)
    assert sorted(one.item.title for one in EvidenceLink.objects.filter(cell__round=made)) == [
        "Minutes",
        "Review of one person",
    ]
    dropped = raw() | {"version": "3", "replaces": {"version": "1", "elements": [{"was": "1.1", "now": []}]}}
    text = dumped(dropped).replace("1.1", "9.9").replace("was: '9.9'", "was: '1.1'")
    left = Carried.objects.get(round=start(source, lead, published(text), name="Third")).left
    assert [line["what"] for line in left if line["kind"] == "evidence"] == [
        "Minutes, linked to 1.1 Part, Lower",
        "An item that concerns an individual, linked to 1.1 Part, Lower",
    ]


def test_the_team_goes_on_as_far_as_it_may_still_rate(source, lead, authority):
    core = MembershipFactory(authority=authority, role=Role.CORE, user__name="Cora Core").user
    reader = MembershipFactory(authority=authority, role=Role.READER, user__name="Rhea Reader").user
    join(source, core, TeamRole.CORE, (cell_of(source, "1.1", "upper"),))
    join(source, reader)
    join(source, UserFactory(name="Gone Away"))
    made = start(source, lead)
    team = {
        place.user.name: (place.role, [c.phase.ref for c in place.cells.all()]) for place in made.team.all()
    }
    assert team == {"Lena Lead": ("lead", []), "Cora Core": ("core", ["upper"])}
    assert sorted((line["what"], line["why"]) for line in Carried.objects.get(round=made).left) == [
        ("Gone Away", "They do not belong to the authority any more."),
        ("Rhea Reader", "They may only read now."),
    ]


def test_what_is_not_finished_of_the_plan_goes_on_and_begins_anew(source, lead):
    plan = Plan.objects.create(round=source, introduction="Why we act.", last_number=2, updated_by=lead)
    cell = cell_of(source, "1.1", "lower")
    make = {"plan": plan, "updated_by": lead, "cell": cell}
    doing = Action.objects.create(
        number=1, title="Train", status=ActionStatus.DOING, progress="amber", evaluation="Too early.", **make
    )
    doing.milestones.create(title="Booked", due=DAY, done_on=DAY)
    doing.milestones.create(title="Held", due=DAY)
    Action.objects.create(number=2, title="Done already", status=ActionStatus.DONE, **make)
    made = start(source, lead)
    action = Action.objects.get(plan__round=made)
    assert (action.ref, action.title, action.status, action.progress, action.evaluation) == (
        "A1",
        "Train",
        "to-do",
        "",
        "",
    )
    assert action.origin_text == "A1 in the plan of First, was in progress, Amber."
    assert action.cell == cell_of(made, "1.1", "lower")
    assert [(step.title, step.done_on) for step in action.milestones.all()] == [("Held", None)]
    assert action.plan.introduction == "Why we act."


# Readiness is not for rounds that give ratings: tests/evaluations/readiness takes it along, and leaves it.
@pytest.mark.parametrize("part_taken", [None, *(one for one in Take if one != Take.READINESS)])
def test_only_what_is_chosen_is_taken(source, lead, authority, part_taken):
    answer(source, "1.1-G-1", "no", "A note.")
    link(cell_of(source, "1.1", "lower"), EvidenceFactory(authority=authority))
    join(source, MembershipFactory(authority=authority, role=Role.CORE).user)
    plan = Plan.objects.create(round=source, last_number=1, updated_by=lead)
    Action.objects.create(plan=plan, number=1, title="Train", updated_by=lead)
    made = start(source, lead, take=frozenset([part_taken] if part_taken else []))
    found = {
        Take.TEXTS: Answer.objects.get(cell__round=made).note == "A note.",
        Take.EVIDENCE: EvidenceLink.objects.filter(cell__round=made).exists(),
        Take.TEAM: made.team.count() == 2,
        Take.PLAN: Plan.objects.filter(round=made).exists(),
    }
    assert {one for one, there in found.items() if there} == ({part_taken} if part_taken else set())


def test_another_framework_or_a_name_that_is_taken_is_refused_and_nothing_is_kept(source, lead, frameworks):
    with pytest.raises(Refused, match="A round goes on in a version of its own framework"):
        start(source, lead, frameworks["laqs"])
    with pytest.raises(Refused, match="has a round called “First” already"):
        start(source, lead, name="First")
    assert (source.authority.rounds.count(), Carried.objects.count()) == (1, 0)


def test_nobody_but_a_lead_starts_it(source, authority):
    core = MembershipFactory(authority=authority, role=Role.CORE).user
    with pytest.raises(Refused, match="Only a lead may start a round"):
        start(source, core)


def test_rounds_on_two_versions_are_compared_part_by_part(source, lead):
    judge(source, "lower", "G", "Well done.")
    judge(source, "upper", "NI", "Not yet.")
    made = start(source, lead, published(succeeding()))
    judge(made, "top", "G", "Now it is.")
    found = compared(made, source)
    assert found.said == "1 went up, 1 was rated before and is not now"
    lines = [line for group in found.groups for line in group.lines]
    assert [(line.name, [one.level.code for one in line.before if one.level]) for line in lines] == [
        ("1.1 Part, Upper", ["NI"]),
        ("1.1 Part, Lower", ["G"]),
    ]


def overall(round_, phase, code, reason=""):
    framework = round_.framework
    return Overall.objects.create(
        round=round_,
        area=framework.areas.first(),
        phase=framework.phases.get(ref=phase) if phase else None,
        level=framework.levels.get(code=code),
        reason=reason,
        updated_by=round_.created_by,
    )


def test_overall_ratings_are_told_and_none_is_recorded_over_a_phase_with_a_new_name_too(source, lead):
    overall(source, "upper", "G", "It holds.")
    overall(source, None, "NI")
    made = start(source, lead, published(succeeding()))
    assert not made.overalls.exists()
    content = content_for(made.framework)
    was = {line.key: line.was for line in with_before(overall_page(made, content), made, content)}
    area = content.areas[0].ref
    told = {key: [(one.round, one.level.code, one.rationale) for one in each] for key, each in was.items()}
    assert told == {
        f"area-{area}-lower": [],
        f"area-{area}-top": [("First", "G", "It holds.")],
        f"area-{area}-all": [("First", "NI", "")],
    }
    assert "2 overall ratings are shown as they were" in carried_into(made).taken


def test_an_overall_rating_of_a_phase_that_is_gone_is_said_not_to_be_taken(source, lead):
    overall(source, "upper", "G", "It holds.")
    text = succeeding().replace("was: upper\n    now: top", "was: upper\n    now: []")
    made = start(source, lead, published(text))
    (line,) = Carried.objects.get(round=made).left
    assert (line["why"], line["text"]) == ("It is not in this version of the framework.", "Good. It holds.")
    assert line["what"].endswith(", Upper")
