"""The director gives an authority days or a programme, changes that, takes it away."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from accounts.models import LocalAuthority, Region
from accounts.roles import RegionalPermission
from evaluations.forms.support import AllocationForm, TakeAwayForm, initial_of
from evaluations.forms.texts import whole_number
from evaluations.models import Allocation
from evaluations.reports.regional.support.choice import year_from, years_around
from evaluations.reports.regional.support.gift import gift_of
from evaluations.selectors.regional.standing import phases_within
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.regional.support import change, decision_of, give, take_away
from evaluations.views.regional.ratings import get_content
from evaluations.views.regional.support.shared import deciding, get_allocation, get_place
from standards.content import Content

OVERTAKEN = (
    "{} changed this while you were writing. Nothing is lost: both are here. Put together what should stand, "
    "and save again."
)


@require_http_methods(["GET", "POST"])
def allocation_new(request: MemberRequest, region: str, authority: str) -> HttpResponse:
    place = get_place(request, region, authority)
    deciding(request, place.region)
    content, today = get_content(), timezone.localdate()
    if request.method == "POST":
        return _give(request, place, content)
    about = {name: request.GET[name] for name in ("phase", "element") if name in request.GET}
    year = year_from(request.GET.get("year", ""), today)
    form = _form(request, place.region, content, year, initial={"given_on": today, "year": year, **about})
    return _show(request, place, form)


def _give(request: MemberRequest, place: LocalAuthority, content: Content) -> HttpResponse:
    year = year_from(request.POST.get("year", ""), timezone.localdate())
    form = _form(request, place.region, content, year, data=request.POST)
    if form.is_valid():
        try:
            made = give(
                posts=request.here.posts,
                authority=place,
                content=content,
                user=request.user,
                decision=form.decision,
            )
        except Refused as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, f"Given to {place}: {gift_of(made).what}.")
            return _back(place, made.year)
    return _show(request, place, form)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def allocation(request: MemberRequest, region: str, authority: str, pk: int) -> HttpResponse:
    found = get_allocation(request, region, authority, pk, lock=request.method == "POST")
    place, content, theirs = found.authority, get_content(), None
    data = request.POST if request.method == "POST" else None
    form = _form(
        request,
        place.region,
        content,
        found.year,
        changes=True,
        data=data,
        initial=initial_of(decision_of(found)),
    )
    if form.is_bound and form.is_valid():
        try:
            _change(request, found, content, form)
        except Refused as refused:
            form.add_error(None, refused.messages)
        except Overtaken:
            theirs = Allocation.objects.select_related("phase", "element", "updated_by").get(pk=pk)
            form.add_error(None, OVERTAKEN.format(theirs.updated_by))
        else:
            messages.success(request, f"Saved: {gift_of(found).what}.")
            return _back(place, found.year)
    return _show(request, place, form, found, theirs)


def _change(request: MemberRequest, found: Allocation, content: Content, form: AllocationForm) -> None:
    change(
        posts=request.here.posts,
        allocation=found,
        content=content,
        user=request.user,
        decision=form.decision,
        why=form.because,
        version=whole_number(request.POST.get("version", "")),
    )


@require_http_methods(["GET", "POST"])
@transaction.atomic
def allocation_end(request: MemberRequest, region: str, authority: str, pk: int) -> HttpResponse:
    found = get_allocation(request, region, authority, pk, lock=request.method == "POST")
    form = TakeAwayForm(request.POST if request.method == "POST" else None)
    overtaken = False
    if form.is_bound and form.is_valid():
        try:
            take_away(
                posts=request.here.posts,
                allocation=found,
                user=request.user,
                why=form.said,
                version=whole_number(request.POST.get("version", "")),
            )
        except Refused as refused:
            form.add_error(None, refused.messages)
        except Overtaken:
            overtaken = True
            form.add_error(
                None,
                f"{found.updated_by} changed this while you were here. It now is as below: take it away still?",
            )
        else:
            messages.success(request, f"Taken away: {gift_of(found).what}.")
            return _back(found.authority, found.year)
    version = (
        found.version if overtaken or not form.is_bound else whole_number(request.POST.get("version", ""))
    )
    context = {
        "region": found.authority.region,
        "authority": found.authority,
        "gift": gift_of(found),
        "gone": found.taken_away_at,
        "form": form,
        "version": version,
    }
    status = 409 if overtaken else 422 if form.errors else 200
    return render(request, "evaluations/support/take_away.html", context, status=status)


def _form(
    request: MemberRequest,
    region: Region,
    content: Content,
    year: int,
    *,
    changes: bool = False,
    **kwargs: object,
) -> AllocationForm:
    phases = phases_within(content, request.here.posts.phases(region.pk, RegionalPermission.ALLOCATE))
    years = years_around(year, timezone.localdate())
    return AllocationForm(content=content, phases=phases, years=years, changes=changes, **kwargs)


def _show(
    request: MemberRequest,
    place: LocalAuthority,
    form: AllocationForm,
    found: Allocation | None = None,
    theirs: Allocation | None = None,
) -> HttpResponse:
    """After a clash the form carries the version that stands beside it, so that saving again puts both right."""
    version = found.version if found else 0
    if form.is_bound and not theirs:
        version = whole_number(request.POST.get("version", ""))
    context = {
        "region": place.region,
        "authority": place,
        "form": form,
        "found": found,
        "theirs": theirs,
        "their_gift": gift_of(theirs) if theirs else None,
        "version": version,
    }
    status = 409 if theirs else 422 if form.errors else 200
    return render(request, "evaluations/support/allocation.html", context, status=status)


def _back(place: LocalAuthority, year: int) -> HttpResponse:
    response = redirect("evaluations:region_support_authority", place.region.slug, place.slug)
    response["Location"] += f"?year={year}"
    return response
