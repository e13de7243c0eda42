"""One of those asked: its link, its address, its answer."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.here import MemberRequest
from accounts.roles import Permission
from schools.enums import LinkState
from schools.forms.collections import UNKNOWN, EmailForm, RenewForm, SortForm
from schools.models import Ask
from schools.selectors.answers import answers_to
from schools.selectors.asked import line_of
from schools.selectors.returns import link_state
from schools.services import asking, links
from schools.services.collections import last_day
from schools.services.errors import Overtaken, Refused
from schools.views.shared import address_of, get_ask, rights

MANAGE = Permission.MANAGE_SCHOOLS


@require_GET
def ask(request: MemberRequest, pk: int) -> HttpResponse:
    return _page(request, get_ask(request, pk))


def _page(
    request: MemberRequest,
    found: Ask,
    *,
    email_form: EmailForm | None = None,
    renew_form: RenewForm | None = None,
    sort_form: SortForm | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    row, asked = getattr(found, "answer", None), found.collection.questionnaire
    may = rights(request, found.collection)
    state = link_state(found, today)
    context = {
        "ask": found,
        "collection": found.collection,
        "line": line_of(found, found.collection, today),
        "row": row,
        "may_read": may["may_record"] or not asked.in_confidence,
        "told": list(asked.told(answers_to(found))) if row else [],
        "link_state": state,
        "link": address_of(request, found) if may["may_manage"] and state == LinkState.OPEN else "",
        "email_form": email_form or EmailForm(initial={"email": found.email, "seen": found.email}),
        "sort_form": (sort_form or SortForm(initial=found.known | {"seen": found.sorted_as}))
        if asked.sorts
        else None,
        "renew_form": renew_form or RenewForm(initial={"until": last_day(found.collection.due)}),
        **may,
    }
    status = 422 if (email_form or renew_form or sort_form) else 200
    return render(request, "schools/returns/ask.html", context, status=status)


@require_POST
def email(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_ask(request, pk, MANAGE)
    form = EmailForm(request.POST)
    if not form.is_valid():
        return _page(request, found, email_form=form)
    before = found.email
    try:
        saved = asking.set_email(ask=found, user=request.user, **form.cleaned_data)
    except Overtaken as overtaken:
        now = overtaken.theirs.email
        form.show_theirs("email", now, f"Meanwhile somebody saved {now or 'no address'} for {found}.")
        return _page(request, found, email_form=form)
    messages.success(request, f"The address of {found} is saved.")
    if saved.email != before and before and found.sent_at:
        messages.info(
            request,
            f"The link was sent to {before} and still works there. If it went to the wrong people, make a new one.",
        )
    return redirect("returns:ask", pk)


@require_POST
def sort(request: MemberRequest, pk: int) -> HttpResponse:
    """Which questions it is asked, where that depends on the school."""
    found = get_ask(request, pk, MANAGE)
    if not found.collection.questionnaire.sorts:
        raise Http404("This collection asks all schools the same.")
    form = SortForm(request.POST)
    if not form.is_valid():
        return _page(request, found, sort_form=form)
    try:
        asking.sort(ask=found, user=request.user, **form.cleaned_data)
    except Refused as refused:
        messages.error(request, str(refused))
    except Overtaken as overtaken:
        now = overtaken.theirs
        words = f"“{now.get_judged_display() or UNKNOWN[1]}” and “{now.get_governed_display() or UNKNOWN[1]}”"
        form.show_theirs("judged", now.sorted_as, f"Meanwhile somebody saved {words} for {found}.")
        return _page(request, found, sort_form=form)
    else:
        messages.success(request, f"What {found} is asked is saved.")
    return redirect("returns:ask", pk)


@require_POST
def renew(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_ask(request, pk, MANAGE)
    form = RenewForm(request.POST)
    if not form.is_valid():
        return _page(request, found, renew_form=form)
    links.renew(ask=found, until=form.cleaned_data["until"], user=request.user)
    messages.success(request, f"{found} has a new link, not sent yet. Links from before no longer work.")
    return redirect("returns:ask", pk)


@require_POST
def revoke(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_ask(request, pk, MANAGE)
    links.revoke(ask=found, user=request.user)
    messages.success(request, f"The link of {found} no longer works. Make a new one if they should answer.")
    return redirect("returns:ask", pk)


@require_POST
def send(request: MemberRequest, pk: int) -> HttpResponse:
    """Again too: for those who cannot find the email."""
    found = get_ask(request, pk, MANAGE)
    state = link_state(found, timezone.localdate())
    if state != LinkState.OPEN:
        messages.error(request, f"The link of {found} is not open, so it is not sent. Make a new one first.")
    elif not found.email:
        messages.error(request, f"{found} has no email address. Add one, or copy the link and hand it over.")
    else:
        _say(request, links.send(asks=[found], address_of=_address(request), user=request.user))
    return redirect("returns:ask", pk)


@require_POST
def remove(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_ask(request, pk, MANAGE)
    try:
        asking.stop_asking(ask=found, user=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("returns:ask", pk)
    messages.success(request, f"{found} is no longer asked. Its link does not work any more.")
    return redirect("returns:collection", found.collection_id)


def _address(request: MemberRequest) -> Callable[[Ask], str]:
    return lambda ask: address_of(request, ask)


def _say(request: MemberRequest, post: links.Post) -> None:
    for ask in post.sent:
        messages.success(request, f"The link is sent to {ask.email}.")
    for ask in post.failed:
        messages.error(
            request,
            f"The email to {ask.email} could not be sent. Try again in a few minutes. "
            "If that fails too, tell an administrator.",
        )
