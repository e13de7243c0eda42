"""Forms of a director: what an authority is given, why it is taken away, the days of a year."""

from decimal import Decimal
from typing import Any, cast

from django import forms

from evaluations.enums import AllocationKind
from evaluations.forms.preparing import PastDay
from evaluations.forms.texts import clean_text
from evaluations.reports.regional.support.choice import year_words
from evaluations.services.regional.support import Decision
from standards.content import Content, Phase

MOST_WORDS = 5000
MOST_DAYS = 9999
ALL = "all"
TOO_MANY = f"Give at most {MOST_DAYS:,} days."
ONE_PLACE = "Write days in whole numbers or with one decimal place, for example 2.5."


class MaybeDays(forms.DecimalField):
    """Not marked optional: whether days are needed is for the form to say."""

    def validate(self, value: Any) -> None:
        if value is not None:
            super().validate(value)


class MaybeName(forms.CharField):
    """The same for the name of a programme."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


def _days(field: type[forms.DecimalField] = forms.DecimalField, **kwargs: Any) -> forms.DecimalField:
    return field(
        min_value=0,
        max_value=MOST_DAYS,
        decimal_places=1,
        error_messages={
            "invalid": ONE_PLACE,
            "max_decimal_places": ONE_PLACE,
            "max_value": TOO_MANY,
            "min_value": "Days cannot be fewer than none.",
            "required": "Give the number of days.",
        },
        widget=forms.NumberInput(attrs={"step": "0.5", "inputmode": "decimal"}),
        **kwargs,
    )


def _text(label: str, required: str, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": required},
        **kwargs,
    )


class AllocationForm(forms.Form):
    use_required_attribute = False

    kind = forms.ChoiceField(
        label="What is given",
        choices=AllocationKind.choices,
        initial=AllocationKind.DAYS,
        widget=forms.RadioSelect,
    )
    days = _days(MaybeDays, label="Days", help_text="A programme may have days of its own, or none.")
    programme = MaybeName(
        label="Name of the programme", max_length=120, help_text="Leave this empty where only days are given."
    )
    phase = forms.ChoiceField(label="Phase", initial=ALL)
    element = forms.ChoiceField(label="Aspect", initial=ALL)
    reason = _text("What it is for", "Say what it is for.", help_text="The authority reads this.")
    given_on = PastDay(
        label="Decided on",
        help_text="For example: 26/3/2010. What ratings do from then on is shown beside it.",
    )
    year = forms.TypedChoiceField(label="Financial year", coerce=int)
    why = _text(
        "Why it changes",
        "Say why it changes.",
        help_text="For your region’s history. The authority does not read this.",
    )

    def __init__(
        self,
        *args: Any,
        content: Content,
        phases: tuple[Phase, ...],
        years: list[int],
        changes: bool,
        **kwargs: Any,
    ) -> None:
        """`phases` are those that the person decides for; where these are not all, one has to be chosen."""
        super().__init__(*args, **kwargs)
        self.content = content
        every = [(ALL, "All phases")] if len(phases) == len(content.phases) else []
        self._choices("phase", every + [(phase.ref, phase.label) for phase in phases])
        aspects = [(ref, f"{ref} {one.short_label}") for ref, one in content.elements.items()]
        self._choices("element", [(ALL, "All aspects"), *aspects])
        self._choices("year", [(year, f"{year_words(year)}") for year in years])
        if not changes:
            del self.fields["why"]

    def _choices(self, name: str, choices: list[Any]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == AllocationKind.DAYS:
            self._check_days(given)
        elif given.get("kind") == AllocationKind.PROGRAMME and not self._name(given) and "programme" in given:
            self.add_error("programme", "Give the name of the programme.")
        phase, element = given.get("phase"), given.get("element")
        if (
            ALL not in {phase, element}
            and phase
            and element
            and not self.content.element(element).in_phase(phase)
        ):
            self.add_error(
                "element",
                f"{element} is not rated in {self.content.phase(phase).label}. Choose another aspect or phase.",
            )
        return given

    def _check_days(self, given: dict[str, Any]) -> None:
        if not given.get("days") and "days" not in self.errors:
            self.add_error("days", "Give the number of days.")
        if self._name(given):
            self.add_error(
                "programme", "You named a programme: choose “A programme” above, or take its name out."
            )

    @staticmethod
    def _name(given: dict[str, Any]) -> str:
        return " ".join(clean_text(given.get("programme", "")).split())

    @property
    def decision(self) -> Decision:
        given = self.cleaned_data
        return Decision(
            year=given["year"],
            kind=given["kind"],
            programme=self._name(given),
            days=given["days"] or Decimal(0),
            phase=_ref(given["phase"]),
            element=_ref(given["element"]),
            reason=clean_text(given["reason"]),
            given_on=given["given_on"],
        )

    @property
    def because(self) -> str:
        return clean_text(self.cleaned_data.get("why", ""))


def _ref(chosen: str) -> str:
    return "" if chosen == ALL else chosen


def initial_of(decision: Decision) -> dict[str, Any]:
    """As the form shows it; no days are an empty field."""
    return {
        "kind": decision.kind,
        "days": decision.days.normalize().__format__("f") if decision.days else "",
        "programme": decision.programme,
        "phase": decision.phase or ALL,
        "element": decision.element or ALL,
        "reason": decision.reason,
        "given_on": decision.given_on,
        "year": decision.year,
    }


class TakeAwayForm(forms.Form):
    use_required_attribute = False
    why = _text(
        "Why it is taken away",
        "Say why it is taken away.",
        help_text="For your region’s history. The authority does not read this.",
    )

    @property
    def said(self) -> str:
        return clean_text(self.cleaned_data["why"])


class BudgetForm(forms.Form):
    use_required_attribute = False
    days = _days(label="Days to give", help_text="All that the region has in the year, for every authority.")
