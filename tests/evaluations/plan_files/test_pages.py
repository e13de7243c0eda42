"""The pages of signing: what they say, to whom, and what comes back when something is wrong."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evaluations.models import PlanRevision
from tests.evaluations.plan_files.signing import seal, signed
from tests.factories.plans import ActionFactory

pytestmark = pytest.mark.django_db

PLAN = "/plans/any-borough-2009/"
ONE = f"{PLAN}revisions/1/"


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def words(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_plan_s_page_leads_to_its_files_and_to_signing(plan, lead):
    page = words(browser(lead).get(PLAN))
    for link in (
        "export/plan.pdf",
        "export/plan-large.pdf",
        "export/plan.xlsx",
        "export/plan.docx",
        "export/plan.csv",
        "file/",
        "sign/",
    ):
        assert f'href="{PLAN}{link}"' in page
    assert "The plan is a draft: nobody has signed it yet." in page


def test_an_adviser_sees_the_plan_without_files_and_without_signing(plan, adviser):
    page = words(browser(adviser).get(PLAN))
    assert ("export/" in page, "sign/" in page, "The plan is a draft" in page) == (False, False, True)


def test_a_reader_is_led_to_the_newest_signed_revision_and_to_nothing_of_the_draft(plan, lead, reader):
    client = browser(reader)
    assert client.get(PLAN).status_code == 403
    signed(plan, lead)
    assert client.get(PLAN)["Location"] == ONE
    action = plan.actions.get(number=1)
    action.title = "ZQ draft words"
    action.save()
    for path in (
        f"{PLAN}board/",
        f"{PLAN}timeline/",
        f"{PLAN}actions/1/",
        f"{PLAN}export/plan.csv",
        f"{PLAN}sign/",
    ):
        answer = client.get(path)
        assert (path, answer.status_code, "ZQ draft words" in words(answer)) == (path, 403, False)
    assert "ZQ draft words" not in words(client.get(ONE))


def test_a_revision_s_page_holds_the_whole_plan_as_signed(plan, lead, reader):
    signed(plan, lead)
    page = words(browser(reader).get(ONE))
    for said in (
        "Action plan, revision 1",
        "Of 2 ratings below Green, 1 has actions and 1 has a reason for none.",
        "No action: The policy is due for review in May.",
        "A1 Name a lead in every school",
        "18 December 2009: Ask schools (done)",
        "Schools with a lead: from 61% to 95%",
        "Standards board, A sample of ten, half-termly",
        "Amber: Two schools wait.",
        "<b>Total cost:</b> £4,200.50, over the 1 of 3 actions that have a cost",
        "Visit twelve schools",
    ):
        assert said in page


def test_signing_names_each_gap(plan, lead):
    plan.left_out.all().delete()
    page = browser(lead).get(f"{PLAN}sign/")
    assert "1 thing to do before the plan can be signed" in words(page)
    assert "2 Policy: no action and no reason for none." in words(page)
    answer = browser(lead).post(f"{PLAN}sign/", {"seal": seal(plan, lead)})
    assert (answer.status_code, PlanRevision.objects.count()) == (422, 0)


def test_signing_shows_what_may_be_looked_at_first(plan, lead):
    page = words(browser(lead).get(f"{PLAN}sign/"))
    assert "2 of 3 open actions have no lead: A2, A3." in page
    plan.actions.filter(number=3).update(lead_name="Schools’ forum")
    page = words(browser(lead).get(f"{PLAN}sign/"))
    assert "1 of 3 open actions has no lead: A2." in page


def test_a_plan_that_changed_while_it_was_read_is_not_signed(plan, lead):
    seen = seal(plan, lead)
    ActionFactory(plan=plan, number=4)
    answer = browser(lead).post(f"{PLAN}sign/", {"seal": seen})
    assert (answer.status_code, PlanRevision.objects.count()) == (409, 0)
    assert "The plan has changed since you opened this page. Nothing is signed." in words(answer)


def test_the_words_typed_come_back_where_signing_is_refused(plan, lead):
    signed(plan, lead)
    action = plan.actions.get(number=1)
    action.title = "Other words"
    action.save()
    answer = browser(lead).post(f"{PLAN}sign/", {"seal": "old", "note": "The first action is clearer."})
    assert (answer.status_code, "The first action is clearer." in words(answer)) == (409, True)
    empty = browser(lead).post(f"{PLAN}sign/", {"seal": seal(plan, lead), "note": " "})
    assert (empty.status_code, "Say what has changed since the last revision" in words(empty)) == (422, True)


def test_the_plan_s_page_says_what_changed_since_it_was_signed(plan, lead):
    signed(plan, lead)
    assert "The plan stands as it was signed." in words(browser(lead).get(PLAN))
    action = plan.actions.get(number=2)
    action.title = "Write a short policy"
    action.save()
    other = plan.actions.get(number=1)
    other.progress = "green"
    other.save()
    page = words(browser(lead).get(PLAN))
    assert "Changed since revision 1 was signed: 1 change" in page
    assert "Progress has been reported on 1 action since." in page


def test_the_second_revision_shows_its_changes_and_the_first_that_there_is_a_newer(plan, lead, reader):
    signed(plan, lead)
    action = plan.actions.get(number=2)
    action.title = "Write a short policy"
    action.save()
    signed(plan, lead, note="A shorter policy.")
    client = browser(reader)
    second = words(client.get(f"{PLAN}revisions/2/"))
    assert ("What changed from revision 1" in second, "A shorter policy." in second) == (True, True)
    first = words(client.get(ONE))
    assert ("Revision 2 has been signed since." in first, "Write a short policy" in first) == (True, False)
    assert client.get(f"{PLAN}revisions/3/").status_code == 404


def test_a_reader_approves_or_sends_back_with_words(plan, lead, reader):
    signed(plan, lead)
    client = browser(reader)
    answer = client.post(f"{ONE}return/", {"version": 1, "reply": " "})
    assert (answer.status_code, "Say what should change" in words(answer)) == (422, True)
    client.post(f"{ONE}approve/", {"version": 1, "reply": ""})
    assert plan.revisions.get().state == "approved"
    late = client.post(f"{ONE}return/", {"version": 1, "reply": "No."})
    assert (late.status_code, plan.revisions.get().state) == (409, "approved")
    assert "Revision 1 was approved by Rae Reader before you answered." in words(late)


def count(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("path", [PLAN, f"{PLAN}sign/", ONE])
def test_a_page_takes_at_most_twelve_queries_however_many_actions(plan, lead, path):
    signed(plan, lead)
    client = browser(lead)
    few = count(client, path)
    for number in range(4, 10):
        ActionFactory(plan=plan, number=number)
    assert (count(client, path), few <= 12) == (few, True), few
