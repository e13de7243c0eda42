"""For pages of readiness: fetch and authorise in one call, and what pages of single rows show and lead to."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from accounts.here import MemberRequest
from evaluations.models import Round
from evaluations.permissions import can_manage, can_prepare, can_read_contacts, why_not_prepared
from evaluations.selectors.readiness.published import PublishedLine, published
from evaluations.selectors.readiness.said import said_by
from evaluations.services.readiness.saving import ONLY_A_LEAD
from evaluations.views.saving import Saving
from evaluations.views.selfevaluation.shared import get_unrated_round
from standards.content import content_for

SAVING = Saving("evaluations/readiness/edit.html", said_by)
HISTORY = "What changed names people and their contacts, so it is for leads and core team members."


def get_prepared(request: MemberRequest, slug: str, *, lock: bool = False) -> Round:
    """A round whose readiness the person keeps; 403 for others who may read it."""
    found = get_unrated_round(request, slug, lock=lock)
    if not can_prepare(found.access):
        raise PermissionDenied(why_not_prepared(found.access))
    return found


def get_led(request: MemberRequest, slug: str, *, lock: bool = False) -> Round:
    found = get_unrated_round(request, slug, lock=lock)
    if not can_manage(found.access):
        raise PermissionDenied(ONLY_A_LEAD)
    if not can_prepare(found.access):
        raise PermissionDenied(why_not_prepared(found.access))
    return found


def get_known(request: MemberRequest, slug: str) -> Round:
    """For history, which holds names and contacts."""
    found = get_unrated_round(request, slug)
    if not can_read_contacts(found.access):
        raise PermissionDenied(HISTORY)
    return found


def get_line(round_: Round, kind: str, number: int) -> PublishedLine:
    for line in published(content_for(round_.framework), kind).lines:
        if line.number == number:
            return line
    raise Http404("The published list has no such line.")


def page_of(round_: Round, title: str) -> dict[str, Any]:
    back = reverse("evaluations:readiness", args=[round_.slug])
    return {"round": round_, "title": title, "here_is": title, "back": back, "button": "Save"}


def where(slug: str) -> Callable[[Any], tuple[str, str]]:
    return lambda saved: ("evaluations:readiness", slug)
