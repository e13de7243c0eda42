"""The written statement of action: findings linked to actions of the plan, and what the committee decided."""

import pytest

from evaluations.models import Action, Finding
from schools import paper
from tests.evaluations.inspections.conftest import SLOW
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.usefixtures("of_a_round")


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


def test_the_page_costs_the_same_for_one_finding_as_for_four(as_lead, lead, case, finding, at):
    as_lead.post(at("_act", finding.pk))
    one = asked(lambda: as_lead.get(at("_statement")))
    for number in (2, 3, 4):
        more = Finding(inspection=case, number=number, text=SLOW, updated_by=lead)
        more.save()
        as_lead.post(at("_act", more.pk))
    stands(one, asked(lambda: as_lead.get(at("_statement"))), MOST)
