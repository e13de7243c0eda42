"""The form that a school answers, and that the authority fills in for one: built from the list of questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from schools.enums import Uses
from schools.questions import GROUPS, QUESTIONS, Answers, Kind, Question, level_key, read

LABELS = {
    "uses_iqs": "Are you using the Institutional Quality Standards (IQS)?",
    "uses_cqs": "Are you using the Classroom Quality Standards (CQS)?",
    "since": "Since when?",
    "for_self_evaluation": "Self-evaluation: to see where we are",
    "for_action_planning": "Action planning: to decide what to do next",
    "for_other": "Something else",
    "issues": "What are the key issues for you in gifted and talented education?",
    "barriers": "What stops you using the standards, or makes it hard?",
    "support": "What support would help?",
    "answered_by": "Your name",
    "answered_as": "Your role",
}
HINTS = {
    "since": "A month, a term or a year will do. For example: September 2008.",
    "for_other": "Say what, in a few words.",
    "issues": "One point a line.",
    "barriers": "One point a line. For example: time, training, what the standards ask for.",
    "support": "One point a line.",
    "answered_as": "For example: headteacher, leading teacher for gifted and talented.",
}
WE = {Uses.PLANNED.value: "Not yet, but we plan to"}
NOT_KNOWN = ("", "Not known")
NOT_SAID = ("", "Not answered")


@dataclass(frozen=True, slots=True)
class LevelGroup:
    letter: str
    title: str
    fields: list[BoundField]


class ReturnForm(forms.Form):
    """`by_school`: the school itself answers, so it says who, and whether it uses the IQS."""

    def __init__(self, *args: Any, by_school: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_school = by_school
        for question in QUESTIONS:
            self.fields[question.key] = _field(question)
        if by_school:
            self._require("uses_iqs", "Say whether you are using the IQS: yes, planned, or no.")
            self._require("answered_by", "Give your name, so that the authority knows who answered.")
        else:
            self._require("uses_iqs", "Say whether they are using the IQS: yes, planned, or no.")
            self.fields["answered_by"].label = "Who answered"
            self.fields["answered_as"].label = "Their role"

    def _require(self, key: str, message: str) -> None:
        field = self.fields[key]
        field.required = True
        field.error_messages["required"] = message

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for question in QUESTIONS:
            if question.key not in self.errors:
                self._read(question, cleaned)
        return cleaned

    def _read(self, question: Question, cleaned: dict[str, Any]) -> None:
        value = cleaned.get(question.key) or ""
        try:
            cleaned[question.key] = read(question, "yes" if value is True else value)
        except ValueError as error:
            self.add_error(question.key, str(error))

    @property
    def answers(self) -> Answers:
        """Once it is valid."""
        return {question.key: self.cleaned_data[question.key] for question in QUESTIONS}

    @property
    def level_groups(self) -> Iterator[LevelGroup]:
        for group in GROUPS:
            fields = [self[level_key(element)] for element in group.elements]
            yield LevelGroup(group.letter, group.title, fields)


def initial_of(answers: Answers) -> dict[str, Any]:
    ticks = {question.key for question in QUESTIONS if question.kind == Kind.TICK}
    return {key: value == "yes" if key in ticks else value for key, value in answers.items()}


def _field(question: Question) -> forms.Field:
    label, hint = LABELS.get(question.key, question.title), HINTS.get(question.key, "")
    if question.kind == Kind.TICK:
        return forms.BooleanField(required=False, label=label)
    if question.kind == Kind.CHOICE:
        return _choice(question, label)
    too_long = f"Shorten your answer to “{label}” to %(limit_value)d characters; it has %(show_value)d."
    said: dict[str, Any] = {
        "required": False,
        "label": label,
        "help_text": hint,
        "error_messages": {"max_length": too_long},
    }
    if question.kind == Kind.POINTS:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000, **said)
    return forms.CharField(max_length=question.most, **said)


def _choice(question: Question, label: str) -> forms.ChoiceField:
    choices = [*question.choices]
    if question.key.startswith("level-"):
        choices = [NOT_KNOWN, *choices]
    else:
        choices = [(value, WE.get(value, said)) for value, said in choices]
    if question.key == "uses_cqs":
        choices = [*choices, NOT_SAID]
    wrong = f"Choose an answer to “{label}” from the list."
    return forms.ChoiceField(
        required=False,
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": wrong},
    )
