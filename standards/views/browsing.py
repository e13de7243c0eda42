from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from standards import selectors
from standards.content import Content
from standards.forms.search import SearchForm
from standards.selectors.changing import comparison, kinds_of
from standards.selectors.crosswalks import elsewhere
from standards.selectors.element_page import element_page
from standards.selectors.following import following
from standards.selectors.search import Hit
from standards.selectors.search import search as search_in

HITS_A_PAGE = 50


@require_safe
def framework_list(request: HttpRequest) -> HttpResponse:
    return render(request, "standards/list.html", {"summaries": selectors.summaries()})


@require_safe
def framework_detail(request: HttpRequest, slug: str, version: str) -> HttpResponse:
    content, versions = selectors.with_versions(slug, version)
    context = {"content": _there(content, slug, version), "versions": versions}
    return render(request, "standards/framework.html", context)


@require_safe
def element_detail(request: HttpRequest, slug: str, version: str, ref: str) -> HttpResponse:
    content = _content_or_404(slug, version)
    if ref not in content.elements:
        raise Http404(f"{content.short_title} has no {content.element_one} {ref}.")
    element = content.element(ref)
    context = {"page": element_page(content, element), "elsewhere": elsewhere(content, element)}
    return render(request, "standards/element.html", context)


@require_safe
def section_detail(request: HttpRequest, slug: str, version: str, ref: str) -> HttpResponse:
    content = _content_or_404(slug, version)
    section = next((section for section in content.sections if section.ref == ref), None)
    if section is None:
        raise Http404(f"{content.short_title} has no section {ref}.")
    return render(request, "standards/section.html", {"content": content, "section": section})


@require_safe
def changes(request: HttpRequest, slug: str, version: str, other: str) -> HttpResponse:
    content, old = _content_or_404(slug, version), _content_or_404(slug, other)
    compared = comparison(old, content)
    context = {
        "content": content,
        "comparison": compared,
        "kinds": kinds_of(compared),
        "following": following(old, content),
    }
    return render(request, "standards/changes.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET, selectors.contents())
    hits: list[Hit] = search_in(form.chosen, form.cleaned_data["q"]) if form.is_valid() else []
    page = Paginator(hits, HITS_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "query": form.cleaned_data.get("q", "")}
    return render(request, "standards/search.html", context)


def _content_or_404(slug: str, version: str) -> Content:
    return _there(selectors.content_at(slug, version), slug, version)


def _there(content: Content | None, slug: str, version: str) -> Content:
    if content is None:
        raise Http404(f"There is no framework {slug} {version}.")
    return content
