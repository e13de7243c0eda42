"""The evidence map of the authority chosen, and its files."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.here import MemberRequest
from accounts.permissions import require
from accounts.roles import Permission
from evaluations.forms.evidence_map import MapFilters
from evaluations.reports.evidence_map.build import Choice, items_of, map_of, phases_in
from evaluations.reports.evidence_map.files import map_file
from evaluations.reports.evidence_map.model import EvidenceMap
from evaluations.reports.evidence_map.picture import KEY, pictures_of
from evaluations.reports.files import Format
from evaluations.selectors.evidence_map import Facts, map_facts
from evaluations.views.exports import attached

FILES = ((Format.XLSX, "Excel"), (Format.CSV, "CSV"))
SHOWN = 20


@require_GET
def page(request: MemberRequest) -> HttpResponse:
    """`?list=` opens a long list of items whole."""
    require(request, Permission.VIEW_EVIDENCE)
    form, made = _map(request)
    choice = form.choice
    context = {
        "map": made,
        "pictures": pictures_of(made),
        "form": form,
        "narrow": choice != Choice(),
        "query": urlencode({"framework": choice.framework, "phase": choice.phase}),
        "files": _files(choice) if request.here.may(Permission.EXPORT) else [],
        "key": KEY,
        "stale": _beginning(request, "stale", made.stale),
        "unused": _beginning(request, "unused", made.unused),
    }
    return render(request, "evaluations/evidence_map/page.html", context)


@require_GET
def element(request: MemberRequest, slug: str, version: str, ref: str) -> HttpResponse:
    """The items behind the counts of one element, as far as the map of this person reaches."""
    require(request, Permission.VIEW_EVIDENCE)
    form, facts = _facts(request)
    content = next((one for one in facts.contents if one.key == f"{slug}@{version}"), None)
    if content is None or ref not in content.elements:
        raise Http404("Your evidence map has no such element.")
    query = urlencode({"phase": form.choice.phase})
    context = {
        "content": content,
        "items": items_of(facts, content, ref, form.choice, today=timezone.localdate()),
        "individuals": request.here.may(Permission.VIEW_CONFIDENTIAL),
        "query": query,
    }
    return render(request, "evaluations/evidence_map/element.html", context)


@require_GET
def download(request: MemberRequest, kind: Format) -> HttpResponse:
    require(request, Permission.VIEW_EVIDENCE)
    require(request, Permission.EXPORT)
    _, made = _map(request, in_a_file=True)
    return attached(map_file(made, kind))


def _facts(request: MemberRequest, *, in_a_file: bool = False) -> tuple[MapFilters, Facts]:
    here = request.here
    assert here.authority
    facts = map_facts(request.user, here.authority, here.role, in_a_file=in_a_file)
    return MapFilters(request.GET, facts.contents, phases_in(facts)), facts


def _map(request: MemberRequest, *, in_a_file: bool = False) -> tuple[MapFilters, EvidenceMap]:
    form, facts = _facts(request, in_a_file=in_a_file)
    made = map_of(
        facts,
        form.choice,
        authority=str(request.here.authority),
        individuals=request.here.may(Permission.VIEW_CONFIDENTIAL) and not in_a_file,
        today=timezone.localdate(),
        whole=in_a_file,
    )
    return form, made


def _beginning(request: MemberRequest, name: str, items: tuple[Any, ...]) -> dict[str, object]:
    """Of a list as long as the library only its beginning, until it is asked for."""
    whole = request.GET.get("list") == name
    return {"first": items if whole else items[:SHOWN], "more": not whole and len(items) > SHOWN}


def _files(choice: Choice) -> list[tuple[str, str]]:
    query = urlencode({"framework": choice.framework, "phase": choice.phase})
    return [(label, f"{reverse(f'evaluations:evidence_map_{kind}')}?{query}") for kind, label in FILES]
