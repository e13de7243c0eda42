from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django import forms

from evaluations.enums import Impact
from evaluations.selectors.evidence_library import Filters


class LibraryFilters(forms.Form):
    """What a list of evidence is narrowed to; a value that makes no sense is left out."""

    words = forms.CharField(
        label="Words", required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    source_type = forms.ChoiceField(label="Source type", required=False)
    impact = forms.ChoiceField(label="Shows impact", required=False, choices=[("", "Any"), *Impact.choices])
    use = forms.ChoiceField(
        label="Used",
        required=False,
        choices=[
            ("", "Any"),
            ("used", "Used"),
            ("unused", "Not used"),
            ("alone", "Only support of a judgement"),
        ],
    )
    individual = forms.ChoiceField(
        label="Concerns an individual", required=False, choices=[("", "Any"), ("yes", "Yes"), ("no", "No")]
    )
    sort = forms.ChoiceField(
        label="Sort by",
        required=False,
        choices=[
            ("newest", "Newest"),
            ("oldest", "Oldest"),
            ("title", "Title"),
            ("added", "Last added"),
            ("used", "Most used"),
        ],
    )

    def __init__(self, *args: Any, source_types: Iterable[str], confidential: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source_type"].choices = [("", "Any"), *((name, name) for name in source_types)]  # type: ignore[attr-defined]
        if not confidential:
            del self.fields["individual"]

    @property
    def filters(self) -> Filters:
        self.is_valid()
        known = {field.name for field in fields(Filters)}
        return Filters(
            **{name: value for name, value in self.cleaned_data.items() if name in known and value}
        )
