"""Forms of agreeing: a judgement of a cell, an overall rating."""

from typing import Any, cast

from django import forms
from django.utils import timezone

from standards.content import Content, Level


def too_long(what: str) -> str:
    return f"Shorten {what} to %(limit_value)d characters; it has %(show_value)d."


NOT_APPLICABLE = "n/a"
EARLIEST = 1990
DAY = ["%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y"]


class JudgementForm(forms.Form):
    level = forms.ChoiceField(
        label="The team’s judgement", error_messages={"required": "Choose a judgement."}
    )
    rationale = forms.CharField(
        widget=forms.Textarea, max_length=20_000, error_messages={"max_length": too_long("the reason")}
    )
    agreed_by = forms.MultipleChoiceField(
        required=False,
        error_messages={
            "invalid_choice": "%(value)s is not in the team any more: name them under “Others” if they are here."
        },
    )
    others = forms.CharField(
        max_length=300, required=False, error_messages={"max_length": too_long("the list of others")}
    )
    agreed_on = forms.DateField(
        input_formats=DAY,
        error_messages={
            "invalid": "Write the date as day, month and year, for example 10/11/2009.",
            "required": "Say when it was agreed.",
        },
    )
    dissent = forms.CharField(
        widget=forms.Textarea,
        required=False,
        max_length=20_000,
        error_messages={"max_length": too_long("the dissent")},
    )
    version = forms.IntegerField(min_value=0)

    def __init__(self, *args: Any, content: Content, names: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.content = content
        choices = [(level.code, level.label) for level in content.levels]
        cast(forms.ChoiceField, self.fields["level"]).choices = [*choices, (NOT_APPLICABLE, "Not applicable")]
        cast(forms.ChoiceField, self.fields["agreed_by"]).choices = [(name, name) for name in names]
        self.fields["rationale"].error_messages["required"] = (
            "Say why, in a sentence or two: the reason stands beside the rating wherever it is read."
        )

    @property
    def chosen(self) -> Level | None:
        return self.content.level_for(self.cleaned_data["level"])

    @property
    def people(self) -> list[str]:
        others = [name.strip() for name in self.cleaned_data["others"].split(",")]
        return [*self.cleaned_data["agreed_by"], *(name for name in others if name)]

    def clean_agreed_on(self) -> Any:
        day = self.cleaned_data["agreed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("The day it was agreed cannot be after today.")
        if day.year < EARLIEST:
            raise forms.ValidationError(f"Check the year: the day it was agreed cannot be before {EARLIEST}.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        nobody = not cleaned.get("agreed_by") and not (cleaned.get("others") or "").strip()
        if nobody and "agreed_by" not in self.errors and "others" not in self.errors:
            self.add_error("agreed_by", "Say who agreed it: choose at least one person.")
        return cleaned


class OverallForm(forms.Form):
    level = forms.ChoiceField(error_messages={"required": "Choose an overall rating."})
    reason = forms.CharField(widget=forms.Textarea, required=False, max_length=20_000)
    version = forms.IntegerField(min_value=0)

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["level"]).choices = [
            (level.code, level.overall) for level in content.levels
        ]
