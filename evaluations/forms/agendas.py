"""Forms of an agenda: its details, the order of its questions, and what was said of each at the meeting."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms

from evaluations.enums import AgendaAudience
from evaluations.forms.days import DayField
from evaluations.forms.preparing import PastDay
from evaluations.forms.texts import clean_text
from evaluations.models import Agenda, AgendaItem
from evaluations.services.regional.agendas.listing import Wanted
from evaluations.services.regional.agendas.making import Details
from evaluations.services.regional.agendas.meeting import Said
from standards.content import Element, Phase

ALL = "all"
LONGEST_QUESTION = 1000
LONGEST_NOTE = 20_000


class DetailsForm(forms.Form):
    title = forms.CharField(
        max_length=120,
        help_text="For example: Autumn review of support. It stands on the agenda and in the coverage of the year.",
        error_messages={"required": "Give the agenda a title."},
    )
    held_on = DayField(label="Date of the meeting", help_text="For example: 26/3/2010.")
    who = forms.CharField(
        required=False,
        max_length=300,
        label="With whom",
        help_text="For example: Strategy manager and head of school improvement; or the school and who is met there.",
    )
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held_on"].error_messages["required"] = "Give the date of the meeting."

    @property
    def details(self) -> Details:
        given = self.cleaned_data
        return Details(clean_text(given["title"]), given["held_on"], clean_text(given["who"]))


class NewAgendaForm(DetailsForm):
    audience = forms.ChoiceField(
        choices=AgendaAudience.choices,
        label="Whom the questions are for",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whom the questions are for."},
    )
    phase = forms.ChoiceField(label="Phase", error_messages={"required": "Choose a phase."})
    field_order = ("audience", "phase", "title", "held_on", "who")

    def __init__(self, *args: Any, phases: Sequence[Phase], everywhere: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.phases = {phase.ref: phase for phase in phases}
        every = [(ALL, "All phases")] if everywhere else []
        choices = [*every, *((phase.ref, phase.label) for phase in phases)]
        cast(forms.ChoiceField, self.fields["phase"]).choices = choices

    @property
    def chosen_phase(self) -> Phase | None:
        return self.phases.get(self.cleaned_data["phase"])


def details_initial(agenda: Agenda) -> dict[str, Any]:
    return {"title": agenda.title, "held_on": agenda.held_on, "who": agenda.who}


class NumberField(forms.IntegerField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            min_value=1,
            max_value=999,
            label="Number",
            error_messages={
                "invalid": "Write the number as a whole number.",
                "required": "Give the question a number.",
                "min_value": "Number questions from 1.",
                "max_value": "Number questions up to 999.",
            },
            **kwargs,
        )


class ItemForm(forms.Form):
    """One question on the agenda. Only one's own can be reworded, and none that something is told of."""

    number = NumberField()
    remove = forms.BooleanField(required=False, label="Take off")
    question = forms.CharField(
        max_length=LONGEST_QUESTION,
        label="Question",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write the question, or take it off."},
    )
    element = forms.ChoiceField(required=False, label="What it is about")
    use_required_attribute = False

    def __init__(
        self, data: Any = None, *, item: AgendaItem, number: int, elements: Sequence[tuple[str, str]]
    ) -> None:
        initial = {"number": number, "question": item.question, "element": item.element_id or ""}
        super().__init__(data, prefix=f"item-{item.pk}", initial=initial)
        self.item = item
        cast(forms.ChoiceField, self.fields["element"]).choices = elements
        if not item.own or item.is_told:
            del self.fields["question"], self.fields["element"]
        if item.is_told:
            del self.fields["remove"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("remove"):
            for name in ("question", "number"):
                self.errors.pop(name, None)
        return cleaned

    @property
    def wanted(self) -> Wanted:
        given = self.cleaned_data
        return Wanted(
            pk=self.item.pk,
            number=given.get("number", self.item.position),
            question=clean_text(given.get("question", "")),
            element=int(given["element"]) if given.get("element") else None,
            remove=bool(given.get("remove")),
        )


class OwnQuestionForm(forms.Form):
    question = forms.CharField(
        required=False,
        max_length=LONGEST_QUESTION,
        label="A question of your own",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    element = forms.ChoiceField(required=False, label="What it is about")

    def __init__(self, data: Any = None, *, elements: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, prefix="new")
        cast(forms.ChoiceField, self.fields["element"]).choices = elements

    def wanted(self, items: Sequence[AgendaItem]) -> Wanted:
        """After the last question on the same element, or at the end."""
        element = int(self.cleaned_data["element"]) if self.cleaned_data["element"] else None
        there = [number for number, item in enumerate(items, 1) if item.element_id == element]
        number = there[-1] if there else len(items) + 1
        return Wanted(None, number, clean_text(self.cleaned_data["question"]), element)


def element_choices(elements: Iterable[Element]) -> list[tuple[str, str]]:
    return [
        ("", "Nothing in particular"),
        *((str(one.pk), f"{one.ref} {one.short_label}") for one in elements),
    ]


class SaidForm(forms.Form):
    """What came of one question. The day is read only where the question is ticked as covered."""

    covered = forms.BooleanField(required=False, label="Covered")
    on = PastDay(required=False, label="On")
    note = forms.CharField(
        required=False,
        strip=False,
        max_length=LONGEST_NOTE,
        label="What was said",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    use_required_attribute = False

    def __init__(self, data: Any = None, *, item: AgendaItem, number: int, day: dt.date) -> None:
        """`day` is offered where the question is not covered yet."""
        initial = {
            "covered": item.covered_on is not None,
            "on": item.covered_on or day,
            "note": item.note,
            "version": item.version,
        }
        super().__init__(data, prefix=f"item-{item.pk}", initial=initial)
        self.item, self.number = item, number
        self.theirs: AgendaItem | None = None

    @property
    def shown_version(self) -> Any:
        """After a clash that of the other text, which stands beside: saving again puts this one in its place."""
        return self.theirs.version if self.theirs else self["version"].value()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("covered"):
            self.errors.pop("on", None)
        elif "on" not in self.errors and not cleaned.get("on"):
            self.add_error("on", f"Give the day on which question {self.number} was covered.")
        return cleaned

    @property
    def said(self) -> Said:
        given = self.cleaned_data
        on = given["on"] if given["covered"] else None
        return Said(self.item.pk, on, clean_text(given["note"]), given["version"])


def errors_of(every: Iterable[forms.Form]) -> list[tuple[str, str]]:
    """Of all the forms of a page, for its summary: the id of the field, and the message."""
    return [
        (form[name].id_for_label, str(message))
        for form in every
        for name, messages in form.errors.items()
        for message in messages
    ]
