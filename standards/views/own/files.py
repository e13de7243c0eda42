"""Bring your own framework: upload, see every error, replace, publish, discard. For administrators."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from standards.forms.drafts import FrameworkFileForm
from standards.guide import guide
from standards.loading.received import NotTaken
from standards.models import FrameworkDraft
from standards.selectors import drafts as selectors
from standards.services import drafts as services
from standards.services.errors import Overtaken, Refused
from standards.views.own.shared import OVERTAKEN, get_draft, require_administrator, version_in

EXAMPLE = settings.BASE_DIR / "fixtures" / "example_framework.yaml"


@require_http_methods(["GET", "POST"])
def own_list(request: HttpRequest) -> HttpResponse:
    require_administrator(request)
    form = FrameworkFileForm(*_posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            draft = services.bring(user=request.user, upload=form.cleaned_data["file"])
            return redirect("standards:own_file", draft.pk)
        except (NotTaken, Refused) as fault:
            form.add_error("file", str(fault))
    context = {
        "form": form,
        "drafts": selectors.listed(request.user),
        "published": selectors.published(),
    }
    return render(request, "standards/own/list.html", context, status=422 if form.errors else 200)


@require_safe
def own_example(request: HttpRequest) -> HttpResponse:
    require_administrator(request)
    text = EXAMPLE.read_text(encoding="utf-8")
    name = {"Content-Disposition": 'attachment; filename="example-framework.yaml"'}
    return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=name)


@require_safe
def own_guide(request: HttpRequest) -> HttpResponse:
    require_administrator(request)
    return render(request, "standards/own/guide.html", {"guide": guide()})


@require_safe
def own_file(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_draft(request, pk), FrameworkFileForm())


@require_http_methods(["GET", "POST"])
def own_replace(request: HttpRequest, pk: int) -> HttpResponse:
    draft = get_draft(request, pk)
    form = FrameworkFileForm(*_posted(request))
    if request.method != "POST" or not form.is_valid():
        return _page(request, draft, form)
    try:
        services.replace(
            user=request.user, pk=pk, version=version_in(request), upload=form.cleaned_data["file"]
        )
    except NotTaken as fault:
        form.add_error("file", str(fault))
        return _page(request, draft, form)
    except Overtaken:
        messages.warning(request, OVERTAKEN)
    return redirect("standards:own_file", pk)


@require_POST
def own_publish(request: HttpRequest, pk: int) -> HttpResponse:
    get_draft(request, pk)
    try:
        draft = services.publish(user=request.user, pk=pk, version=version_in(request))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("standards:own_file", pk)
    except Overtaken:
        messages.warning(request, OVERTAKEN)
        return redirect("standards:own_file", pk)
    messages.success(request, f"{draft.title} is published. Everyone can read it, and a round can use it.")
    return redirect("standards:framework_detail", draft.slug, draft.framework_version)


@require_POST
def own_discard(request: HttpRequest, pk: int) -> HttpResponse:
    get_draft(request, pk)
    try:
        services.discard(user=request.user, pk=pk, version=version_in(request))
    except Overtaken:
        messages.warning(request, OVERTAKEN)
        return redirect("standards:own_file", pk)
    messages.success(request, "The file is discarded. Nothing of it was published.")
    return redirect("standards:own_list")


def _posted(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _page(request: HttpRequest, draft: FrameworkDraft, form: FrameworkFileForm) -> HttpResponse:
    standing = selectors.standing_of(draft)
    problems = [(one.line, one.field, one.message) for one in standing.problems]
    context: dict[str, object] = {"draft": draft, "form": form, "standing": standing, "problems": problems}
    if standing.readable:
        context["content"] = selectors.content_of(draft)
    else:
        context["only_layout"] = selectors.only_layout_of(draft)
    return render(request, "standards/own/file.html", context, status=422 if form.errors else 200)
