"""One press makes an action of what a page says: a judgement, a criterion, what would lift a rating."""

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.here import MemberRequest
from evaluations.enums import Origin
from evaluations.forms.texts import clean_text
from evaluations.selectors.plans.facts import RatingLine
from evaluations.services.plans.actions import add_action
from evaluations.services.plans.details import Details
from evaluations.views.plans.shared import get_managed_plan, get_rating

LONGEST, MOST = 500, 5000


@require_POST
def make(request: MemberRequest, slug: str) -> HttpResponse:
    """`cell`: phase/element; with `criterion` its ref, or with `lift` what would lift the rating.

    A lift is the anchor of what it is about, a space, and what the page said. `held`, in place of both, is the
    cell, a space, and what holds its rating down.
    """
    place, _, held = request.POST.get("held", "").partition(" ")
    phase, _, element = (place or request.POST.get("cell", "")).partition("/")
    with transaction.atomic():
        plan = get_managed_plan(request, slug, lock=True)
        rating = get_rating(plan, phase, element)
        made = _held(rating, held) if place else _made_of(request, rating)
        action = add_action(
            plan=plan,
            user=request.user,
            details=Details(_shortened(made.title), cell_id=rating.cell_id),
            origin=made.origin,
            origin_text=made.text,
            criterion_id=made.criterion_id,
        )
    messages.success(
        request, f"{action.ref} is in the plan, linked to {rating.name}. Say who leads it and by when."
    )
    return redirect("evaluations:action_edit", slug, action.number)


@dataclass(frozen=True, slots=True)
class Made:
    """What an action is made of, in the words of that day."""

    title: str
    origin: str
    text: str
    criterion_id: int | None = None


def _held(rating: RatingLine, text: str) -> Made:
    return Made(f"Lift {rating.name}", Origin.LIFT, clean_text(text)[:MOST])


def _made_of(request: MemberRequest, rating: RatingLine) -> Made:
    if ref := request.POST.get("criterion", ""):
        criterion = rating.element.criterion_by_ref.get(ref)
        if criterion is None:
            raise Http404("There is no such criterion here.")
        return Made(criterion.quote, Origin.CRITERION, criterion.quote, criterion.pk)
    anchor, _, text = request.POST.get("lift", "").partition(" ")
    if lift := clean_text(text)[:MOST]:
        return Made(lift, Origin.LIFT, lift, _criterion_at(rating, anchor))
    if rating.level is None:
        return Made(f"Improve {rating.name}", Origin.FREE, "")
    text = f"{rating.level.label}. {rating.rationale}".strip()
    return Made(f"Improve {rating.name}", Origin.JUDGEMENT, text)


def _criterion_at(rating: RatingLine, anchor: str) -> int | None:
    return next((one.pk for one in rating.element.criteria if one.anchor == anchor), None)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rsplit(' ', 1)[0]}…"
