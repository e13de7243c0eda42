from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from schools.figures.values import Odd, Period, read_period, read_value
from schools.models import Indicator
from schools.selectors.figures import typeable


class FiguresFileForm(forms.Form):
    """Its content is looked through when it is stored."""

    file = forms.FileField(
        label="File of figures",
        help_text="A CSV file, up to 20 MB.",
        error_messages={"required": "Choose a file.", "empty": "The file is empty."},
        widget=forms.FileInput(attrs={"accept": ".csv"}),
        allow_empty_file=True,
    )


class TypedFigureForm(forms.Form):
    """A series of appendix 1, a year, and the authority's figure."""

    series = forms.ModelChoiceField(
        queryset=Indicator.objects.none(),
        label="Series",
        empty_label="Choose one",
        error_messages={
            "required": "Choose a series.",
            "invalid_choice": "Choose one of the series in the list.",
        },
    )
    year = forms.CharField(
        label="Year",
        help_text="For example 2008, or 2007/08 for a school year.",
        max_length=20,
        error_messages={"required": "Give the year.", "max_length": "Give the year as 2008 or 2007/08."},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )
    value = forms.CharField(
        label="Figure",
        help_text="In the unit of the series. Type “-” where it is missing: that is not zero.",
        max_length=20,
        error_messages={
            "required": "Give the figure, or “-” where it is missing.",
            "max_length": "Give the figure in at most 20 characters.",
        },
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "decimal"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["series"].queryset = typeable()  # type: ignore[attr-defined]
        self.fields["series"].label_from_instance = _name_of  # type: ignore[attr-defined]

    def clean_year(self) -> Period:
        try:
            period = read_period(self.cleaned_data["year"])
        except Odd as odd:
            raise forms.ValidationError(_sentence(odd)) from odd
        if period.year > timezone.localdate().year:
            raise forms.ValidationError(f"{period.year} is not over yet. Type in figures of years that are.")
        return period

    def clean_value(self) -> Decimal | None:
        try:
            return read_value(self.cleaned_data["value"])
        except Odd as odd:
            raise forms.ValidationError(_sentence(odd)) from odd

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        series, value = cleaned.get("series"), cleaned.get("value")
        if series and value is not None and (fault := _out_of_range(series.unit, value)):
            self.add_error("value", fault)
        return cleaned


def _name_of(indicator: Indicator) -> str:
    unit = f" ({indicator.unit})" if indicator.unit else ""
    return f"{indicator.appendix} {indicator.label}{unit}".strip()


def _sentence(odd: Odd) -> str:
    said = f"{odd}."
    return said[0].upper() + said[1:]


def _out_of_range(unit: str, value: Decimal) -> str:
    if unit.startswith("%") and not 0 <= value <= 100:
        return "A percentage lies between 0 and 100."
    if unit == "percentage points" and not -100 <= value <= 100:
        return "A gap in percentage points lies between -100 and 100."
    if unit == "schools" and (value < 0 or value != value.to_integral_value()):
        return "A number of schools is a whole number, 0 or more."
    return ""
