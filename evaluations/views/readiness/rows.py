"""Rows of the two lists, documents to have ready and people to meet: a new one, a change, off the list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.here import MemberRequest
from evaluations.enums import ReadyList
from evaluations.forms.readiness.document import DocumentForm, initial_of_document
from evaluations.forms.readiness.person import PersonForm, initial_of_person
from evaluations.forms.texts import whole_number
from evaluations.models import ReadyDocument, ReadyPerson, Round
from evaluations.selectors.plans.leads import possible_leads
from evaluations.selectors.readiness.published import published
from evaluations.selectors.readiness.rows import document_in, items_in, person_in
from evaluations.services.errors import Overtaken
from evaluations.services.readiness.saving import add_document, add_person, change_row, remove_row
from evaluations.views.readiness.shared import SAVING, get_prepared, page_of, where
from standards.content import content_for

Row = ReadyDocument | ReadyPerson


@dataclass(frozen=True, slots=True)
class Rows:
    """One of the lists: what a row of it is called, and who finds, shows and adds one."""

    one: str
    find: Callable[[Round, int], Any]
    form: Callable[..., DocumentForm | PersonForm]
    initial: Callable[[Any], dict[str, Any]]
    add: Callable[..., Row]

    def url(self, name: str, round_: Round, *more: int) -> str:
        return reverse(f"evaluations:readiness_{self.one}{name}", args=[round_.slug, *more])


def _document_form(
    round_: Round, *args: Any, row: ReadyDocument | None = None, **kwargs: Any
) -> DocumentForm:
    printed = published(content_for(round_.framework), ReadyList.DOCUMENTS)
    members = possible_leads(round_.authority_id)
    if row and row.owner_id:
        members.setdefault(row.owner_id, f"{row.owner} (no longer a member)")
    items = items_in(round_, row.item_id if row else None)
    return DocumentForm(*args, printed=printed, members=members, items=items, **kwargs)


def _person_form(round_: Round, *args: Any, row: ReadyPerson | None = None, **kwargs: Any) -> PersonForm:
    return PersonForm(*args, printed=published(content_for(round_.framework), ReadyList.PEOPLE), **kwargs)


LISTS: Mapping[str, Rows] = {
    ReadyList.DOCUMENTS: Rows("document", document_in, _document_form, initial_of_document, add_document),
    ReadyList.PEOPLE: Rows("person", person_in, _person_form, initial_of_person, add_person),
}


@require_http_methods(["GET", "POST"])
@transaction.atomic
def new(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    rows = LISTS[kind]
    round_ = get_prepared(request, slug, lock=request.method == "POST")
    page = page_of(round_, f"Add a {rows.one}")
    if request.method != "POST":
        first = {"number": whole_number(request.GET.get("line", ""))}
        return SAVING.show(request, page, rows.form(round_, initial=first), 0)
    form = rows.form(round_, request.POST)

    def save(version: int) -> Row:
        return rows.add(round_=round_, user=request.user, values=form.values)

    return SAVING.save_or_show(request, page, form, save, where(slug))


@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: MemberRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    rows = LISTS[kind]
    round_ = get_prepared(request, slug, lock=request.method == "POST")
    row = rows.find(round_, pk)
    if row is None:
        return _gone(request, round_, rows)
    page = page_of(round_, f"Change the {rows.one}") | {"remove": rows.url("_remove", round_, pk)}
    if request.method != "POST":
        form = rows.form(round_, row=row, initial=rows.initial(row))
        return SAVING.show(request, page, form, row.version)
    form = rows.form(round_, request.POST, row=row)

    def save(version: int) -> Row:
        return change_row(row=row, round_=round_, user=request.user, values=form.values, version=version)

    return SAVING.save_or_show(request, page, form, save, where(slug))


def _gone(request: MemberRequest, round_: Round, rows: Rows) -> HttpResponse:
    """Somebody took it off the list: what was typed can be added anew."""
    if request.method != "POST":
        raise Http404(f"This list has no such {rows.one} any more.")
    page = page_of(round_, f"Add a {rows.one}") | {"action": rows.url("_new", round_)}
    return SAVING.show_gone(request, page, rows.form(round_, request.POST))


@require_POST
@transaction.atomic
def remove(request: MemberRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    """One that is gone already is gone; one that somebody changed meanwhile is shown again."""
    rows = LISTS[kind]
    round_ = get_prepared(request, slug, lock=True)
    row = rows.find(round_, pk)
    if row is not None:
        version = whole_number(request.POST.get("version", ""))
        try:
            remove_row(row=row, round_=round_, user=request.user, version=version)
        except Overtaken as overtaken:
            said = f"{overtaken.theirs.updated_by} changed this meanwhile, so it is still on the list."
            messages.warning(request, said)
            return redirect(rows.url("", round_, pk))
    messages.success(request, "Taken off the list.")
    return redirect("evaluations:readiness", slug)
