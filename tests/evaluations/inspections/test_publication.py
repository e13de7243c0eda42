"""A statement of action is published after the report, as it stands, and is read so until it is published again."""

import datetime as dt

import pytest
from django.urls import reverse

from evaluations.enums import ActionStatus, ClockKind, RoundState
from evaluations.models import Action, Finding, Plan, PlanRevision
from evaluations.reports.plain import UnknownSchema
from evaluations.reports.statement import as_published
from evaluations.services.errors import Refused
from evaluations.services.inspections.statement import change_statement
from schools import paper
from tests.evaluations.inspections.conftest import SLOW
from tests.factories.answers import in_state

pytestmark = pytest.mark.usefixtures("of_a_round")
DAY = dt.date(2015, 9, 1)


@pytest.fixture
def publish(as_lead, case, at):
    """Marks the report and its statement as published on the days, empty for a day that is not given."""

    def publishing(report, statement, **more):
        said = {"statement_on": statement, **more}
        for name, sent in (("_publish", {"published_on": report}), ("_committee", said)):
            case.refresh_from_db()
            answer = as_lead.post(at(name), {**sent, "version": case.version})
        return answer.content.decode()

    return publishing


@pytest.mark.parametrize("who", ["reader", "guest"])
def test_readers_and_guests_read_it_once_it_is_published_after_the_report(
    request, as_core, get, case, finding, at, publish, who
):
    as_core.post(at("_act", finding.pk))
    someone = request.getfixturevalue(who)
    seen = []
    for days in (("22/5/2015", ""), ("22/5/2015", "1/9/2015"), ("22/5/2015", ""), ("", "")):
        publish(*days)
        page = get(someone, at("_statement"))
        link = at("_statement") in get(someone, at("")).html
        seen.append((page.response.status_code, SLOW in page.text, link))
    assert seen == [(404, False, False), (200, True, True), (404, False, False), (404, False, False)]


def test_what_a_reader_reads_offers_nothing_to_change(as_core, get, reader, finding, at, publish):
    as_core.post(at("_act", finding.pk))
    publish("22/5/2015", "1/9/2015")
    page = get(reader, at("_statement"))
    assert [form for form in page.html.split("<form")[1:] if "/inspections/" in form.split(">")[0]] == []
    assert (at("_finding_new") in page.html, at("_committee") in page.html) == (False, False)
    assert ("Statement published on 1 September 2015" in page.text, "Confidential" in page.text) == (
        True,
        False,
    )
    assert "A1 Answer finding 1 of the inspection report" in page.text


def test_a_reader_of_a_signed_plan_is_led_to_no_page_that_is_shut(
    as_core, get, reader, lead, case, finding, at, publish
):
    as_core.post(at("_act", finding.pk))
    plan = Plan.objects.get()
    PlanRevision.objects.create(plan=plan, number=1, report={}, signed_by=lead)
    in_state(case.round, RoundState.SIGNED_OFF)
    publish("22/5/2015", "1/9/2015")
    action = reverse("evaluations:action", args=[case.round.slug, 1])
    assert [action in get(who, at("_statement")).html for who in (lead, reader)] == [True, False]


def test_its_paper_is_a_readers_as_well(monkeypatch, get, reader, finding, at, publish):
    monkeypatch.setattr(paper, "write_pdf", str.encode)
    publish("22/5/2015", "1/9/2015")
    text = get(reader, at("_statement_pdf")).response.content.decode()
    assert (SLOW in text, "1 September 2015" in text, "Confidential" in text) == (True, True, False)


@pytest.mark.parametrize(
    ("report", "statement", "said"),
    [
        ("", "1/9/2015", "The report is not marked as published."),
        ("22/5/2015", "21/5/2015", "This is before the publication of the report, 22 May 2015."),
        ("22/5/2015", "1/9/2999", "The date cannot be after today."),
    ],
)
def test_it_is_not_published_before_the_report_nor_on_a_day_to_come(
    case, finding, publish, report, statement, said
):
    assert said in publish(report, statement)
    case.refresh_from_db()
    assert case.statement_on is None


def test_the_service_refuses_what_the_form_does(case, lead):
    values = {"committee": "", "committee_on": None, "decision": "", "statement_on": DAY}
    with pytest.raises(Refused, match="The report is not marked as published"):
        change_statement(
            inspection=case, role="lead", user=lead, values=values, again=False, version=case.version
        )


def test_readers_read_it_as_it_was_until_it_is_published_again(
    as_core, get, reader, lead, finding, at, publish
):
    as_core.post(at("_act", finding.pk))
    publish("22/5/2015", "1/9/2015")
    Action.objects.update(title="Something that nobody agreed")
    Finding(inspection=finding.inspection, number=2, text="Typed since.", updated_by=lead).save()
    before, theirs = get(reader, at("_statement")).text, get(lead, at("_statement")).text
    publish("22/5/2015", "1/9/2015", again="on")
    after = get(reader, at("_statement")).text
    since = ("Something that nobody agreed", "Typed since.")
    assert [[words in text for words in since] for text in (before, theirs, after)] == [
        [False, False],
        [True, True],
        [True, True],
    ]
    changed = "Changed since the statement was published on 1 September 2015"
    assert (changed in theirs, changed in get(lead, at("_statement")).text) == (True, False)


def test_another_day_publishes_it_as_it_stands(as_core, get, reader, finding, at, publish):
    publish("22/5/2015", "1/9/2015")
    finding.text = "Said better."
    finding.save()
    publish("22/5/2015", "2/9/2015")
    text = get(reader, at("_statement")).text
    assert ("Said better." in text, "published on 2 September 2015" in text) == (True, True)


def test_how_actions_get_on_changes_nothing_of_what_is_published(as_core, get, lead, finding, at, publish):
    as_core.post(at("_act", finding.pk))
    publish("22/5/2015", "1/9/2015")
    Action.objects.update(status=ActionStatus.DOING)
    assert "Statement published on" in get(lead, at("_statement")).text
    Action.objects.update(status=ActionStatus.DROPPED)
    text = get(lead, at("_statement")).text
    assert ("Changed since" in text, "No action yet" in text, "Dropped" in text) == (True, True, True)


def test_an_action_that_was_dropped_is_not_published(as_core, get, reader, finding, at, publish):
    as_core.post(at("_act", finding.pk))
    Action.objects.update(status=ActionStatus.DROPPED)
    publish("22/5/2015", "1/9/2015")
    text = get(reader, at("_statement")).text
    assert ("A1" in text, "No action yet" in text) == (False, True)


def test_one_without_findings_is_not_published(case, publish):
    assert "A statement without findings answers nothing." in publish("22/5/2015", "1/9/2015")
    case.refresh_from_db()
    assert case.statement_on is None


def test_taking_the_report_back_takes_the_statement_back_for_good(
    as_lead, get, reader, lead, case, finding, at, publish
):
    publish("22/5/2015", "1/9/2015")
    for day in ("", "22/5/2015"):
        case.refresh_from_db()
        as_lead.post(at("_publish"), {"published_on": day, "version": case.version})
    assert get(reader, at("_statement")).response.status_code == 404
    assert "Statement of action published" in get(lead, at("_history")).text
    case.refresh_from_db()
    assert (case.statement_on, case.statement) == (None, None)


def test_its_clock_is_done_with_it_and_runs_again_without_it(case, finding, publish):
    def done():
        return case.clocks.get(kind=ClockKind.STATEMENT).done_on

    seen = []
    for days in (("22/5/2015", "1/9/2015"), ("22/5/2015", ""), ("22/5/2015", "1/9/2015"), ("", "")):
        publish(*days)
        seen.append(done())
    assert seen == [DAY, None, DAY, None]


def test_what_was_never_published_is_not_made_up(case):
    with pytest.raises(UnknownSchema):
        as_published(case)


@pytest.mark.parametrize(("report", "told"), [("", True), ("22/5/2015", False)])
def test_who_answers_findings_is_told_what_readers_would_read_early(
    as_core, finding, at, publish, report, told
):
    publish(report, "")
    page = as_core.get(at("_statement")).content.decode()
    assert ("Readers read the plan as soon as it is signed." in page) == told
