"""What a plan is narrowed to."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from evaluations.enums import ActionStatus, Progress
from evaluations.selectors.plans.page import NONE_GIVEN, Narrowed, PlanPage

PROGRESS = [("", "Any"), *Progress.choices, (NONE_GIVEN, "Not given yet")]


class Quick(forms.Select):
    """Drawn in one go: Django fills in a template for each option, a tenth of the page of a long plan."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = str(value or "")
        options = ((key, " selected" if key == chosen else "", label) for key, label in self.choices)
        drawn = format_html_join("", '<option value="{}"{}>{}</option>', options)
        return format_html('<select name="{}" id="{}">{}</select>', name, (attrs or {}).get("id", ""), drawn)


class PlanFilters(forms.Form):
    """A value that makes no sense is left out."""

    lead = forms.ChoiceField(label="Lead", required=False, widget=Quick)
    place = forms.ChoiceField(label="Element", required=False, widget=Quick)
    status = forms.ChoiceField(
        label="Status", required=False, widget=Quick, choices=[("", "Any"), *ActionStatus.choices]
    )
    progress = forms.ChoiceField(label="Progress", required=False, widget=Quick, choices=PROGRESS)

    def __init__(self, *args: Any, page: PlanPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("lead", "Everyone", page.leads.items())
        self._offer("place", "All", page.places)
        self.fields["place"].label = self._place_label(page)

    @property
    def narrowed(self) -> Narrowed:
        self.is_valid()
        return Narrowed(**{name: value for name, value in self.cleaned_data.items() if value})

    def _offer(self, name: str, every: str, choices: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", every), *choices]  # type: ignore[attr-defined]

    @staticmethod
    def _place_label(page: PlanPage) -> str:
        word = page.facts.content.element_one.capitalize()
        return f"Phase or {word.lower()}" if page.facts.content.phases else word
