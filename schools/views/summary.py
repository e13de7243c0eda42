"""What was answered in figures and words: the page, and the same as files; the chasing list."""

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
from schools.reports.summaries import summary_of
from schools.selectors.asked import lines_of, narrowed, standing_of
from schools.selectors.returns import waiting_in
from schools.views.files import XLSX, attached
from schools.views.shared import get_collection, may_in, rights

ON_A_PAGE = 100


@require_GET
def summary(request: MemberRequest, pk: int) -> HttpResponse:
    collection = get_collection(request, pk)
    kind, may = summary_of(collection), rights(request, collection)
    context = {"collection": collection, **kind.context(collection, whole=may["may_record"]), **may}
    return render(request, kind.template, context)


@require_GET
def summary_pdf(request: MemberRequest, pk: int) -> HttpResponse:
    collection = _exported(request, pk)
    whole = _whole(request, collection)
    body = summary_of(collection).pdf(collection, today=timezone.localdate(), whole=whole)
    return attached(collection, body, "application/pdf", f"{collection.questionnaire.words.stem}.pdf")


@require_GET
def summary_xlsx(request: MemberRequest, pk: int) -> HttpResponse:
    collection = _exported(request, pk)
    whole = _whole(request, collection)
    body = summary_of(collection).xlsx(collection, today=timezone.localdate(), whole=whole)
    return attached(collection, body, XLSX, f"{collection.questionnaire.words.stem}.xlsx")


def _whole(request: MemberRequest, collection: Collection) -> bool:
    """All that the team reads, or what may be handed on."""
    return may_in(request, collection, Permission.RECORD_RETURNS) and request.GET.get("for") != "readers"


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
