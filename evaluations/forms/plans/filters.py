"""What a plan is narrowed to."""

from collections.abc import Iterable
from typing import Any

from django import forms

from evaluations.enums import ActionStatus, Progress
from evaluations.selectors.plans.page import NONE_GIVEN, Narrowed, PlanPage

PROGRESS = [("", "Any"), *Progress.choices, (NONE_GIVEN, "Not given yet")]


class PlanFilters(forms.Form):
    """A value that makes no sense is left out."""

    lead = forms.ChoiceField(label="Lead", required=False)
    place = forms.ChoiceField(label="Element", required=False)
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Any"), *ActionStatus.choices])
    progress = forms.ChoiceField(label="Progress", required=False, choices=PROGRESS)

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
