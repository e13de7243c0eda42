"""The form of a page of the evidence notebook."""

from typing import Any

from django import forms

from evaluations.enums import EntryKind
from evaluations.forms.inspections.case import lines, one_line, text
from evaluations.forms.preparing import PastDay
from evaluations.forms.texts import clean_text
from evaluations.models import NotebookEntry

MOST_MINUTES = 24 * 60
NAMES = (
    "kind",
    "title",
    "held_on",
    "present",
    "minutes",
    "notes",
    "strengths",
    "weaknesses",
    "in_confidence",
)
TEXTS = ("notes", "strengths", "weaknesses")


class EntryForm(forms.Form):
    use_required_attribute = False

    kind = forms.ChoiceField(
        label="What it records", choices=EntryKind.choices, widget=forms.RadioSelect, initial="activity"
    )
    title = forms.CharField(
        label="Title",
        max_length=200,
        help_text="What was done or talked about, such as “Meeting with headteachers of maintained schools”.",
        error_messages={"required": "Give the entry a title."},
    )
    held_on = PastDay(label="Date", help_text="For example: 26/3/2015.")
    present = text(
        "Who took part",
        3,
        help_text="One role or group a line, such as “Three headteachers”. Name no individual.",
    )
    minutes = forms.IntegerField(
        label="Time spent, in minutes",
        required=False,
        min_value=1,
        max_value=MOST_MINUTES,
        error_messages={
            "invalid": "Give the time in whole minutes.",
            "min_value": "Give 1 minute or more, or leave it empty.",
            "max_value": f"An entry is of one day: give at most {MOST_MINUTES:,} minutes.",
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    notes = text("Notes", 8)
    strengths = text("Strengths", 4)
    weaknesses = text("Weaknesses", 4)
    in_confidence = forms.BooleanField(
        label="This was said in confidence",
        required=False,
        help_text="Then only leads and core team members ever read it, and it goes into no file.",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.get(name, "").strip() for name in TEXTS) and not set(TEXTS) & set(self.errors):
            self.add_error("notes", "Write down what was seen or said: notes, strengths or weaknesses.")
        return given

    @property
    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        texts = {name: clean_text(given[name]) for name in TEXTS}
        return given | texts | {"title": one_line(given["title"]), "present": lines(given["present"])}


def initial_of_entry(row: NotebookEntry) -> dict[str, Any]:
    return {name: getattr(row, name) for name in NAMES}
