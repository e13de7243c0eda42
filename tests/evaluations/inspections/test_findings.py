"""Findings are put in order and taken away while the report is not published; history keeps who did what."""

import pytest
from django.urls import reverse

from evaluations.models import Action, Finding
from evaluations.selectors.inspections.words import inspection_events

pytestmark = pytest.mark.usefixtures("of_a_round")
TEXTS = ["Challenge is slow.", "Data is not used.", "Governors are not supported."]


@pytest.fixture
def findings(case, lead):
    made = [
        Finding(inspection=case, number=number, text=text, updated_by=lead)
        for number, text in enumerate(TEXTS, 1)
    ]
    for one in made:
        one.save()
    return made


def kept():
    return list(Finding.objects.values_list("number", "text"))


def told(case):
    return [(event.who, event.what, event.before, event.after) for event in inspection_events(case)]


def test_one_moves_past_its_neighbour_and_no_further(as_core, findings, at):
    for way in ("up", "up"):
        as_core.post(at("_finding_move", findings[1].pk), {"way": way})
    as_core.post(at("_finding_move", findings[2].pk), {"way": "down"})
    assert kept() == [(1, TEXTS[1]), (2, TEXTS[0]), (3, TEXTS[2])]


def test_the_history_says_who_moved_what(as_core, core_member, case, findings, at):
    as_core.post(at("_finding_move", findings[1].pk), {"way": "up"})
    moves = [row for row in told(case) if row[1].endswith("its number")]
    assert sorted(moves) == [
        (str(core_member), "Finding 1: its number", "2", "1"),
        (str(core_member), "Finding 2: its number", "1", "2"),
    ]


def test_an_action_without_words_of_its_own_follows_the_number_of_its_finding(as_core, findings, at):
    as_core.post(at("_act", findings[1].pk))
    as_core.post(at("_act", findings[2].pk))
    own = Action.objects.get(findings=findings[2])
    own.title = "Tell governors"
    own.save()
    as_core.post(at("_finding_move", findings[1].pk), {"way": "up"})
    titles = dict(Action.objects.values_list("findings__text", "title"))
    assert titles == {
        TEXTS[1]: "Answer finding 1 of the inspection report",
        TEXTS[2]: "Tell governors",
    }
    action = Action.objects.get(findings=findings[1])
    assert (action.version, action.history.count()) == (2, 2)


def test_one_that_is_taken_away_leaves_no_gap_and_its_actions_in_the_plan(as_core, case, findings, at):
    as_core.post(at("_act", findings[0].pk))
    findings[0].refresh_from_db()
    page = as_core.get(at("_finding_gone", findings[0].pk)).content.decode()
    assert "They stay in the plan and answer this finding no longer" in page
    assert "1 action of the plan answers it." in page
    as_core.post(at("_finding_gone", findings[0].pk), {"version": findings[0].version})
    assert kept() == [(1, TEXTS[1]), (2, TEXTS[2])]
    assert Action.objects.count() == 1


def test_the_history_keeps_what_was_taken_away(as_core, core_member, case, findings, at):
    as_core.post(at("_act", findings[0].pk))
    as_core.post(at("_finding_gone", findings[0].pk), {"version": 2})
    rows = told(case)
    assert (str(core_member), "Finding 1", TEXTS[0], "Taken away") in rows
    linked = (str(core_member), "Finding 1: actions", "", "A1")
    assert linked in rows


def test_one_that_somebody_changed_meanwhile_is_shown_again_and_stays(as_core, as_lead, lead, findings, at):
    as_lead.post(at("_finding", findings[0].pk), {"text": "Challenge is quicker.", "version": 1})
    answer = as_core.post(at("_finding_gone", findings[0].pk), {"version": 1})
    page = answer.content.decode()
    assert (answer.status_code, "Challenge is quicker." in page) == (409, True)
    assert f"{lead} changed this finding while you were reading." in page
    assert len(kept()) == 3


def test_once_published_they_stay_as_they_are(as_core, as_lead, case, findings, at):
    as_lead.post(at("_publish"), {"published_on": "4/3/2015", "version": case.version})
    page = as_core.get(at("_statement")).content.decode()
    moved = as_core.post(at("_finding_move", findings[1].pk), {"way": "up"}, follow=True).content.decode()
    gone = as_core.post(at("_finding_gone", findings[0].pk), {"version": 1})
    assert ("Move up" in page, "Take away" in page, gone.status_code) == (False, False, 409)
    assert "so its findings stay and keep their numbers" in moved
    assert kept() == list(enumerate(TEXTS, 1))


def test_a_page_left_open_changes_the_finding_that_it_showed(as_core, as_lead, findings, at):
    url = at("_finding", findings[1].pk)
    as_lead.post(at("_finding_move", findings[1].pk), {"way": "up"})
    as_core.post(url, {"text": "Data is used late.", "version": 1})
    assert kept()[0] == (1, "Data is used late.")


def test_actions_lead_to_the_plan(get, as_core, core_member, case, findings, at):
    as_core.post(at("_act", findings[0].pk))
    links = [one.attrs.get("href") for one in get(core_member, at("_statement")).find("a")]
    assert reverse("evaluations:action", args=[case.round.slug, 1]) in links


def test_what_was_typed_over_one_that_somebody_took_away_can_be_added_anew(as_core, as_lead, findings, at):
    as_lead.post(at("_finding_gone", findings[0].pk), {"version": 1})
    answer = as_core.post(at("_finding", findings[0].pk), {"text": "Challenge is quicker.", "version": 1})
    page = answer.content.decode()
    assert (answer.status_code, f'action="{at("_finding_new")}"' in page) == (422, True)
    assert "Challenge is quicker." in page
    as_core.post(at("_finding_new"), {"text": "Challenge is quicker.", "version": 0})
    assert kept() == [(1, TEXTS[1]), (2, TEXTS[2]), (3, "Challenge is quicker.")]
