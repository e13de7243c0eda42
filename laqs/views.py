"""The front door: home, the public pages, and whether the service is well."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.roles import Permission
from evaluations.selectors.home import home_of
from evaluations.selectors.inspections.clocks import clocks_running
from evaluations.selectors.readiness.ahead import documents_ahead, led
from evaluations.selectors.visits import visits_waiting
from evaluations.views.reading import show_reading
from laqs import gallery
from standards.models import Framework


@require_safe
def home(request: MemberRequest) -> HttpResponse:
    """What is waiting for the person; for those who only read, what they read; without an authority, what to do."""
    if request.here.authority is None and request.here.posts:
        return redirect("evaluations:regions")
    if request.here.authority is None:
        return render(request, "accounts/no_authority.html")
    if request.here.may(Permission.VIEW_ROUNDS) and not request.here.may(Permission.VIEW_OPEN_ROUNDS):
        return show_reading(request, request.here.authority)
    assert request.here.membership is not None
    home = home_of(request.user, request.here.authority)
    context = {
        "home": home,
        "visits": visits_waiting(request.here.membership),
        "clocks": clocks_running(request.here.membership, timezone.localdate()),
        "ready": documents_ahead(led(home.open), timezone.localdate()),
    }
    return render(request, "pages/home.html", context)


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Asks the database one thing: a server that cannot reach it must not be sent work."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/help.html")


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/privacy.html")


@login_not_required
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/sources.html", {"frameworks": Framework.objects.all()})


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """For people who build pages: every component, and a form that is all wrong."""
    if not (settings.DEBUG and getattr(request.user, "is_staff", False)):
        raise Http404
    context = {"four": gallery.FOUR, "three": gallery.THREE, "form": gallery.SampleForm(data={"email": "x"})}
    return render(request, "pages/components.html", context)
