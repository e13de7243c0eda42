from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from standards import selectors
from standards.content.crosswalk import Crosswalk
from standards.forms.crosswalk import CrosswalkForm
from standards.selectors.crosswalk_picture import NARROW, WIDE, picture_of
from standards.selectors.crosswalks import crosswalk_between, crosswalks

ASKED = ("here", "there")


@require_safe
def crosswalk(request: HttpRequest) -> HttpResponse:
    """Between two frameworks that a person chooses; where they have not yet, the first that is there."""
    asked = any(name in request.GET for name in ASKED)
    first = None if asked else next(iter(crosswalks()), None)
    form = CrosswalkForm(request.GET if asked else _query_of(first), selectors.contents())
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        here, there = form.chosen
        walk = first or crosswalk_between(here, there)
        context |= {"one": here, "other": there, "walk": walk}
        if walk:
            context["pictures"] = {"wide": picture_of(walk, WIDE), "narrow": picture_of(walk, NARROW)}
    return render(request, "standards/crosswalk.html", context, status=422 if form.errors else 200)


def _query_of(walk: Crosswalk | None) -> QueryDict | None:
    if walk is None:
        return None
    query = QueryDict(mutable=True)
    query.update({"here": walk.here.key, "there": walk.there.key})
    return query
