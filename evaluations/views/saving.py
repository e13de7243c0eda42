"""The one way in which a form of one row is saved over the version that was seen, or shown again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evaluations.forms.texts import whole_number
from evaluations.services.errors import Overtaken, Refused

OVERTAKEN = (
    "{} changed this while you were writing. Nothing is lost: both are here. Put together what should stand, and "
    "save again."
)

GONE = (
    "Somebody took this off the list while you were writing. Nothing is lost: save again to put it back as you "
    "have it."
)


@dataclass(frozen=True, slots=True)
class Saving:
    """`said_by` gives label and words of each field of a row."""

    template: str
    said_by: Callable[[Any], list[tuple[str, str]]]

    def save_or_show(
        self,
        request: HttpRequest,
        page: dict[str, Any],
        form: forms.Form,
        save: Callable[[int], Any],
        where: Callable[[Any], tuple[Any, ...]],
    ) -> HttpResponse:
        """`save` is given the version that was seen; then to the address that `where` gives of what was saved."""
        version, theirs = whole_number(request.POST.get("version", "")), None
        if form.is_valid():
            try:
                saved = save(version)
            except Refused as refused:
                form.add_error(None, refused.messages)
            except Overtaken as overtaken:
                theirs = overtaken.theirs
                version = theirs.version
                form.add_error(None, OVERTAKEN.format(theirs.updated_by))
            else:
                name, *arguments = where(saved)
                return redirect(reverse(name, args=arguments))
        return self.show(request, page, form, version, theirs)

    def show(
        self, request: HttpRequest, page: dict[str, Any], form: forms.Form, version: int, theirs: Any = None
    ) -> HttpResponse:
        """After a clash the form carries the version that stands beside it, so that saving again puts both right."""
        said = self.said_by(theirs) if theirs else []
        context = page | {"form": form, "version": version, "theirs": theirs, "said": said}
        status = 409 if theirs else 422 if form.errors else 200
        return render(request, self.template, context, status=status)

    def show_gone(
        self, request: HttpRequest, page: dict[str, Any], form: forms.Form, problem: str = GONE
    ) -> HttpResponse:
        """Of a row that somebody took away: what was typed, to be added anew at the page's `action`."""
        form.is_valid()
        form.add_error(None, problem)
        return self.show(request, page, form, 0)
