"""Who may do what with a plan, by role and by the state of the round."""

import re

import pytest

from accounts.models import User
from evaluations.enums import RoundState
from evaluations.models import PlanRevision
from evaluations.permissions import (
    Access,
    can_approve_plan,
    can_manage_plan,
    can_report_progress,
    can_sign_plan,
    can_view_plan,
)

ROLES = ("lead", "core", "guest", "reader", "adviser")
OPEN = (RoundState.RATING, RoundState.AGREEING, RoundState.SIGNED_OFF)


def who(predicate, state=RoundState.AGREEING, team_role=None):
    user = User(pk=1)
    return [role for role in ROLES if predicate(Access(user, role, team_role, state))]


def test_open_plans_are_for_those_who_work_on_them_and_advise():
    assert who(lambda access: can_view_plan(access, signed=False)) == ["lead", "core", "adviser"]


def test_signed_plans_are_for_readers_too_and_never_for_guests():
    assert who(lambda access: can_view_plan(access, signed=True)) == ["lead", "core", "reader", "adviser"]
    assert who(lambda access: can_view_plan(access, signed=True), team_role="guest") == []


@pytest.mark.parametrize("state", OPEN)
def test_from_rating_on_the_core_team_writes_the_lead_signs_and_a_reader_approves(state):
    assert who(can_manage_plan, state) == ["lead", "core"]
    assert who(can_sign_plan, state) == ["lead"]
    assert who(can_approve_plan, state) == ["reader"]


def test_nothing_is_written_or_signed_while_the_round_is_set_up():
    acts = (can_manage_plan, can_sign_plan, can_approve_plan, lambda access: can_report_progress(access, 1))
    assert [who(act, RoundState.SETTING_UP) for act in acts] == [[], [], [], []]


@pytest.mark.parametrize(("lead_id", "roles"), [(1, ["lead", "core", "adviser"]), (2, ["lead", "core"])])
def test_progress_is_reported_by_writers_and_by_an_action_s_own_lead(lead_id, roles):
    assert who(lambda access: can_report_progress(access, lead_id)) == roles


@pytest.mark.usefixtures("frameworks")
def test_a_reader_is_led_to_what_is_signed_and_sees_nothing_of_its_making(
    sign_in, reader, lead, round_, plan, action
):
    client = sign_in(reader)
    stem = f"/plans/{round_.slug}/"
    making = ("board/", "timeline/", "actions/1/")
    assert [client.get(stem + page).status_code for page in ("", *making)] == [403] * 4
    PlanRevision.objects.create(plan=plan, number=1, report={}, signed_by=lead)
    answer = client.get(stem)
    assert (answer.status_code, answer["Location"]) == (302, f"{stem}revisions/1/")
    assert [client.get(stem + page).status_code for page in making] == [403] * 3
    assert client.post(f"{stem}actions/1/progress/", {"progress": "red", "on": "1/3/2010"}).status_code == 403


@pytest.mark.usefixtures("frameworks")
def test_the_list_tells_readers_nothing_of_how_a_signed_plan_goes_on(sign_in, reader, lead, plan, action):
    PlanRevision.objects.create(plan=plan, number=1, report={}, signed_by=lead)
    counts = ("Actions", "Overdue", "Done", "Plan")
    assert _cells(sign_in(reader), counts) == ["–", "–", "–", "Signed"]
    assert _cells(sign_in(lead), counts) == ["1", "1", "0 of 1", "Signed"]


def _cells(client, labels):
    page = client.get("/plans/").content.decode()
    return [re.search(f'data-label="{label}">([^<]*)', page)[1].strip() for label in labels]
