"""Short forms about an action: how it goes, why it is dropped, what changes in the table."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from evaluations.enums import ActionStatus, Progress
from evaluations.forms.days import DayField
from evaluations.forms.plans.action import Line, Text
from evaluations.models import Action
from evaluations.services.plans.quick import Quick


class ProgressForm(forms.Form):
    progress = forms.ChoiceField(
        label="How does it go?",
        choices=Progress.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose red, amber or green."},
    )
    note = Text(label="Note", help_text="What happened since the last entry, and what comes next.")
    on = DayField(label="As of")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].error_messages["required"] = "Give the day that this is true of."

    def clean_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError("The day cannot be after today.")
        return day


class OvertakenForm(forms.Form):
    """One that says what someone else saved meanwhile, and keeps what was typed."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def show_theirs(self, theirs: Action) -> None:
        """On top of the other's version: sent again, it takes the place of theirs."""
        said = [
            f"status “{theirs.get_status_display()}”",
            f"lead {theirs.lead or theirs.lead_name or 'nobody yet'}",
        ]
        if theirs.progress:
            said.append(f"progress {theirs.get_progress_display().lower()}")
        if theirs.due:
            said.append(f"due {theirs.due.day} {theirs.due:%B %Y}")
        self.data = {**self.data.dict(), "version": str(theirs.version)}  # type: ignore[attr-defined]
        self.add_error(
            None,
            f"{theirs.updated_by} changed this action while you were writing. It stands now at "
            f"{', '.join(said)}. What you chose is still here: save again to put it in place of theirs.",
        )


class DropForm(OvertakenForm):
    reason = Line(
        label="Why is it dropped?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why the action is dropped: the reason stays with the plan."},
    )


class QuickForm(OvertakenForm):
    """Status, progress, due date and lead, in the row of the table: several rows may be open at once."""

    status = forms.ChoiceField(label="Status", choices=ActionStatus.choices)
    reason = Line(label="Reason, if dropped", max_length=300, required=False)
    progress = forms.ChoiceField(
        label="Progress", required=False, choices=[("", "Not given yet"), *Progress.choices]
    )
    due = DayField(required=False, label="Due")
    lead = forms.ChoiceField(label="Lead", required=False)
    lead_name = Line(label="Or a name without an account", max_length=120, required=False)

    def __init__(self, *args: Any, number: int, leads: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"a{number}-%s", **kwargs})
        self.fields["status"].widget.attrs["autofocus"] = True
        people = [(str(pk), name) for pk, name in leads.items()]
        self.fields["lead"].choices = [("", "Nobody yet"), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("lead") and data.get("lead_name"):
            self.add_error(
                "lead_name", "An action has one lead. Choose an account or write a name, not both."
            )
        return data

    @property
    def quick(self) -> Quick:
        data = self.cleaned_data
        lead = int(data["lead"]) if data["lead"] else None
        return Quick(data["status"], data["progress"], data["due"], lead, data["lead_name"], data["reason"])
