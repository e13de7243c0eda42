"""Findings of an inspection's report, and the actions that answer them."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from evaluations.models import Action, Finding, Inspection, Plan
from evaluations.permissions import can_answer_findings
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.inspections.saving import save_over
from evaluations.services.plans.actions import add_action
from evaluations.services.plans.details import Details

ANSWER = "Leads and core team members answer the findings of an inspection."


@transaction.atomic
def add_finding(
    *, inspection: Inspection, role: str, user: User, text: str, actions: Iterable[int]
) -> Finding:
    """`inspection` is locked by the caller, here and below. The same words sent twice are kept once."""
    _check(role)
    findings = list(inspection.findings.all())
    if findings and (findings[-1].text, findings[-1].updated_by_id) == (text, user.pk):
        return findings[-1]
    made = Finding(inspection=inspection, number=len(findings) + 1, text=text, updated_by=user)
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
    title = f"Answer finding {finding.number} of the inspection report"
    action = add_action(plan=plan, user=user, details=Details(title))
    _link(finding, user, [*finding.actions.all(), action])
    return action


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
