"""Small forms of readiness: the day, why a published line does not apply."""

import datetime as dt

from django import forms

from evaluations.forms.days import DayField
from evaluations.forms.inspections.case import text
from evaluations.forms.texts import clean_text


class DayForm(forms.Form):
    use_required_attribute = False

    starts_on = DayField(
        label="Day to be ready for",
        required=False,
        help_text="What is missing is said for a week and for a day before it. For example: 26/3/2015.",
    )

    @property
    def day(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["starts_on"]
        return day


class NotNeededForm(forms.Form):
    use_required_attribute = False

    reason = text(
        "Why it does not apply here",
        3,
        help_text="Everyone who reads the list reads this. Leave it empty and the line applies again.",
    )

    @property
    def words(self) -> str:
        return clean_text(self.cleaned_data["reason"]).strip()
