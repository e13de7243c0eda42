"""What else stands in a plan: reasons for no action, follow-ups, what stands before the actions."""

from typing import Any

from django import forms

from evaluations.enums import FollowUpKind
from evaluations.forms.days import DayField
from evaluations.forms.plans.action import Line, Text
from evaluations.services.plans.follow_ups import FollowUpDetails


class Versioned(forms.Form):
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_version(self) -> int:
        return self.cleaned_data["version"] or 0

    def on_top_of(self, version: int, theirs: str) -> None:
        """Sent again, what was typed takes the place of theirs, which is shown."""
        self.data = {**self.data.dict(), "version": str(version)}  # type: ignore[attr-defined]
        self.add_error(None, theirs)


class ReasonForm(Versioned):
    reason = Text(
        label="Why there is no action",
        help_text="For example: what would lift it is in hand elsewhere. Leave it empty to take the reason back.",
    )


class FollowUpForm(Versioned):
    kind = forms.ChoiceField(
        label="What is it?",
        choices=FollowUpKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which of the two it is."},
    )
    text = Line(label="In words", max_length=500, error_messages={"required": "Say what it is."})
    who = Line(label="Who", max_length=120, required=False)
    due = DayField(required=False, label="By when")
    confirmed_on = DayField(required=False, label="Confirmed on")
    done_on = DayField(required=False, label="Done on")

    field_order = ["kind", "text", "who", "due", "confirmed_on", "done_on"]

    @property
    def details(self) -> FollowUpDetails:
        data = dict(self.cleaned_data)
        del data["version"]
        return FollowUpDetails(**data)


class AboutForm(Versioned):
    introduction = Text(label="Introduction", rows=8, help_text="Stands before the actions on paper.")
    committee = Line(label="Committee", max_length=120, required=False, help_text="Where the plan goes.")
    committee_on = DayField(required=False, label="Committee date")

    @property
    def about(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("introduction", "committee", "committee_on")}
