"""Any Borough’s signed-off round is the example of the publication, come to by the rules."""

import datetime as dt

import pytest
from django.utils import timezone

from evaluations.engine import evaluate
from evaluations.models import Answer, Cell, EvidenceLink, Judgement, Overall, Round
from evaluations.reports.build import dashboard_of, report_of
from evaluations.selectors.rate_lines import asked_keys
from evaluations.selectors.verdicts import engine_answers
from standards.content import content_for
from tests.evaluations.demo.example import PRINTED_OVERALL, printed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.fixture
def round_():
    return Round.objects.select_related("framework", "authority").get(slug="any-borough-2009")


def judged(round_):
    rows = Judgement.objects.filter(cell__round=round_).select_related(
        "level", "cell__element", "cell__phase"
    )
    return {(row.cell.element.ref, row.cell.phase.ref): row for row in rows}


def test_it_gives_all_27_ratings_as_printed(round_):
    ratings = {key: row.level.code for key, row in judged(round_).items()}
    assert ratings == {key: code for key, code in printed().items() if code != "N/A"}
    assert len(ratings) == 27


def test_what_is_printed_as_not_applicable_the_framework_does_not_have(round_):
    cells = {(cell.element.ref, cell.phase.ref) for cell in round_.cells.select_related("element", "phase")}
    not_there = {key for key in printed() if key not in cells}
    assert not_there == {key for key, code in printed().items() if code == "N/A"}
    assert len(not_there) == 3


def test_it_gives_all_8_overall_ratings_as_printed_each_as_suggested(round_):
    rows = Overall.objects.filter(round=round_).select_related("area", "phase", "level", "suggested")
    found = {(row.area.ref, row.phase.ref if row.phase else ""): row for row in rows}
    assert {key: row.level.overall for key, row in found.items()} == PRINTED_OVERALL
    assert {key for key, row in found.items() if row.suggested_id != row.level_id or row.reason} == set()


def test_every_judgement_is_allowed_by_the_answers_and_the_evidence(round_):
    content, faults = content_for(round_.framework), []
    for (ref, phase), row in judged(round_).items():
        element, spec = content.element(ref), content.spec(ref, phase)
        impacts = EvidenceLink.objects.filter(cell=row.cell).values_list("item__impact", flat=True)
        answers = engine_answers(element, Answer.objects.filter(cell=row.cell), max(impacts, default=None))
        verdict = evaluate(spec, answers)
        if spec.rank[row.level.code] > spec.rank[verdict.ceiling] or verdict.open:
            faults.append((ref, phase, row.level.code, verdict.ceiling, verdict.open))
    assert faults == []


def test_every_question_is_answered(round_):
    content = content_for(round_.framework)
    left = {}
    for cell in round_.cells.select_related("element", "phase").prefetch_related("answers"):
        asked = asked_keys(content, content.element(cell.element.ref), cell.phase.ref)
        left[str(cell)] = asked - {answer.key for answer in cell.answers.all() if answer.value}
    assert {name: keys for name, keys in left.items() if keys} == {}


def test_good_rests_on_some_impact_and_outstanding_on_substantial(round_):
    shown = {
        key: {link.item.impact for link in row.cell.evidence_links.select_related("item")}
        for key, row in judged(round_).items()
    }
    codes = {key: row.level.code for key, row in judged(round_).items()}
    assert [key for key in shown if codes[key] == "G" and not shown[key] & {"some", "substantial"}] == []
    assert [key for key in shown if codes[key] == "OS" and "substantial" not in shown[key]] == []


def test_five_ratings_are_capped_and_the_rest_are_the_teams_choice(round_):
    dashboard = dashboard_of(round_)
    assert {cell.key for cell in dashboard.cells if cell.capped} == {
        ("1.5", "early-years"),
        ("2.5", "early-years"),
        ("2.1", "primary"),
        ("2.1", "secondary"),
        ("2.3", "secondary"),
    }


def test_it_says_what_moved_since_spring(round_):
    tally = dashboard_of(round_).tally
    assert (tally.rated, tally.of, tally.not_applicable) == (27, 27, 3)
    assert (tally.up, tally.down, tally.same, tally.new) == (5, 2, 19, 1)


def test_it_is_signed_off_on_20_november_2009_in_its_frozen_report_too(round_):
    assert timezone.localdate(round_.signed_off_at) == dt.date(2009, 11, 20)
    head = report_of(round_).dashboard.round
    assert (head.signed_off_on, head.signed_off_by) == (dt.date(2009, 11, 20), "Helen Marlow")


def test_every_judgement_says_why_who_agreed_and_when(round_):
    rows = judged(round_).values()
    assert [row for row in rows if len(row.rationale) < 60 or not row.agreed_by] == []
    assert {row.agreed_on for row in rows} == {dt.date(2009, 11, 3), dt.date(2009, 11, 10)}
    assert len({row.rationale for row in rows}) == 27


def test_members_differed_now_and_then(round_):
    cells = Cell.objects.filter(round=round_).prefetch_related("ratings")
    levels = [{rating.level_id for rating in cell.ratings.all()} for cell in cells]
    assert (min(map(len, levels)), max(map(len, levels))) == (1, 3)
    assert Judgement.objects.filter(cell__round=round_).exclude(dissent="").count() == 2
