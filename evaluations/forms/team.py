"""Forms of a round's team: someone new in it, who looks after some elements, and a member's place."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils import timezone

from accounts.models import Membership, MembershipQuerySet
from evaluations.enums import TeamRole
from evaluations.forms.fields import SomeOf
from evaluations.forms.texts import DAY_FORMATS
from evaluations.models import Cell, Round
from standards.content import Content

ModelChoice = forms.ModelChoiceField


class LastDay(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            widget=forms.DateInput(format="%d/%m/%Y", attrs={"autocomplete": "off", "inputmode": "numeric"}),
            input_formats=DAY_FORMATS,
            error_messages={"invalid": "Write the last day as day, month and year, for example 26/3/2010."},
            **kwargs,
        )


class Represents(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            max_length=120,
            label="Team or service that they bring",
            help_text="For example: Inclusion team. They bring its view, and take the outcome back to it.",
            **kwargs,
        )
        self.widget.attrs["autocomplete"] = "off"


class AddMemberForm(forms.Form):
    person = forms.ModelChoiceField(Membership.objects.none(), empty_label="Choose a person")
    role = forms.ChoiceField(choices=TeamRole.choices, initial=TeamRole.CORE)

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = cast(ModelChoice, self.fields["person"])
        person.queryset = people_of(round_).exclude(user__in=round_.team.values("user_id"))
        name_people(person)
        self.fields["person"].error_messages["required"] = "Choose a person."


def people_of(round_: Round) -> MembershipQuerySet:
    """Everyone of the authority who may rate."""
    people = Membership.objects.in_force(timezone.localdate()).filter(
        authority=round_.authority, user__is_active=True
    )
    return people.filter(role__in=["lead", "core", "guest"]).select_related("user")


def name_people(field: Any) -> None:
    field.label_from_instance = lambda row: f"{row.user} ({row.get_role_display().lower()})"


class ContributorForm(forms.Form):
    """Someone for the elements that are ticked; of a person in the team already, only the elements are read."""

    element = SomeOf()
    phase = SomeOf(label="In these phases")
    person = forms.ModelChoiceField(Membership.objects.none(), empty_label="Choose a person")
    role = forms.ChoiceField(
        choices=TeamRole.choices,
        initial=TeamRole.CORE,
        label="In the team as",
        help_text="A guest sees and rates what is ticked, and nothing else.",
    )
    represents = Represents()
    until = LastDay(
        label="Last day, for a guest",
        help_text="For example: 26/3/2010. Left empty, it is the last day of their membership.",
    )

    def __init__(self, *args: Any, round_: Round, content: Content, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.content = content
        elements = [(element.ref, element.title) for element in content.elements.values()]
        cast(forms.ChoiceField, self.fields["element"]).choices = elements
        if content.phases:
            phases = [(phase.ref, phase.label) for phase in content.phases]
            cast(forms.ChoiceField, self.fields["phase"]).choices = phases
            self.fields["phase"].initial = [ref for ref, _ in phases]
        else:
            del self.fields["phase"]
        person = cast(ModelChoice, self.fields["person"])
        person.queryset = people_of(round_)
        name_people(person)
        person.error_messages["required"] = "Choose a person."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        phases_missing = "phase" in self.fields and not cleaned.get("phase") and "phase" not in self.errors
        if cleaned.get("element") and phases_missing:
            self.add_error("phase", "Choose at least one phase.")
        if (
            cleaned.get("role") == TeamRole.GUEST
            and not cleaned.get("element")
            and "element" not in self.errors
        ):
            self.add_error("element", self.nothing_ticked)
        return cleaned

    @property
    def nothing_ticked(self) -> str:
        return f"Tick at least one {self.content.element_one}: a guest sees only what they are named for."

    def chosen(self, cells: Iterable[Cell]) -> list[Cell]:
        """`cells` with their element and phase."""
        elements, phases = set(self.cleaned_data["element"]), set(self.cleaned_data.get("phase", ()))
        return [
            cell
            for cell in cells
            if cell.element.ref in elements and (cell.phase is None or cell.phase.ref in phases)
        ]


class PlaceForm(forms.Form):
    """Which team a member brings and, of a guest, the last day."""

    represents = Represents()
    until = LastDay(label="Last day in this round")

    def __init__(self, *args: Any, guest: bool, latest: dt.date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not guest:
            del self.fields["until"]
        elif latest:
            self.fields[
                "until"
            ].help_text = f"For example: 26/3/2010. Their membership ends on {latest.day} {latest:%B %Y}."
