"""Under which published line a row stands."""

from django import forms
from django.utils.text import Truncator

from evaluations.selectors.readiness.published import PublishedList

BEYOND = (0, "Beyond the published list")


def line_field(printed: PublishedList) -> forms.TypedChoiceField:
    choices = [(line.number, f"{line.number}. {Truncator(line.text).chars(80)}") for line in printed.lines]
    return forms.TypedChoiceField(label="Published line", choices=[*choices, BEYOND], coerce=int)
