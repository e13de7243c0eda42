"""Forms of a round's preparation: a point of the checklist, the record of a meeting."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.utils import timezone

from evaluations.enums import MeetingKind, Preparation
from evaluations.forms.fields import SomeOf
from evaluations.forms.texts import DAY_FORMATS, clean_text
from evaluations.services.meetings import Record

EARLIEST = 1990
MOST_WORDS = 20_000


class PastDay(forms.DateField):
    """A day that has been, typed as 26/3/2010."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(format="%d/%m/%Y", attrs={"autocomplete": "off", "inputmode": "numeric"}),
            input_formats=DAY_FORMATS,
            error_messages={
                "invalid": "Write the date as day, month and year, for example 26/3/2010.",
                "required": "Give the date.",
            },
            **kwargs,
        )

    def clean(self, value: Any) -> dt.date | None:
        day: dt.date | None = super().clean(value)
        if day and day > timezone.localdate():
            raise forms.ValidationError("The date cannot be after today.")
        if day and day.year < EARLIEST:
            raise forms.ValidationError(f"Check the year: the date cannot be before {EARLIEST}.")
        return day


class TickForm(forms.Form):
    item = forms.ChoiceField(choices=Preparation.choices)
    done_on = PastDay(label="Done on")


class MeetingForm(forms.Form):
    kind = forms.ChoiceField(choices=MeetingKind.choices, label="What it was", initial=MeetingKind.TEAM)
    held_on = PastDay(label="Date", help_text="For example: 26/3/2010.")
    present = SomeOf(
        label="Who was there",
        error_messages={"invalid_choice": "Tick people of the team, and write others down below."},
    )
    use_required_attribute = False
    others = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Others who were there",
        help_text="One name a line, with what they stand for if you like.",
    )
    notes = forms.CharField(
        required=False, max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 8}), strip=False
    )
    decisions = forms.CharField(
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        strip=False,
        help_text="What was decided, and who does it by when.",
    )

    def __init__(self, *args: Any, names: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["present"]).choices = [(name, name) for name in names]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not {"present", "others"} & set(self.errors) and not self._people(cleaned):
            self.add_error("present", "Say who was there: tick at least one person, or give a name.")
        if not {"notes", "decisions"} & set(self.errors) and not (
            cleaned["notes"].strip() or cleaned["decisions"].strip()
        ):
            self.add_error("notes", "Write down what was said or what was decided.")
        return cleaned

    def _people(self, cleaned: dict[str, Any]) -> list[str]:
        others = [" ".join(line.split()) for line in clean_text(cleaned["others"]).splitlines()]
        return [*dict.fromkeys([*cleaned["present"], *filter(None, others)])]

    @property
    def record(self) -> Record:
        given = self.cleaned_data
        return Record(
            kind=given["kind"],
            held_on=given["held_on"],
            present=self._people(given),
            notes=clean_text(given["notes"]),
            decisions=clean_text(given["decisions"]),
        )


def initial_of(record: Record, names: list[str]) -> dict[str, Any]:
    """A record as its form shows it: names that are not the team's stand among the others."""
    return {
        "kind": record.kind,
        "held_on": record.held_on,
        "present": [name for name in record.present if name in names],
        "others": "\n".join(name for name in record.present if name not in names),
        "notes": record.notes,
        "decisions": record.decisions,
    }
