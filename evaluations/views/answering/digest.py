"""The data digest of a round: its tables and charts, a new one, a change, and what the figures give."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.here import MemberRequest
from evaluations.enums import Chart
from evaluations.forms.answering.digest import DigestForm, SeriesForm, text_of
from evaluations.forms.texts import whole_number
from evaluations.models import DigestTable, Round
from evaluations.permissions.answering import can_keep_digest
from evaluations.selectors.answering.digest import digest_of, series_to_take, shown_of
from evaluations.services.answering import digest as services
from evaluations.services.errors import Overtaken, Refused
from evaluations.views.answering.shared import get_teams_round

FIGURES = "Figures that the authority holds, as published; see Figures for the source of each series."


@require_safe
def digest(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_teams_round(request, slug)
    context = {"round": round_, "tables": digest_of(round_), "may_keep": can_keep_digest(round_.access)}
    return render(request, "evaluations/answering/digest.html", context)


@require_http_methods(["GET", "POST"])
def table_new(request: MemberRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        return _write(request, slug, None)
    return _show(request, _kept_round(request, slug), None, DigestForm())


@require_http_methods(["GET", "POST"])
def table_edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _write(request, slug, pk)
    round_ = _kept_round(request, slug)
    kept = _table(round_, pk)
    table = services.table_of(kept)
    initial = {"title": table.title, "source": table.source, "table": text_of(table), "chart": table.chart}
    return _show(request, round_, kept, DigestForm(initial=initial))


@require_http_methods(["GET", "POST"])
def table_remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    if request.method == "GET":
        round_ = _kept_round(request, slug)
        context = {"round": round_, "table": _table(round_, pk)}
        return render(request, "evaluations/answering/digest_remove.html", context)
    with transaction.atomic():
        round_ = _kept_round(request, slug, lock=True)
        kept = _table(round_, pk)
        try:
            services.remove_table(round_=round_, kept=kept, user=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"{kept.ref} is taken out of the digest.")
    return redirect("evaluations:digest", slug)


@require_http_methods(["GET", "POST"])
def figures(request: MemberRequest, slug: str) -> HttpResponse:
    """Tables made of the authority's own figures beside those of England."""
    round_ = _kept_round(request, slug)
    series = series_to_take(round_.authority)
    form = SeriesForm(request.POST if request.method == "POST" else None)
    form.fields["series"].choices = [(str(one.pk), one.label) for one in series]  # type: ignore[attr-defined]
    if not form.is_valid():
        context = {"round": round_, "form": form, "series": series}
        return render(
            request, "evaluations/answering/digest_figures.html", context, status=422 if form.errors else 200
        )
    with transaction.atomic():
        round_ = _kept_round(request, slug, lock=True)
        for one in series:
            if str(one.pk) in form.cleaned_data["series"]:
                table = services.Table(one.label[:200], FIGURES, one.columns, one.rows, Chart.LINE)
                services.add_table(round_=round_, user=request.user, table=table)
    taken = len(form.cleaned_data["series"])
    messages.success(request, f"{taken} table{' is' if taken == 1 else 's are'} in the digest.")
    return redirect("evaluations:digest", slug)


@transaction.atomic
def _write(request: MemberRequest, slug: str, pk: int | None) -> HttpResponse:
    round_ = _kept_round(request, slug, lock=True)
    kept, theirs = _table(round_, pk) if pk is not None else None, None
    form = DigestForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            saved = _save(request, round_, kept, form)
        except Overtaken as overtaken:
            theirs = overtaken.theirs
            form.add_error(None, OVERTAKEN.format(theirs.updated_by))
        else:
            messages.success(request, f"{saved.ref} is in the digest.")
            return redirect("evaluations:digest", slug)
    return _show(request, round_, kept, form, theirs)


OVERTAKEN = (
    "{} changed this table while you were at it. Nothing is lost: theirs is shown, yours is in the form. Save again "
    "to put yours in its place."
)


def _save(request: MemberRequest, round_: Round, kept: DigestTable | None, form: DigestForm) -> DigestTable:
    if kept is None:
        return services.add_table(round_=round_, user=request.user, table=form.value)
    version = whole_number(request.POST.get("version", ""))
    return services.change_table(
        round_=round_, kept=kept, user=request.user, table=form.value, version=version
    )


def _show(
    request: MemberRequest,
    round_: Round,
    kept: DigestTable | None,
    form: DigestForm,
    theirs: DigestTable | None = None,
) -> HttpResponse:
    version = kept.version if kept else 0
    if form.is_bound and not theirs:
        version = whole_number(request.POST.get("version", ""))
    context = {
        "round": round_,
        "kept": kept,
        "form": form,
        "version": version,
        "shown": shown_of(theirs) if theirs else None,
    }
    status = 409 if theirs else 422 if form.errors else 200
    return render(request, "evaluations/answering/digest_edit.html", context, status=status)


def _kept_round(request: MemberRequest, slug: str, *, lock: bool = False) -> Round:
    found = get_teams_round(request, slug, lock=lock)
    if not can_keep_digest(found.access):
        raise PermissionDenied(services.CLOSED)
    return found


def _table(round_: Round, pk: int) -> DigestTable:
    found = round_.digest.select_related("updated_by").filter(pk=pk).first()
    if found is None:
        raise Http404("This round’s digest has no such table.")
    return found
