"""Search in the work of the authority chosen."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.here import MemberRequest
from accounts.permissions import require
from accounts.roles import Permission
from evaluations.forms.search import SearchForm
from evaluations.selectors.search import search as search_for


@require_GET
def search(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.VIEW_ROUNDS)
    form = SearchForm({name: request.GET.get(name, "").replace("\x00", "") for name in ("q", "kind")})
    valid = form.is_valid()
    query, kind = (form.cleaned_data.get(name, "") for name in ("q", "kind"))
    found = search_for(request.user, authority, request.here.role, query, kind) if valid else []
    context = {"form": form, "query": query, "kind": kind, "found": found}
    return render(request, "evaluations/search/page.html", context, status=200 if valid else 422)
