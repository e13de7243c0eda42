"""Answers to try rules with. Names are short, since they travel in the address: c1 is the first criterion."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from standards.content import Content, Criterion, Element, Measure, Phase
from standards.enums import Asks, Impact
from standards.selectors.trying import measures_in

NOT_YET = ("", "Not yet")
OPTIONS = {
    Asks.MET: (("yes", "Met"), ("no", "Not met"), NOT_YET),
    Asks.APPLIES: (("yes", "Applies"), ("no", "Does not"), NOT_YET),
}
NOT_APPLICABLE = "not-applicable"


class TryForm(forms.Form):
    """All questions of one element in one phase; those that a rule works out are not asked."""

    def __init__(
        self, data: Mapping[str, Any], content: Content, element: Element, phase: Phase | None
    ) -> None:
        super().__init__(data)
        ref = phase.ref if phase else None
        asked = (one for one in element.criteria if one.in_phase(ref))
        self.criteria = {f"c{number}": one for number, one in enumerate(asked, 1) if not one.worked_out}
        self.measures = {f"m{number}": one for number, one in enumerate(measures_in(element, phase), 1)}
        for name, criterion in self.criteria.items():
            self.fields[name] = _finding(content, criterion)
        for name, measure in self.measures.items():
            self.fields[name] = _measure(measure)
        if content.needs_impact(element, ref) is None:
            return
        self.fields["impact"] = forms.ChoiceField(
            label="Evidence of impact that is linked",
            required=False,
            choices=[("", "Not yet considered"), *Impact.choices],
        )

    def field_of(self, criterion: Criterion) -> forms.BoundField:
        return next(self[name] for name, one in self.criteria.items() if one.ref == criterion.ref)

    def fields_of_measures(self) -> list[forms.BoundField]:
        return [self[name] for name in self.measures]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, measure in self.measures.items():
            if measure.kind == "number" and cleaned.get(name) not in (None, "", NOT_APPLICABLE):
                self._number(name, measure, cleaned)
        return cleaned

    def _number(self, name: str, measure: Measure, cleaned: dict[str, Any]) -> None:
        try:
            cleaned[name] = value = Decimal(cleaned[name].replace(",", "").rstrip("% "))
        except InvalidOperation:
            return self.add_error(name, "Write a number, such as 92.5.")
        low, high = measure.minimum, measure.maximum
        outside = (low is not None and value < low) or (high is not None and value > high)
        if not value.is_finite() or outside:
            self.add_error(name, f"Write a number{_between(low, high)}.")

    def answers(self) -> dict[str, Any]:
        """As `try_rules` takes them; what is not considered is left out."""
        given = self.cleaned_data
        found: dict[str, Any] = {"findings": {}, "measures": {}}
        found["findings"] = {
            one.ref: given[name] == "yes" for name, one in self.criteria.items() if given[name]
        }
        found["measures"] = {one.ref: given[name] for name, one in self.measures.items() if given[name] != ""}
        if given.get("impact"):
            found["impact_evidence"] = given["impact"]
        return found


def _finding(content: Content, criterion: Criterion) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=criterion.text,
        required=False,
        choices=OPTIONS[Asks(content.level(criterion.level).asks)],
        error_messages={"invalid_choice": "Choose one of the answers."},
    )


def _measure(measure: Measure) -> forms.Field:
    if measure.kind == "choice":
        return forms.ChoiceField(
            label=measure.label,
            help_text=measure.hint,
            required=False,
            choices=list(_choices(measure)),
            error_messages={"invalid_choice": "Choose one of the answers."},
        )
    hint = f"Or write {NOT_APPLICABLE}: {measure.not_applicable}." if measure.not_applicable else ""
    unit = f" ({measure.unit})" if measure.unit else ""
    return forms.CharField(
        label=f"{measure.label}{unit}",
        help_text=" ".join(filter(None, (measure.hint, hint))),
        required=False,
        max_length=20,
        error_messages={"max_length": "Write a number of 20 characters at most."},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )


def _choices(measure: Measure) -> Iterator[tuple[str, str]]:
    yield "", "Not yet considered"
    yield from measure.choices
    if measure.not_applicable:
        yield NOT_APPLICABLE, measure.not_applicable


def _between(low: Decimal | None, high: Decimal | None) -> str:
    limits = [
        f"of at least {low:f}" if low is not None else "",
        f"of at most {high:f}" if high is not None else "",
    ]
    words = " and ".join(filter(None, limits))
    return f" {words}" if words else ""
