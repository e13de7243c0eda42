"""Emails to many: the links, and reminders. One by one, with each that failed named."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.here import MemberRequest
from accounts.roles import Permission
from schools.selectors.returns import asked_in, can_be_reminded, can_be_sent
from schools.services import links
from schools.views.shared import address_of, get_collection

MOST_NAMED = 10
MOST_AT_ONCE = 60  # a press of the button is answered before anyone, or the server, gives up waiting


@require_POST
def send(request: MemberRequest, pk: int) -> HttpResponse:
    return _write(request, pk, "link", "links")


@require_POST
def remind(request: MemberRequest, pk: int) -> HttpResponse:
    return _write(request, pk, "reminder", "reminders")


def _write(request: MemberRequest, pk: int, one: str, many: str) -> HttpResponse:
    collection = get_collection(request, pk, Permission.MANAGE_SCHOOLS)
    if collection.closed_at:
        messages.error(request, "The collection is closed, so nothing is sent. Open it again first.")
        return redirect("returns:collection", pk)
    which, act = (can_be_sent, links.send) if one == "link" else (can_be_reminded, links.remind)
    found = list(asked_in(collection).filter(which(timezone.localdate())))
    asks, left = found[:MOST_AT_ONCE], len(found[MOST_AT_ONCE:])
    for ask in asks:
        ask.collection = collection
    post = act(asks=asks, address_of=lambda ask: address_of(request, ask), user=request.user)
    _say(request, post, one, many)
    if left:
        messages.info(
            request,
            f"{left} more {'is' if left == 1 else 'are'} still to be written to. Choose the button again for the next.",
        )
    return redirect("returns:collection", pk)


def _say(request: MemberRequest, post: links.Post, one: str, many: str) -> None:
    if not post.sent and not post.failed:
        messages.info(request, f"There is nobody to send a {one} to now.")
    if post.sent:
        count = len(post.sent)
        messages.success(request, f"{count} {one if count == 1 else many} sent.")
    if post.failed:
        named = "; ".join(f"{ask} ({ask.email})" for ask in post.failed[:MOST_NAMED])
        more = len(post.failed) - MOST_NAMED
        messages.error(
            request,
            f"{len(post.failed)} could not be sent: {named}{f'; and {more} more' if more > 0 else ''}. "
            "They count as not sent: try again in a few minutes, and if that fails too, tell an administrator.",
        )
