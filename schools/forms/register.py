from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django import forms

from schools.enums import Phase, Status
from schools.selectors.register import SORTS, Filters


class RegisterFilters(forms.Form):
    """What a list of schools is narrowed to; a value that makes no sense is left out."""

    words = forms.CharField(
        label="Name, town, postcode, URN or LAESTAB",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    phase = forms.ChoiceField(label="Phase", required=False, choices=[("", "Any"), *Phase.choices])
    type = forms.ChoiceField(label="Type", required=False)
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[
            ("", "Open"),
            *((value, label) for value, label in Status.choices if value != Status.OPEN),
            ("any", "Any"),
        ],
    )
    sort = forms.ChoiceField(
        label="Sort by", required=False, choices=[(name, name.capitalize()) for name in SORTS]
    )

    def __init__(self, *args: Any, types: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["type"].choices = [("", "Any"), *((name, name) for name in types)]  # type: ignore[attr-defined]

    @property
    def filters(self) -> Filters:
        self.is_valid()
        known = {field.name for field in fields(Filters)}
        return Filters(
            **{name: value for name, value in self.cleaned_data.items() if name in known and value}
        )
