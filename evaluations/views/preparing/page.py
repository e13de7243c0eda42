"""Preparing: the improvement cycle with the round's place on it, the checklist, meetings and the briefing."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.here import MemberRequest
from evaluations.enums import Preparation
from evaluations.forms.preparing import TickForm
from evaluations.permissions import can_manage, can_record_meetings
from evaluations.selectors.contributors import contributors_of
from evaluations.selectors.cycle import cycle_of, picture_of
from evaluations.selectors.meetings import meetings_of
from evaluations.selectors.preparing import checklist_of
from evaluations.services import preparing as services
from evaluations.services.errors import Refused
from evaluations.views.shared import get_managed_round, get_prepared_round, require_ratings
from standards.content import content_for


@require_safe
def preparing(request: MemberRequest, slug: str) -> HttpResponse:
    return _show(request, slug)


def _show(request: MemberRequest, slug: str, form: TickForm | None = None) -> HttpResponse:
    round_ = get_prepared_round(request, slug)
    content, manages = content_for(round_.framework), can_manage(round_.access)
    if not content.has_scale:
        return redirect("evaluations:self_evaluation", slug)
    points, cycle = checklist_of(round_, manages=manages), cycle_of(round_, content)
    context = {
        "round": round_,
        "content": content,
        "cycle": cycle,
        "picture": picture_of(cycle),
        "now": next(step for step in cycle if step.is_now),
        "points": points,
        "done": sum(point.done_on is not None for point in points),
        "may_tick": manages and not round_.is_signed_off,
        "may_record": can_record_meetings(round_.access),
        "manages": manages,
        "meetings": meetings_of(round_),
        "found": contributors_of(round_, content),
        "today": timezone.localdate(),
        "tick": form,
        "tick_errors": _errors(form) if form else [],
    }
    return render(request, "evaluations/preparing/page.html", context, status=422 if form else 200)


def _errors(form: TickForm) -> list[tuple[str, str]]:
    """Each with the id of the box it is about, where the point is one of the list."""
    item = form.cleaned_data.get("item")
    return [
        (f"done-{item}" if item else "", str(message)) for said in form.errors.values() for message in said
    ]


@require_POST
def checklist(request: MemberRequest, slug: str) -> HttpResponse:
    """One point done, or not after all."""
    form = TickForm(request.POST)
    undo = request.POST.get("do") == "untick"
    if not form.is_valid() and (not undo or "item" in form.errors):
        require_ratings(get_managed_round(request, slug))
        return _show(request, slug, form)
    with transaction.atomic():
        round_ = get_managed_round(request, slug, lock=True)
        require_ratings(round_)
        item = Preparation(form.cleaned_data["item"])
        try:
            if undo:
                services.untick(round_=round_, item=item, user=request.user)
            else:
                services.tick(
                    round_=round_, item=item, done_on=form.cleaned_data["done_on"], user=request.user
                )
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"{'Not done after all' if undo else 'Done'}: {item.label}.")
    return redirect("evaluations:preparing", slug)
