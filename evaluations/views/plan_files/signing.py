"""The lead signs a plan; a reader approves the revision or sends it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.here import MemberRequest
from evaluations.enums import RevisionState
from evaluations.forms.plan_signing import ReplyForm, SignForm
from evaluations.models import Plan, PlanRevision
from evaluations.permissions import can_approve_plan, can_sign_plan
from evaluations.reports.plans.build import draft_of
from evaluations.reports.plans.model import PlanReport
from evaluations.reports.plans.panel import since
from evaluations.reports.plans.revision_page import page_of
from evaluations.reports.plans.words import covered_words, tally_words, total_words
from evaluations.selectors.plans.revisions import revisions_of
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.plan_signing import (
    approve_plan,
    remarks,
    seal_of,
    send_back,
    sign_plan,
    what_is_missing,
    why_not_answer,
)
from evaluations.views.plan_files.shared import get_plan, get_revision

ONLY_A_LEAD = "Only a lead of the authority may sign the plan."
ONLY_A_READER = "A reader of the authority approves the plan, or sends it back."
OVERTAKEN = (
    "The plan has changed since you opened this page. Nothing is signed. What it holds now is below: read it "
    "again and sign if it is right."
)


@require_http_methods(["GET", "POST"])
def sign(request: MemberRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        return _sign(request, slug)
    plan = _signable(request, slug)
    return _ask(request, plan, draft_of(plan, entries=False))


def _sign(request: MemberRequest, slug: str) -> HttpResponse:
    with transaction.atomic():
        plan = _signable(request, slug, lock=True)
        draft, revisions = draft_of(plan), revisions_of(plan)
        form = SignForm(request.POST, again=bool(revisions))
        status = 422
        try:
            if form.is_valid():
                data = form.cleaned_data
                made = sign_plan(
                    plan=plan, user=request.user, draft=draft, note=data["note"], seal=data["seal"]
                )
                messages.success(request, f"Revision {made.number} is signed. A reader can approve it now.")
                return HttpResponseRedirect(reverse("evaluations:plan_revision", args=[slug, made.number]))
        except Refused as refused:
            form.add_error(None, refused.messages)
        except Overtaken:
            form.add_error(None, OVERTAKEN)
            status = 409
    return _ask(request, plan, draft, form, status)


def _signable(request: MemberRequest, slug: str, *, lock: bool = False) -> Plan:
    plan = get_plan(request, slug, signed=False, lock=lock)
    if not can_sign_plan(plan.round.access):
        raise PermissionDenied(ONLY_A_LEAD)
    return plan


def _ask(
    request: MemberRequest, plan: Plan, draft: PlanReport, form: SignForm | None = None, status: int = 200
) -> HttpResponse:
    revisions = revisions_of(plan)
    number = revisions[0].number if revisions else 0
    context = {
        "plan": plan,
        "round": plan.round,
        "form": form or SignForm(again=bool(revisions)),
        "number": number,
        "next": number + 1,
        "seal": seal_of(draft, number),
        "missing": what_is_missing(plan, draft),
        "remarks": remarks(draft),
        "changes": since(revisions, draft),
        "newest_returned": bool(revisions) and revisions[0].state == RevisionState.RETURNED,
        "facts": [
            ("Actions", tally_words(draft)),
            ("Ratings", covered_words(draft)),
            ("Cost", total_words(draft)),
        ],
    }
    return render(request, "evaluations/plan_files/sign.html", context, status=status)


@require_safe
def revision(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    found = get_revision(request, slug, number)
    return _show(request, found, ReplyForm(initial={"version": found.version}))


@require_POST
def approve(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    return _answer(request, slug, number, back=False)


@require_POST
def return_(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    return _answer(request, slug, number, back=True)


def _answer(request: MemberRequest, slug: str, number: int, *, back: bool) -> HttpResponse:
    with transaction.atomic():
        found = get_revision(request, slug, number, lock=True)
        if not can_approve_plan(found.plan.round.access):
            raise PermissionDenied(ONLY_A_READER)
        form, status = ReplyForm(request.POST), 422
        try:
            if form.is_valid():
                _say(request, found, form, back=back)
                return HttpResponseRedirect(reverse("evaluations:plan_revision", args=[slug, number]))
        except Refused as refused:
            form.add_error("reply" if back and not form.cleaned_data["reply"] else None, refused.messages)
        except Overtaken as overtaken:
            form.add_error(None, _overtaken(overtaken.theirs))
            status = 409
    return _show(request, found, form, status)


def _say(request: MemberRequest, found: PlanRevision, form: ReplyForm, *, back: bool) -> None:
    do = send_back if back else approve_plan
    data = form.cleaned_data
    do(revision=found, user=request.user, version=data["version"], reply=data["reply"])
    done = "is sent back to the lead" if back else "is approved"
    messages.success(request, f"Revision {found.number} {done}.")


def _overtaken(theirs: PlanRevision) -> str:
    done = theirs.get_state_display().lower()
    who = theirs.approved_as or str(theirs.signed_by)
    return f"Revision {theirs.number} was {done} by {who} before you answered. Yours is not recorded."


def _show(request: MemberRequest, found: PlanRevision, form: ReplyForm, status: int = 200) -> HttpResponse:
    may_answer = can_approve_plan(found.plan.round.access)
    context = {
        "page": page_of(found),
        "round": found.plan.round,
        "form": form,
        "why_not": why_not_answer(found, request.user) if may_answer else "",
        "may_answer": may_answer and found.state == "signed",
    }
    return render(request, "evaluations/plan_files/revision.html", context, status=status)
