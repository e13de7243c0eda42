"""Stage 1 in figures and words: the page, and the same as files; the chasing list."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.here import MemberRequest
from accounts.permissions import require_in
from accounts.roles import Permission
from schools.forms.asked_filters import AskedFilterForm
from schools.models import Collection
from schools.reports.chasing import chasing_csv
from schools.reports.stage_one import use_parts
from schools.reports.summary_files import context_of, pdf_of, xlsx_of
from schools.selectors.asked import lines_of, narrowed, standing_of
from schools.selectors.returns import waiting_in
from schools.selectors.summary import stage_one
from schools.views.files import XLSX, attached
from schools.views.shared import get_collection, rights

ON_A_PAGE = 100


@require_GET
def summary(request: MemberRequest, pk: int) -> HttpResponse:
    collection = get_collection(request, pk)
    stage = stage_one(collection)
    context = {
        "collection": collection,
        **context_of(stage),
        "bars": [
            ("Institutional Quality Standards (IQS)", stage.uses_iqs, use_parts(stage.uses_iqs)),
            ("Classroom Quality Standards (CQS)", stage.uses_cqs, use_parts(stage.uses_cqs)),
        ],
        **rights(request, collection),
    }
    return render(request, "schools/returns/summary.html", context)


@require_GET
def summary_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    collection = _exported(request, pk)
    body = pdf_of(stage_one(collection), today=timezone.localdate())
    return attached(collection, body, "application/pdf", "stage-1.pdf")


@require_GET
def summary_xlsx(request: MemberRequest, pk: int) -> HttpResponse:
    collection = _exported(request, pk)
    body = xlsx_of(stage_one(collection), today=timezone.localdate())
    return attached(collection, body, XLSX, "stage-1.xlsx")


@require_GET
def chasing(request: MemberRequest, pk: int) -> HttpResponse:
    """Who has not answered, asked longest ago first."""
    collection, today = get_collection(request, pk), timezone.localdate()
    form = AskedFilterForm(request.GET, waiting_only=True)
    asks = narrowed(waiting_in(collection), form.filters, today)
    page = Paginator(asks, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "collection": collection,
        "form": form,
        "page": page,
        "lines": lines_of(page.object_list, collection, today),
        "standing": standing_of(collection, today),
        "query": request.GET.urlencode(),
        **rights(request, collection),
    }
    return render(request, "schools/returns/chasing.html", context)


@require_GET
def chasing_file(request: MemberRequest, pk: int) -> HttpResponse:
    collection, today = _exported(request, pk), timezone.localdate()
    form = AskedFilterForm(request.GET, waiting_only=True)
    asks = narrowed(waiting_in(collection), form.filters, today)
    body = chasing_csv(lines_of(asks, collection, today))
    return attached(collection, body, "text/csv; charset=utf-8", "not-answered.csv")


def _exported(request: MemberRequest, pk: int) -> Collection:
    collection = get_collection(request, pk)
    require_in(request, collection.authority_id, Permission.EXPORT)
    return collection
