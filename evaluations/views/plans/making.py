"""One press makes an action of what a page says: a judgement, a criterion, what would lift a rating."""

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

LONGEST = 500


@require_POST
def make(request: MemberRequest, slug: str) -> HttpResponse:
    """`cell`: phase/element; `criterion`: its ref; `lift`: what would lift the rating, as the page said it."""
    with transaction.atomic():
        plan = get_managed_plan(request, slug, lock=True)
        phase, _, element = request.POST.get("cell", "").partition("/")
        rating = get_rating(plan, phase, element)
        origin, text, criterion = _origin(request, rating)
        action = add_action(
            plan=plan,
            user=request.user,
            details=Details(_shortened(text) or f"Improve {rating.name}", cell_id=rating.cell_id),
            origin=origin,
            origin_text=text,
            criterion_id=criterion,
        )
    messages.success(
        request, f"{action.ref} is in the plan, linked to {rating.name}. Say who leads it and by when."
    )
    return redirect("evaluations:action_edit", slug, action.number)


def _origin(request: MemberRequest, rating: RatingLine) -> tuple[str, str, int | None]:
    """What it is made from, in words, and the criterion if it is one."""
    ref, lift = request.POST.get("criterion", ""), clean_text(request.POST.get("lift", ""))
    if ref:
        criterion = rating.element.criterion_by_ref.get(ref)
        if criterion is None:
            raise Http404("There is no such criterion here.")
        return Origin.CRITERION, criterion.quote, criterion.pk
    if lift:
        return Origin.LIFT, lift[:5000], None
    if rating.level is None:
        return Origin.FREE, "", None
    return Origin.JUDGEMENT, f"{rating.level.label}. {rating.rationale}".strip(), None


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rsplit(' ', 1)[0]}…"
