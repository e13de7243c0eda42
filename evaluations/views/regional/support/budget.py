"""How many days a region has to give in a financial year: the director's to set."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from accounts.models import Region
from evaluations.forms.support import BudgetForm
from evaluations.forms.texts import whole_number
from evaluations.models import Budget
from evaluations.permissions import can_allocate
from evaluations.reports.regional.support.choice import FIRST_YEAR, LAST_YEAR, year_words
from evaluations.reports.regional.support.gift import days_words
from evaluations.selectors.regional.support import budget_of
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.regional.support import set_budget
from evaluations.views.regional.shared import get_region
from evaluations.views.regional.support.shared import deciding

OVERTAKEN = "{} set {} while you were here. Save again to put yours in its place."


@require_http_methods(["GET", "POST"])
def budget(request: MemberRequest, region: str, year: int) -> HttpResponse:
    found = get_region(request, region)
    deciding(request, found)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404("There is no such financial year.")
    now = budget_of(found, year)
    form = BudgetForm(request.POST if request.method == "POST" else None, initial=_initial(now))
    overtaken = False
    if form.is_bound and form.is_valid():
        try:
            kept = _set(request, found, year, form)
        except Refused as refused:
            form.add_error(None, refused.messages)
        except Overtaken as error:
            now, overtaken = error.theirs, True
            form.add_error("days", OVERTAKEN.format(now.updated_by, days_words(now.days)))
        else:
            messages.success(request, f"The budget for {year_words(year)} is {days_words(kept.days)}.")
            return _back(found, year)
    context = {
        "region": found,
        "year": year,
        "year_words": year_words(year),
        "form": form,
        "now": now,
        "now_words": days_words(now.days) if now else "",
        "whole": can_allocate(request.here.posts, found.pk),
        "version": _version(request, now, fresh=overtaken or not form.is_bound),
    }
    status = 409 if overtaken else 422 if form.errors else 200
    return render(request, "evaluations/support/budget.html", context, status=status)


def _set(request: MemberRequest, region: Region, year: int, form: BudgetForm) -> Budget:
    return set_budget(
        posts=request.here.posts,
        region=region,
        year=year,
        days=form.cleaned_data["days"],
        user=request.user,
        version=whole_number(request.POST.get("version", "")),
    )


def _initial(now: Budget | None) -> dict[str, str]:
    return {"days": f"{now.days.normalize():f}"} if now else {}


def _version(request: MemberRequest, now: Budget | None, *, fresh: bool) -> int:
    if fresh:
        return now.version if now else 0
    return whole_number(request.POST.get("version", ""))


def _back(region: Region, year: int) -> HttpResponse:
    response = redirect("evaluations:region_support", region.slug)
    response["Location"] += f"?year={year}"
    return response
