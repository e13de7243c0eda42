"""A plan is signed by its lead and approved by a reader, or sent back. The caller holds the round."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from evaluations.enums import RevisionState
from evaluations.models import Plan, PlanRevision
from evaluations.permissions import can_approve_plan, can_sign_plan
from evaluations.reports.plain import to_plain
from evaluations.reports.plans import words
from evaluations.reports.plans.build import freeze, signature_of, thaw
from evaluations.reports.plans.changes import changes_between
from evaluations.reports.plans.model import PlanReport
from evaluations.selectors.plans.revisions import revisions_of
from evaluations.services.errors import Overtaken, Refused

EPOCH = dt.date(2000, 1, 1)


def what_is_missing(plan: Plan, draft: PlanReport) -> list[str]:
    """Sentences, one a gap; empty when the plan may be signed. No query."""
    return list(_missing(plan, draft))


def _missing(plan: Plan, draft: PlanReport) -> Iterator[str]:
    if not plan.round.is_signed_off:
        yield (
            "The round is not signed off yet. Sign it off first: then the judgements that the plan rests on "
            "cannot change under it."
        )
    if not draft.actions and not any(line.reason for line in draft.ratings):
        yield "There is nothing in the plan to sign yet."
    for line in draft.ratings:
        if line.open:
            name = words.element_name(draft, line, full=False)
            yield f"{name}: no action and no reason for none. Add one or the other."


def remarks(draft: PlanReport) -> list[str]:
    """What a lead may want to look at before signing, and may leave."""
    going = [action for action in draft.actions if not action.finished]
    gaps = (
        ("no lead", [action.ref for action in going if not action.lead]),
        ("no date by which they are due", [action.ref for action in going if not action.due]),
        ("no success criteria", [action.ref for action in going if not action.success]),
        ("no monitoring", [action.ref for action in going if not words.monitoring_words(action)]),
    )
    return [
        f"{len(refs)} of {len(going)} open actions {'has' if len(refs) == 1 else 'have'} {what}: {', '.join(refs)}."
        for what, refs in gaps
        if refs
    ]


def seal_of(draft: PlanReport, number: int) -> str:
    """What a lead signs is what they saw: the same for the same plan, whatever the day and what was told of it."""
    actions = tuple(replace(action, history=()) for action in draft.actions)
    seen = to_plain(replace(draft, head=replace(draft.head, as_at=EPOCH), actions=actions))
    return hashlib.sha256(json.dumps([number, seen], sort_keys=True).encode()).hexdigest()


@transaction.atomic
def sign_plan(*, plan: Plan, user: User, draft: PlanReport, note: str, seal: str) -> PlanRevision:
    """The next revision, as `draft` stands. Raises Refused, naming each gap.

    `seal` is that of what the person saw; where the plan has changed since, Overtaken with its newest revision.
    """
    if not can_sign_plan(plan.round.access):
        raise Refused("Only a lead of the authority may sign the plan.")
    revisions = revisions_of(plan)
    newest = revisions[0] if revisions else None
    number = newest.number if newest else 0
    if seal != seal_of(draft, number):
        raise Overtaken(newest)
    if missing := what_is_missing(plan, draft):
        raise Refused(*missing)
    _check_against(newest, draft, note)
    revision = PlanRevision(
        plan=plan,
        number=number + 1,
        report=freeze(draft, user),
        note=note if newest else "",
        signed_by=user,
        signed_at=timezone.now(),
    )
    revision._history_user = user
    revision.save()
    return revision


def _check_against(newest: PlanRevision | None, draft: PlanReport, note: str) -> None:
    if newest is None:
        return
    same = not changes_between(thaw(newest.kept), draft)
    if same and newest.state != RevisionState.RETURNED:
        raise Refused(f"Nothing has changed since revision {newest.number} was signed.")
    if not note:
        raise Refused(f"Say what has changed since revision {newest.number}: its readers see that first.")


@transaction.atomic
def approve_plan(*, revision: PlanRevision, user: User, version: int, reply: str = "") -> PlanRevision:
    """Raises Refused, or Overtaken with the revision as it stands."""
    return _answer(revision, user, version, RevisionState.APPROVED, reply)


@transaction.atomic
def send_back(*, revision: PlanRevision, user: User, version: int, reply: str) -> PlanRevision:
    """With words that say why. Raises as `approve_plan` does."""
    if not reply:
        raise Refused("Say what should change before the plan can be approved.")
    return _answer(revision, user, version, RevisionState.RETURNED, reply)


def _answer(revision: PlanRevision, user: User, version: int, state: str, reply: str) -> PlanRevision:
    if refused := why_not_answer(revision, user):
        raise Refused(refused)
    if revision.version != version or revision.state != RevisionState.SIGNED:
        raise Overtaken(revision)
    revision.state, revision.reply = state, reply
    revision.approved_by, revision.approved_as = user, signature_of(user)
    revision.approved_at = timezone.now()
    revision.version += 1
    revision._history_user = user
    revision.save()
    return revision


def why_not_answer(revision: PlanRevision, user: User) -> str:
    """Why this person may neither approve the revision nor send it back; blank where they may. One query."""
    if not can_approve_plan(revision.plan.round.access):
        return "A reader of the authority approves the plan."
    if revision.signed_by_id == user.pk:
        return "You signed this revision, so someone else has to approve it."
    newer = PlanRevision.objects.filter(plan_id=revision.plan_id, number__gt=revision.number).first()
    if newer is not None:
        return f"Revision {newer.number} has been signed since. Read that one."
    return ""
