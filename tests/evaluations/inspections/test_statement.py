"""The written statement of action: findings linked to actions of the plan, and what the committee decided."""

import datetime as dt

import pytest

from evaluations.models import Action, Finding
from evaluations.services.errors import Refused
from evaluations.services.inspections.saving import change_statement
from schools import paper
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.usefixtures("of_a_round")
DAY = dt.date(2015, 9, 1)
SLOW = "Challenge is slow where results fall."


@pytest.fixture
def finding(case, lead):
    made = Finding(inspection=case, number=1, text=SLOW, updated_by=lead)
    made.save()
    return made


def test_one_press_makes_an_action_that_says_nothing_of_the_report(as_core, get, core_member, finding, at):
    as_core.post(at("_act", finding.pk))
    action = Action.objects.get()
    assert (action.title, action.origin_text) == ("Answer finding 1 of the inspection report", "")
    assert list(finding.actions.all()) == [action]
    page = get(core_member, at("_statement"))
    assert (page.heading, page.loose_ends) == ("Written statement of action", [])
    assert f"A1 {action.title}" in page.text


def test_a_page_left_open_unlinks_nothing(as_core, as_lead, finding, at):
    as_core.post(at("_act", finding.pk))
    answer = as_lead.post(at("_finding", finding.pk), {"text": "Typed meanwhile.", "version": "1"})
    assert (answer.status_code, "Typed meanwhile." in answer.content.decode()) == (409, True)
    assert finding.actions.count() == 1


def test_only_actions_of_the_plan_of_its_round_can_be_linked(as_core, authority, lead, finding, at):
    as_core.post(at("_act", finding.pk))
    action = Action.objects.get()
    other = Action(plan=action.plan, number=9, title="Elsewhere", updated_by=lead)
    other.plan = type(action.plan).objects.create(round=RoundFactory(authority=authority), updated_by=lead)
    other.save()
    answer = as_core.post(at("_finding", finding.pk), {"text": SLOW, "actions": [other.pk], "version": "2"})
    assert answer.status_code == 422
    assert list(finding.actions.all()) == [action]


def test_without_a_round_the_press_says_what_to_do(as_core, case, finding, at):
    case.round = None
    case.save()
    page = as_core.post(at("_act", finding.pk), follow=True).content.decode()
    assert "Link the inspection to a round first: its plan takes the actions." in page
    assert Action.objects.count() == 0


def test_the_paper_says_what_the_page_says(monkeypatch, as_lead, case, finding, at):
    monkeypatch.setattr(paper, "write_pdf", str.encode)
    as_lead.post(
        at("_committee"),
        {"committee": "Cabinet", "committee_on": "2/6/2015", "decision": "Approved.", "version": "1"},
    )
    text = as_lead.get(at("_statement_pdf")).content.decode()
    told = [SLOW, "Cabinet", "2 June 2015", "Approved.", "Confidential until published", "No action yet."]
    assert [words for words in told if words not in text] == []


@pytest.fixture
def publish(as_lead, case, at):
    """Marks the report and its statement as published on the days, empty for a day that is not given."""

    def publishing(report, statement):
        for name, day in (
            ("_publish", {"published_on": report}),
            ("_committee", {"statement_on": statement}),
        ):
            case.refresh_from_db()
            answer = as_lead.post(at(name), {**day, "version": case.version})
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
    assert ("Published on 1 September 2015" in page.text, "Confidential" in page.text) == (True, False)
    assert "A1 Answer finding 1 of the inspection report" in page.text


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
def test_it_is_not_published_before_the_report_nor_on_a_day_to_come(case, publish, report, statement, said):
    assert said in publish(report, statement)
    case.refresh_from_db()
    assert case.statement_on is None


def test_the_service_refuses_what_the_form_does(case, lead):
    with pytest.raises(Refused, match="The report is not marked as published"):
        change_statement(
            inspection=case, role="lead", user=lead, values={"statement_on": DAY}, version=case.version
        )


def test_the_day_is_kept_while_the_report_is_confidential_again(get, reader, case, finding, at, publish):
    publish("22/5/2015", "1/9/2015")
    case.refresh_from_db()
    case.published_on = None
    case.save()
    assert get(reader, at("_statement")).response.status_code == 404


@pytest.mark.parametrize(("report", "told"), [("", True), ("22/5/2015", False)])
def test_who_answers_findings_is_told_what_readers_would_read_early(
    as_core, finding, at, publish, report, told
):
    publish(report, "")
    page = as_core.get(at("_statement")).content.decode()
    assert ("Readers read the plan as soon as it is signed." in page) == told


def test_the_page_costs_the_same_for_one_finding_as_for_four(as_lead, lead, case, finding, at):
    as_lead.post(at("_act", finding.pk))
    one = asked(lambda: as_lead.get(at("_statement")))
    for number in (2, 3, 4):
        more = Finding(inspection=case, number=number, text=SLOW, updated_by=lead)
        more.save()
        as_lead.post(at("_act", more.pk))
    stands(one, asked(lambda: as_lead.get(at("_statement"))), MOST)
