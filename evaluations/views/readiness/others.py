"""The day to be ready for, and published lines that do not apply."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.readiness.others import DayForm, NotNeededForm
from evaluations.forms.texts import whole_number
from evaluations.selectors.inspections.words import day as day_words
from evaluations.selectors.readiness.rows import day_in, not_needed_in
from evaluations.services.readiness.saving import rule_out_line, set_day
from evaluations.views.readiness.shared import SAVING, get_led, get_line, get_prepared, page_of, where

GONE_BY = "{} has gone by, so nothing is said ahead of it any more. If the inspection is still to come, set its day."
APPLIES_AGAIN = (
    "While you were writing somebody said that this line applies after all. Nothing is lost: save again if it does "
    "not."
)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def day(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_led(request, slug, lock=request.method == "POST")
    page = page_of(round_, "Set the day to be ready for")
    page["before"] = "evaluations/readiness/before_day.html"
    if request.method != "POST":
        row = day_in(round_)
        form = DayForm(initial={"starts_on": row.starts_on if row else None})
        return SAVING.show(request, page, form, row.version if row else 0)
    form = DayForm(request.POST)

    def save(version: int) -> Any:
        saved = set_day(round_=round_, user=request.user, day=form.day, version=version)
        if form.day and form.day < timezone.localdate():
            messages.warning(request, GONE_BY.format(day_words(form.day)))
        return saved

    return SAVING.save_or_show(request, page, form, save, where(slug))


@require_http_methods(["GET", "POST"])
@transaction.atomic
def line(request: MemberRequest, slug: str, kind: str, number: int) -> HttpResponse:
    round_ = get_prepared(request, slug, lock=request.method == "POST")
    printed = get_line(round_, kind, number)
    page = page_of(round_, "Say that a published line does not apply") | {"line": printed}
    page["before"] = "evaluations/readiness/before_line.html"
    if request.method != "POST":
        row = not_needed_in(round_, kind, number)
        form = NotNeededForm(initial={"reason": row.reason if row else ""})
        return SAVING.show(request, page, form, row.version if row else 0)
    form = NotNeededForm(request.POST)
    seen = whole_number(request.POST.get("version", ""))
    if seen and form.is_valid() and form.words and not_needed_in(round_, kind, number) is None:
        return SAVING.show_gone(request, page, form, APPLIES_AGAIN)

    def save(version: int) -> None:
        rule_out_line(
            round_=round_, user=request.user, kind=kind, line=printed, reason=form.words, version=version
        )

    return SAVING.save_or_show(request, page, form, save, where(slug))
