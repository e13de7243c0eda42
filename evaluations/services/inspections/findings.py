"""Findings of an inspection's report, and the actions that answer them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from evaluations.models import Action, Finding, Inspection, Plan
from evaluations.permissions import can_answer_findings
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.inspections.saving import save_over
from evaluations.services.plans.actions import add_action, save_change
from evaluations.services.plans.details import Details, details_of

ANSWER = "Leads and core team members answer the findings of an inspection."
PUBLISHED = (
    "This inspection is published, so its findings stay and keep their numbers. "
    "Their words can still be changed."
)


@transaction.atomic
def add_finding(
    *, inspection: Inspection, role: str, user: User, text: str, actions: Iterable[int]
) -> Finding:
    """`inspection` is locked by the caller, here and below. The same words sent twice are kept once."""
    _check(role)
    findings = list(inspection.findings.all())
    if findings and (findings[-1].text, findings[-1].updated_by_id) == (text, user.pk):
        return findings[-1]
    number = findings[-1].number + 1 if findings else 1
    made = Finding(inspection=inspection, number=number, text=text, updated_by=user)
    made.save()
    made.actions.set(_of_its_plan(inspection, actions))
    return made


@transaction.atomic
def change_finding(
    *, finding: Finding, role: str, user: User, text: str, actions: Iterable[int], version: int
) -> Finding:
    """Raises Overtaken where someone saved other words or other actions."""
    _check(role)
    linked = _of_its_plan(finding.inspection, actions)
    if set(linked) == set(finding.actions.all()):
        return save_over(finding, user, {"text": text}, version)
    if finding.version != version:
        raise Overtaken(finding)
    finding.text = text
    return _link(finding, user, linked)


@transaction.atomic
def act_on(*, finding: Finding, plan: Plan, role: str, user: User) -> Action:
    """An action in the plan. Nothing of the finding's words goes into it: readers read plans sooner than reports."""
    _check(role)
    if finding.inspection.round_id != plan.round_id:
        raise Refused("That plan is not the one of the inspection’s round.")
    action = add_action(plan=plan, user=user, details=Details(_title(finding.number)))
    _link(finding, user, [*finding.actions.all(), action])
    return action


@transaction.atomic
def move_finding(*, finding: Finding, role: str, user: User, up: bool) -> None:
    """One place up or down; it and the one that it passes change numbers. At the end of the list nothing moves."""
    _check_order(finding.inspection, role)
    findings = list(finding.inspection.findings.all())
    at = findings.index(finding)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(findings):
        return
    findings[at], findings[to] = findings[to], findings[at]
    _number(findings, user)


@transaction.atomic
def take_away_finding(*, finding: Finding, role: str, user: User, version: int) -> None:
    """Those after it move up. Its actions stay in the plan. Raises Overtaken where someone changed it meanwhile."""
    inspection = finding.inspection
    _check_order(inspection, role)
    if finding.version != version:
        raise Overtaken(finding)
    finding.updated_by = user
    finding.delete()
    _number(list(inspection.findings.all()), user)


def _title(number: int) -> str:
    """Until somebody gives the action words of its own; it follows the number of its finding."""
    return f"Answer finding {number} of the inspection report"


def _number(findings: list[Finding], user: User) -> None:
    """From 1 in this order. Two never have one number, so those that change first stand beyond the last."""
    last = max((one.number for one in findings), default=0)
    changed: list[tuple[Any, int]] = [
        (one, number) for number, one in enumerate(findings, start=1) if one.number != number
    ]
    named = [
        (action, number) for one, number in changed for action in one.actions.filter(title=_title(one.number))
    ]
    for one, number in changed:
        one.skip_history_when_saving = True
        one.number = last + number
        one.save()
        del one.skip_history_when_saving
    for one, number in changed:
        one.number, one.updated_by, one.updated_at = number, user, timezone.now()
        one.save()
    for action, number in named:
        save_change(action, user, replace(details_of(action), title=_title(number)), action.version)


def _check_order(inspection: Inspection, role: str) -> None:
    _check(role)
    if inspection.is_published:
        raise Refused(PUBLISHED)


def _link(finding: Finding, user: User, actions: Iterable[Action]) -> Finding:
    """What a finding is linked to counts in its version, so that a page left open unlinks nothing."""
    finding.version += 1
    finding.updated_by, finding.updated_at = user, timezone.now()
    finding.save()
    finding.actions.set(actions)
    return finding


def _of_its_plan(inspection: Inspection, actions: Iterable[int]) -> list[Action]:
    return list(Action.objects.filter(plan__round_id=inspection.round_id or 0, pk__in=list(actions)))


def _check(role: str) -> None:
    if not can_answer_findings(role):
        raise Refused(ANSWER)
