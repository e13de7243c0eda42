"""What teams answered goes on into the next round; its judgements begin anew."""

from pathlib import Path

import pytest
import yaml

from evaluations.enums import TeamRole
from evaluations.models import (
    AnswerEvidence,
    AnsweringTeam,
    DigestTable,
    JointPriority,
    TeamAnswer,
    TeamPriority,
    Variation,
)
from evaluations.selectors.carried import carried_into
from tests.evaluations.services.following import published, start
from tests.factories.rounds import RoundFactory, join

pytestmark = pytest.mark.django_db
FIXTURE = "fixtures/frameworks/lancashire-laser.yaml"


def asked(lead, authority, frameworks, state):
    """A round in which a team answered one question: judged, written, with a tick and a priority."""
    round_ = RoundFactory(
        authority=authority,
        framework=frameworks["lancashire-laser"],
        name="First",
        created_by=lead,
        state=state,
    )
    member = join(round_, lead, TeamRole.LEAD)
    team = AnsweringTeam.objects.create(round=round_, name="Primary advisers", updated_by=lead)
    cell = round_.cells.order_by("pk").first()
    team.members.add(member)
    team.cells.add(cell)
    answer = TeamAnswer.objects.create(
        team=team,
        cell=cell,
        level=round_.framework.levels.first(),
        text="We know our schools.",
        trend="up",
        figures="82% to 86%, 2010 to 2012",
        updated_by=lead,
    )
    AnswerEvidence.objects.create(answer=answer, kind="own", words="Visits", added_by=lead)
    Variation.objects.create(
        answer=answer,
        kind="district",
        what="Burnley",
        level=answer.level,
        text="Below the county.",
        updated_by=lead,
    )
    JointPriority.objects.create(round=round_, text="Visit together", updated_by=lead)
    TeamPriority.objects.create(
        answer=answer, text="Visit more", progress="Half", rag="amber", updated_by=lead
    )
    return round_


def test_teams_go_on_with_what_they_wrote_and_judge_anew(lead, authority, frameworks):
    source = asked(lead, authority, frameworks, "signed-off")
    made = start(source, lead)
    answer = TeamAnswer.objects.get(team__round=made)
    assert (answer.team.name, answer.text, answer.level, answer.trend) == (
        "Primary advisers",
        "We know our schools.",
        None,
        "",
    )
    assert [member.user for member in answer.team.members.all()] == [lead]
    assert list(answer.team.cells.values_list("element__ref")) == [(answer.cell.element.ref,)]
    assert [tick.words for tick in answer.evidence.all()] == ["Visits"]
    assert [(one.text, one.progress, one.rag) for one in answer.priorities.all()] == [("Visit more", "", "")]
    assert answer.history.count() == 1


def test_tables_of_the_digest_go_on_to_be_renewed_and_nothing_points_at_them(lead, authority, frameworks):
    source = asked(lead, authority, frameworks, "signed-off")
    table = {"title": "Key stage 2", "source": "DfE", "columns": ["Year", "2012"], "rows": [["All", "79%"]]}
    kept = DigestTable.objects.create(round=source, number=4, chart="bar", updated_by=lead, **table)
    older = DigestTable.objects.create(round=source, number=5, was="Before", updated_by=lead, **table)
    TeamAnswer.objects.get().cites.add(kept)
    made = start(source, lead)
    row, again = made.digest.all()
    assert {name: getattr(row, name) for name in table} == table
    assert (row.ref, row.chart, row.was, row.cited_by.count()) == ("D4", "bar", "First", 0)
    assert (again.ref, again.was) == (older.ref, "Before")
    assert "2 tables of the data digest, to be renewed" in carried_into(made).taken


def test_what_teams_wrote_stays_theirs_where_it_is_not_revealed(lead, authority, frameworks):
    made = start(asked(lead, authority, frameworks, "rating"), lead)
    assert (made.answering_teams.count(), TeamAnswer.objects.filter(team__round=made).count()) == (1, 0)
    (group,) = carried_into(made).left
    assert [line["what"] for line in group.lines] == ["What the teams wrote"]


def test_figures_and_where_it_differs_go_on_without_a_level(lead, authority, frameworks):
    made = start(asked(lead, authority, frameworks, "signed-off"), lead)
    answer = TeamAnswer.objects.get(team__round=made)
    (row,) = answer.variations.all()
    assert answer.figures == "82% to 86%, 2010 to 2012"
    assert (row.kind, row.what, row.level, row.text) == ("district", "Burnley", None, "Below the county.")
    assert row.history.count() == 1
    assert "1 row of where an answer differs, without its judgement" in carried_into(made).taken


def test_what_of_teams_is_not_taken_is_told(lead, authority, frameworks):
    made = start(asked(lead, authority, frameworks, "signed-off"), lead)
    (group,) = carried_into(made).left
    named = f"Primary advisers, {TeamAnswer.objects.get(team__round=made).cell.element}"
    assert group.title == "Teams’ own answers"
    assert [(line["what"], line["text"]) for line in group.lines] == [
        (named, "Visit more\n\nAmber: Half"),
        ("A joint priority", "Visit together"),
    ]


def test_of_a_question_that_is_gone_all_that_was_written_is_told(lead, authority, frameworks):
    source = asked(lead, authority, frameworks, "signed-off")
    raw = yaml.safe_load(Path(FIXTURE).read_text(encoding="utf-8")) | {"version": "2014"}
    del raw["areas"][0]["elements"][0]
    made = start(source, lead, published(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False)))
    (group,) = [one for one in carried_into(made).left if one.title == "Teams’ own answers"]
    assert group.lines[0]["text"].split("\n\n") == [
        "We know our schools.",
        "82% to 86%, 2010 to 2012",
        "District: Burnley. Below the county.",
        "Visit more",
        "Amber: Half",
    ]
