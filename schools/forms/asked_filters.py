from typing import Any

from django import forms

from schools.enums import Phase
from schools.selectors.asked import STATES, AskedFilters


class AskedFilterForm(forms.Form):
    """Over those asked. `waiting_only`: in the chasing list the state cannot be “answered”."""

    name = forms.CharField(required=False, max_length=80, label="Name contains")
    state = forms.ChoiceField(required=False)
    phase = forms.ChoiceField(required=False, choices=[("", "Any phase"), *Phase.choices])

    def __init__(self, *args: Any, waiting_only: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = {key: label for key, label in STATES.items() if not waiting_only or key != "answered"}
        if waiting_only:
            states.pop("waiting")
        self.fields["state"].choices = [("", "Any"), *states.items()]  # type: ignore[attr-defined]

    @property
    def filters(self) -> AskedFilters:
        """A filter that makes no sense is no filter."""
        self.is_valid()
        data = self.cleaned_data
        return AskedFilters(data.get("state", ""), data.get("phase", ""), data.get("name", "").strip())
