"""A draft as it will be browsed, what its rules do, and what it changes. Only for the one who brought it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from standards.content import Content, Element, Phase
from standards.forms.trying import TryForm
from standards.selectors import trying
from standards.selectors.changing import comparison, kinds_of
from standards.selectors.drafts import content_of, others_of
from standards.selectors.element_page import element_page
from standards.selectors.following import following
from standards.trial import BadTrial
from standards.views.own.shared import get_ready


@require_safe
def own_preview(request: HttpRequest, pk: int) -> HttpResponse:
    draft = get_ready(request, pk)
    return render(request, "standards/framework.html", {"draft": draft, "content": content_of(draft)})


@require_safe
def own_preview_element(request: HttpRequest, pk: int, ref: str) -> HttpResponse:
    draft = get_ready(request, pk)
    content = content_of(draft)
    page = element_page(content, _element(content, ref))
    return render(request, "standards/element.html", {"draft": draft, "page": page})


@require_safe
def own_preview_section(request: HttpRequest, pk: int, ref: str) -> HttpResponse:
    draft = get_ready(request, pk)
    content = content_of(draft)
    section = next((section for section in content.sections if section.ref == ref), None)
    if section is None:
        raise Http404(f"{content.short_title} has no section {ref}.")
    return render(request, "standards/section.html", {"draft": draft, "content": content, "section": section})


@require_safe
def own_try(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers travel in the address: nothing is kept, and a case can be sent on as a link or tried again."""
    draft = get_ready(request, pk)
    content = content_of(draft)
    if not content.has_scale:
        return render(request, "standards/own/try.html", {"draft": draft, "content": content})
    element, phase = _chosen(request, content)
    form = TryForm(request.GET, content, element, phase)
    outcome = None
    if form.is_valid():
        try:
            outcome = trying.outcome(content, element, phase, form.answers())
        except BadTrial as bad:
            form.add_error(None, str(bad))
    context = {
        "draft": draft,
        "content": content,
        "element": element,
        "phase": phase,
        "form": form,
        "outcome": outcome,
        "columns": list(trying.columns_in(content, element, phase)),
    }
    return render(request, "standards/own/try.html", context, status=422 if form.errors else 200)


@require_safe
def own_changes(request: HttpRequest, pk: int) -> HttpResponse:
    draft = get_ready(request, pk)
    content, others = content_of(draft), others_of(draft)
    asked = request.GET.get("since") or content.replaces.get("version", "")
    old = next((other for other in others if other.version == asked), others[0] if others else None)
    compared = comparison(old, content) if old else None
    context = {
        "draft": draft,
        "content": content,
        "others": others,
        "comparison": compared,
        "kinds": kinds_of(compared) if compared else [],
        "following": following(old, content) if old else None,
    }
    return render(request, "standards/changes.html", context)


def _element(content: Content, ref: str) -> Element:
    if ref not in content.elements:
        raise Http404(f"{content.short_title} has no {content.element_one} {ref}.")
    return content.element(ref)


def _chosen(request: HttpRequest, content: Content) -> tuple[Element, Phase | None]:
    """What is tried: as the address says, in the first phase that has it where it does not say which."""
    start = trying.first_of(content)
    if "element" not in request.GET and start is not None:
        return start.element, start.phase
    element = _element(content, request.GET.get("element", ""))
    phases = [phase for phase in content.phases if element.in_phase(phase.ref)]
    named = next((phase for phase in phases if phase.ref == request.GET.get("phase")), None)
    return element, named or (phases[0] if phases else None)
