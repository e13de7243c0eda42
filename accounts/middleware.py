from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from accounts.addresses import own_address
from accounts.here import Here

CHOSEN = "authority"


class SignInMiddleware(LoginRequiredMiddleware):
    """Sends a page to sign-in, and back from there to what can be opened: a form that was sent is not.

    A line that saves itself is told instead: it would take that page for success.
    """

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        if request.headers.get("HX-Request"):
            return HttpResponse("You are signed out.", status=401, content_type="text/plain")
        if request.method in {"GET", "HEAD"}:
            return super().handle_no_permission(request, view_func)
        back = own_address(request, request.headers.get("Referer", ""))
        return redirect_to_login(back or reverse("home"), self.get_login_url(view_func))


class MembershipMiddleware:
    """Puts the person's standing on the request as `here`; costs nothing until a view or template asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.here = SimpleLazyObject(lambda: _standing(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _standing(request: HttpRequest) -> Here:
    return Here(request.user, request.session.get(CHOSEN))
