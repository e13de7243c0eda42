from django import forms

from evaluations.enums import Made


class DifferenceForm(forms.Form):
    made = forms.ChoiceField(
        choices=Made.choices,
        error_messages={
            "required": "Choose whether it made the difference, or that it is too early to say.",
            "invalid_choice": "Choose one of the answers that are offered.",
        },
    )
    note = forms.CharField(
        required=False,
        max_length=5_000,
        error_messages={"max_length": "Keep the note to %(limit_value)d characters; it has %(show_value)d."},
    )
    version = forms.IntegerField(min_value=0)
