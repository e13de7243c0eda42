"""Dates as people type them."""

import datetime as dt
from typing import Any

from django import forms

FORMATS = ("%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y")
EARLIEST, LATEST = 1990, 2100
NOT_A_DAY = "Write the date as day, month and year, for example 26/3/2010."


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%d/%m/%Y", attrs={"autocomplete": "off", "inputmode": "numeric"})
        super().__init__(
            input_formats=list(FORMATS), widget=widget, error_messages={"invalid": NOT_A_DAY}, **kwargs
        )

    def clean(self, value: Any) -> dt.date | None:
        day = super().clean(value)
        if day and not EARLIEST <= day.year <= LATEST:
            raise forms.ValidationError(f"Check the year: it has to be between {EARLIEST} and {LATEST}.")
        return day


def day_words(day: dt.date | None) -> str:
    """As it stands in a field."""
    return f"{day:%d/%m/%Y}" if day else ""
