import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.enums import RoundState
from evaluations.models import Round
from evaluations.reports.build import (
    UnknownSchema,
    build_report,
    dashboard_of,
    freeze,
    report_of,
    thaw,
)
from evaluations.reports.model import Change, Report, Status
from evaluations.reports.plain import from_plain, to_plain
from evaluations.reports.words import cell_notes, levels_by_code
from standards.content import content_for
from tests.evaluations.reports import example
from tests.factories.answers import answer, answer_all, judge
from tests.factories.evidence import EvidenceFactory, link

pytestmark = pytest.mark.django_db


def cell(report: Report, element: str, phase: str):
    return next(line for line in report.dashboard.cells if line.key == (element, phase))


def detail(report: Report, element: str, phase: str):
    return next(line for line in report.details if (line.element, line.phase) == (element, phase))


def read(pk: int) -> Round:
    """As a view has it: without the frozen report."""
    return Round.objects.select_related("authority", "framework").defer("report").get(pk=pk)


def queries(function, *args) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        function(*args)
    return len(captured)


def test_every_rating_stands_as_printed(report):
    rated = {line.key: line.level for line in report.dashboard.cells if line.status == Status.RATED}
    assert rated == example.RATINGS


def test_every_overall_rating_stands_as_printed(report):
    overalls = {(line.area, line.phase): line.level for line in report.dashboard.overalls}
    assert overalls == example.PRINTED_OVERALL


def test_what_the_framework_does_not_have_is_not_there(report):
    absent = [line.key for line in report.dashboard.cells if line.status == Status.NOT_THERE]
    assert absent == [(element, "early-years") for element in ("1.4", "2.2", "2.3")]
    assert [line for line in report.details if (line.element, line.phase) in absent] == []


def test_the_tally_counts_what_is_rated_capped_and_moved(report):
    tally = report.dashboard.tally
    assert (tally.rated, tally.of, tally.not_applicable, tally.capped) == (27, 27, 3, 3)
    assert (tally.up, tally.down, tally.same, tally.new) == (1, 2, 23, 1)
    assert tally.finished is True


def test_changes_say_from_what(report):
    keys = (("1.1", "early-years"), ("2.5", "early-years"), ("1.5", "secondary"))
    lines = [cell(report, *key) for key in keys]
    assert [(line.change, line.was) for line in lines] == [
        (Change.UP, "NI"),
        (Change.DOWN, "NI"),
        (Change.NEW, ""),
    ]


def test_a_capped_rating_says_why_and_where(report):
    line = cell(report, "2.5", "early-years")
    assert (line.capped, line.ceiling) == (True, "SI")
    assert [(hold.text, hold.place) for hold in line.holds] == [
        (
            "Three of the five qualities of data are not met (“useful”, “accessible” and “uncluttered”), "
            "so the rating is at most Significant improvement needed.",
            "Aspect 2.5, column 4 “Requires significant improvement”, paragraph 2",
        )
    ]


def test_a_derivation_quotes_the_publication_and_keeps_its_bold_marks(report):
    reasons = detail(report, "1.5", "early-years").reasons
    assert [(reason.quote, reason.caps_at) for reason in reasons] == [
        ("**For Early Years the LA is on track to meet one of the national EY targets.**", "NI")
    ]


def test_a_rating_below_what_the_answers_allow_is_not_capped(report):
    line = cell(report, "1.1", "primary")
    assert (line.level, line.capped, line.holds) == ("NI", False, ())


def test_wanting_only_substantial_impact_is_no_cap_to_point_at(signed, lead):
    own = example.cells_of(signed)["1.1", "primary"]
    signed.state = RoundState.AGREEING
    own.judgements.all().delete()
    answer_all(own, lead)
    link(own, EvidenceFactory(authority=signed.authority, added_by=lead, impact="some"))
    judge(own, lead, "G")
    line = cell(report_of(signed), "1.1", "primary")
    assert (line.level, line.ceiling, line.capped) == ("G", "G", False)


def test_no_evidence_of_impact_is_a_cap(signed, lead):
    own = example.cells_of(signed)["1.1", "primary"]
    signed.state = RoundState.AGREEING
    answer_all(own, lead)
    link(own, EvidenceFactory(authority=signed.authority, added_by=lead, impact="none"))
    line = cell(report_of(signed), "1.1", "primary")
    assert (line.level, line.ceiling, line.capped) == ("NI", "NI", True)


def test_what_concerns_an_individual_is_counted_and_not_named(report):
    line = detail(report, "2.5", "early-years")
    assert [item.title for item in line.evidence] == ["Return rates by setting, 2008–09"]
    assert line.withheld == 1
    assert example.SECRET not in json.dumps(to_plain(report))


def test_a_report_goes_to_json_and_back_unchanged(report):
    assert from_plain(Report, json.loads(json.dumps(to_plain(report)))) == report


def test_a_report_of_another_schema_is_refused_by_name(report):
    with pytest.raises(UnknownSchema, match="schema 99"):
        thaw({**to_plain(report), "schema": 99})


def test_a_signed_off_round_reads_what_was_frozen_whatever_changes_after(signed):
    frozen = report_of(read(signed.pk))
    signed.cells.get(element__ref="1.1", phase__ref="primary").judgements.all().delete()
    assert report_of(read(signed.pk)) == frozen
    assert dashboard_of(read(signed.pk)) == frozen.dashboard


def test_a_round_signed_off_again_shows_its_new_dashboard(signed, lead):
    assert dashboard_of(read(signed.pk)).tally.rated == 27
    signed.cells.get(element__ref="1.1", phase__ref="primary").judgements.all().delete()
    signed.state, signed.version = RoundState.AGREEING, signed.version + 1
    example.sign_off(signed, lead)
    assert dashboard_of(read(signed.pk)).tally.rated == 26


def test_freezing_gives_what_is_read_live(signed):
    assert thaw(freeze(signed)) == build_report(signed, content_for(signed.framework))


def test_an_unfinished_round_says_how_far_each_rating_has_come(unfinished, lead):
    own = example.cells_of(unfinished)["2.4", "secondary"]
    own.judgements.all().delete()
    answer(own, lead, "2.4-G-1", "no")
    report = report_of(unfinished)
    line = cell(report, "2.4", "secondary")
    assert (line.status, line.considered, line.of, line.ceiling) == (Status.NOT_RATED, 1, 23, "NI")
    assert cell_notes(levels_by_code(report.dashboard), line) == ["1 of 23 considered", "At most NI"]
    assert (report.dashboard.tally.rated, report.dashboard.tally.of) == (25, 27)


def test_a_judgement_that_the_answers_no_longer_allow_is_marked(unfinished, lead):
    answer(example.cells_of(unfinished)["2.4", "secondary"], lead, "2.4-G-1", "no")
    report = report_of(unfinished)
    line = cell(report, "2.4", "secondary")
    assert (line.level, line.ceiling) == ("G", "NI")
    assert cell_notes(levels_by_code(report.dashboard), line) == ["Above the ceiling"]


def test_a_cell_that_the_team_ruled_out_counts_nowhere_and_keeps_its_reason(unfinished, lead):
    own = example.cells_of(unfinished)["2.3", "secondary"]
    own.judgements.all().delete()
    judge(own, lead, None, "There are no secondary schools.")
    report = report_of(unfinished)
    line = cell(report, "2.3", "secondary")
    assert (line.status, line.said) == (Status.RULED_OUT, "There are no secondary schools.")
    assert (report.dashboard.tally.of, report.dashboard.tally.not_applicable) == (26, 4)


def test_the_number_of_queries_does_not_grow_with_rounds_or_answers(signed, lead):
    before = (queries(report_of, read(signed.previous_id)), queries(dashboard_of, read(signed.previous_id)))
    for name in ("Second", "Third"):
        example.any_borough(signed.authority, lead, name=name)
    for own in example.cells_of(signed.previous).values():
        answer_all(own, lead)
    after = (queries(report_of, read(signed.previous_id)), queries(dashboard_of, read(signed.previous_id)))
    assert (before, after) == ((8, 5), (8, 5))


def test_a_signed_off_round_is_read_in_a_query(signed):
    assert (queries(report_of, read(signed.pk)), queries(dashboard_of, read(signed.pk))) == (1, 1)
