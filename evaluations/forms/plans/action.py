"""An action as a person writes it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from evaluations.enums import ActionStatus
from evaluations.forms.days import DayField
from evaluations.forms.texts import clean_text
from evaluations.selectors.plans.facts import RatingLine
from evaluations.services.plans.details import Details


class Line(forms.CharField):
    def to_python(self, value: Any) -> str:
        return " ".join(clean_text(super().to_python(value) or "").split())


class Text(forms.CharField):
    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(
            required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": rows}), **kwargs
        )

    def to_python(self, value: Any) -> str:
        return clean_text(super().to_python(value) or "")


class Pounds(forms.CharField):
    """£1,200 and 1200.50 are both taken; to pennies."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = (super().to_python(value) or "").strip().removeprefix("£").replace(",", "").replace(" ", "")
        if not text:
            return None
        try:
            amount = Decimal(text).quantize(Decimal("0.01"))
        except InvalidOperation as error:
            raise ValidationError("Write the cost in pounds, for example 1,200 or 1200.50.") from error
        if not (amount.is_finite() and 0 <= amount < Decimal(10) ** 8):
            raise ValidationError("The cost has to be between £0 and £99,999,999.")
        return amount

    def run_validators(self, value: Any) -> None:
        """A number has no length."""

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,.2f}".removesuffix(".00") if isinstance(value, Decimal) else value


class ActionForm(forms.Form):
    title = Line(
        label="Action",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What will be done, so that someone else could tell whether it was.",
        error_messages={"required": "Say what will be done."},
    )
    place = forms.ChoiceField(label="What it is to improve", required=False)
    priority = Line(label="Priority or objective", max_length=200, required=False)
    lead = forms.ChoiceField(label="Lead", required=False, help_text="One person who answers for it.")
    lead_name = Line(label="Or the name of a lead without an account", max_length=120, required=False)
    helpers = Line(label="Helped by", max_length=300, required=False)
    start = DayField(required=False, label="Start", help_text="For example: 5/10/2009")
    due = DayField(required=False, label="Due", help_text="For example: 26/3/2010")
    resources = Text(label="Resources", help_text="Time, people, money, in words.")
    cost = Pounds(label="Cost in pounds", required=False)
    success = Text(label="Success criteria", help_text="What will be different, so that it can be measured.")
    indicator = Line(label="Indicator", max_length=200, required=False)
    baseline = Line(label="Baseline", max_length=80, required=False, help_text="Where it is now.")
    target = Line(label="Target", max_length=80, required=False)
    monitored_by = Line(label="Who", max_length=120, required=False)
    monitored_how = Line(label="How", max_length=200, required=False)
    monitored_when = Line(label="When", max_length=120, required=False, help_text="For example: half-termly")
    evaluation = Text(
        label="Evaluation of impact", help_text="Later: what changed because of it, and how you know."
    )
    evaluated_on = DayField(required=False, label="Evaluated on")
    status = forms.ChoiceField(label="Status", choices=ActionStatus.choices, initial=ActionStatus.TO_DO)
    status_reason = Line(
        label="Reason",
        max_length=300,
        required=False,
        help_text="Why it was dropped, or why it is done although milestones were not reached.",
    )
    committee_on = DayField(required=False, label="Committee date", help_text="When it goes before members.")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        ratings: Iterable[RatingLine],
        leads: Mapping[int, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        places = [(str(line.cell_id), line.name) for line in ratings]
        self.fields["place"].choices = [("", "Nothing in particular"), *places]  # type: ignore[attr-defined]
        people = [(str(pk), name) for pk, name in leads.items()]
        self.fields["lead"].choices = [("", "Nobody yet"), *people]  # type: ignore[attr-defined]
        for name in ("place", "lead"):
            self.fields[name].error_messages["invalid_choice"] = "Choose from the list as it is now."

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, due = data.get("start"), data.get("due")
        if start and due and due < start:
            self.add_error("due", "The action is due before it starts. Change one of the two dates.")
        if data.get("lead") and data.get("lead_name"):
            self.add_error(
                "lead_name", "An action has one lead. Choose an account or write a name, not both."
            )
        if data.get("status") == ActionStatus.DROPPED and not data.get("status_reason"):
            self.add_error("status_reason", "Say why it is dropped: the reason stays with the plan.")
        return data

    @property
    def details(self) -> Details:
        data = dict(self.cleaned_data)
        place, lead = data.pop("place"), data.pop("lead")
        del data["version"]
        return Details(cell_id=int(place) if place else None, lead_id=int(lead) if lead else None, **data)


def initial_of(details: Details) -> dict[str, Any]:
    """What the fields of a form show of it."""
    names = [name for name in ActionForm.base_fields if hasattr(details, name)]
    return {
        **{name: getattr(details, name) for name in names},
        "place": details.cell_id or "",
        "lead": details.lead_id or "",
    }
