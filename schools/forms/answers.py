"""The form that a school answers, and that the authority fills in for one: built from its list of questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from schools.models import Ask
from schools.questionnaires import Answers, Kind, Question, Questionnaire, read
from schools.questionnaires.questionnaire import Section
from schools.selectors.answers import answers_to


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands in the form."""

    field: BoundField
    question: Question


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the form; `folded` where it is for other schools than this one, as far as is known."""

    section: Section
    asked: list[Asked]
    folded: bool

    @property
    def key(self) -> str:
        return self.section.key

    @property
    def title(self) -> str:
        return self.section.title

    @property
    def fields(self) -> list[BoundField]:
        return [one.field for one in self.asked]


class ReturnForm(forms.Form):
    """`by_school`: the school itself answers, so it says who.

    What is known of the school and does not change from one inspection to the next is not asked again.
    """

    def __init__(self, *args: Any, ask: Ask, by_school: bool, **kwargs: Any) -> None:
        self.ask, self.by_school = ask, by_school
        self.asked, self.held = ask.collection.questionnaire, answers_to(ask)
        kwargs.setdefault("initial", initial_of(self.held, self.asked))
        super().__init__(*args, **kwargs)
        for question in self.asked.questions:
            if question.key not in self._left_out:
                self.fields[question.key] = _field(question, by_school)

    @property
    def _left_out(self) -> set[str]:
        """The school answers to whom the register says, and questions for others stay away.

        Not where its answer says otherwise by now: leaving that out would put the register's word back.
        """
        if not self.asked.sorts or not self.by_school or not self.ask.governed:
            return set()
        if self.held["governed"] != self.ask.governed:
            return set()
        others = {
            question.key
            for question in self.asked.questions
            if question.only
            and question.only.key == "governed"
            and self.ask.governed not in question.only.values
        }
        return {"governed", *others}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for question in self._questions:
            if question.key not in self.errors:
                self._read(question, cleaned)
        if not self.errors:
            for question, said in self.asked.misplaced(self._settled(cleaned)):
                self.add_error(question.key, said)
        return cleaned

    def _read(self, question: Question, cleaned: dict[str, Any]) -> None:
        value = cleaned.get(question.key) or ""
        try:
            cleaned[question.key] = read(question, "yes" if value is True else value)
        except ValueError as error:
            self.add_error(question.key, str(error))

    def _settled(self, cleaned: Mapping[str, Any]) -> Answers:
        given = {question.key: cleaned[question.key] for question in self._questions}
        return self.asked.settled({**self.asked.nothing, **given}, self.ask.known)

    @property
    def _questions(self) -> list[Question]:
        return [question for question in self.asked.questions if question.key in self.fields]

    @property
    def answers(self) -> Answers:
        """Once it is valid."""
        return self._settled(self.cleaned_data)

    @property
    def parts(self) -> Iterator[Part]:
        """Its sections, those without a question for this school left out."""
        for section in self.asked.sections:
            asked = [Asked(self[key], self.asked.by_key[key]) for key in section.keys if key in self.fields]
            if asked:
                yield Part(section, asked, self._is_folded(section, asked))

    def _is_folded(self, section: Section, asked: list[Asked]) -> bool:
        """Never where something is written there, or wrong."""
        if section.only is None or any(one.field.errors or one.field.value() for one in asked):
            return False
        decides = self[section.only.key].value() if section.only.key in self.fields else ""
        stands = decides or self.ask.known[section.only.key]
        return bool(stands) and stands not in section.only.values


def initial_of(answers: Answers, asked: Questionnaire) -> dict[str, Any]:
    ticks = {question.key for question in asked.questions if question.kind == Kind.TICK}
    return {key: value == "yes" if key in ticks else value for key, value in answers.items()}


def _field(question: Question, by_school: bool) -> forms.Field:
    label, missing = question.asked(by_school), question.missing(by_school)
    said: dict[str, Any] = {
        "required": bool(missing),
        "label": label,
        "help_text": question.hint,
        "error_messages": {"required": missing} if missing else {},
    }
    if question.kind == Kind.TICK:
        return forms.BooleanField(**said)
    if question.kind == Kind.CHOICE:
        return _choice(question, label, said)
    said["error_messages"]["max_length"] = (
        f"Shorten your answer to “{label}” to %(limit_value)d characters; it has %(show_value)d."
    )
    if question.kind == Kind.POINTS:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000, **said)
    if question.kind == Kind.PROSE:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=question.most, **said)
    return forms.CharField(max_length=question.most, **said)


def _choice(question: Question, label: str, said: dict[str, Any]) -> forms.ChoiceField:
    choices = [*(question.spoken or question.choices)]
    if question.blank:
        first = question.blank_first
        choices = [("", question.blank), *choices] if first else [*choices, ("", question.blank)]
    said["error_messages"]["invalid_choice"] = f"Choose an answer to “{label}” from the list."
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **said)
