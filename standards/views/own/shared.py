"""Fetch and authorise in one call, for every page about an administrator's own framework files."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from standards.models import FrameworkDraft
from standards.selectors.drafts import drafts_of, readable

OVERTAKEN = "This file was replaced, published or discarded in another window. This is how it stands now."


def require_administrator(request: HttpRequest) -> None:
    if not getattr(request.user, "is_staff", False):
        raise PermissionDenied(
            "Only an administrator of this service may bring in frameworks: send yours to one."
        )


def get_draft(request: HttpRequest, pk: int) -> FrameworkDraft:
    """One that this person brought and has not published."""
    require_administrator(request)
    found = drafts_of(request.user).filter(pk=pk).first()
    if found is None:
        raise Http404("You have no such framework file here. It may be published or discarded.")
    return found


def get_ready(request: HttpRequest, pk: int) -> FrameworkDraft:
    """One without errors, which has something to show."""
    draft = get_draft(request, pk)
    if not readable(draft):
        raise Http404("This file has errors, so there is nothing to show of it yet.")
    return draft


def version_in(request: HttpRequest) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else 0
