from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from accounts.here import Here

CHOSEN = "authority"


class MembershipMiddleware:
    """Puts the person's standing on the request as `here`; costs nothing until a view or template asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.here = SimpleLazyObject(lambda: _standing(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _standing(request: HttpRequest) -> Here:
    return Here(request.user, request.session.get(CHOSEN))
