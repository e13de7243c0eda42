from typing import Any

from django import forms

FORMATS = ["%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y"]


def day_field(label: str, *, required: str, help_text: str = "For example: 26/3/2010.") -> forms.DateField:
    """A day typed as people write it; `required` is what to say where it is empty."""
    attrs: dict[str, Any] = {"autocomplete": "off", "inputmode": "numeric"}
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(format="%d/%m/%Y", attrs=attrs),
        input_formats=FORMATS,
        error_messages={
            "required": required,
            "invalid": "Write the date as day, month and year, for example 26/3/2010.",
        },
    )
