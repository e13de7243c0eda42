"""Fields that several forms share."""

from typing import Any

from django import forms


class SomeOf(forms.MultipleChoiceField):
    """Tick boxes, not marked optional: whether one has to be ticked is for the form to say."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)
