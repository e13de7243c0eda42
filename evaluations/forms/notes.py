"""Forms of a note of visit: where, when and why; then what was seen and said, aspect by aspect."""

import re
from typing import Any

from django import forms

from evaluations.enums import Accuracy, NoteKind
from evaluations.forms.preparing import MOST_WORDS, PastDay
from evaluations.forms.texts import clean_text
from evaluations.models import NoteOfVisit
from evaluations.selectors.regional.note_form import Register
from evaluations.services.regional.notes import Head
from standards.content import Phase

NUMBERED = re.compile(r"\((\d{5,7})\)\s*$")
NO_SCHOOL = "Say which school was visited."
TYPED = "A name from the register of {}, or any other name."


class HeadForm(forms.Form):
    """`register` is None for a meeting with the authority: no school is asked for."""

    school = forms.CharField(required=False, max_length=220, label="School")
    visited_on = PastDay(label="Date", help_text="For example: 26/3/2010.")
    who = forms.CharField(
        max_length=300, label="Who was met", help_text="By post rather than by name where that says enough."
    )
    purpose = forms.CharField(max_length=300)
    use_required_attribute = False
    always_of_school = True

    def __init__(self, *args: Any, register: Register | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register = register
        if register is None:
            del self.fields["school"]
        else:
            self.fields["school"].help_text = TYPED.format(register.authority)
            self.fields["school"].widget.attrs |= {"list": "schools", "autocomplete": "off"}
            self.fields["school"].required = self.always_of_school
            self.fields["school"].error_messages["required"] = NO_SCHOOL

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in {"who", "purpose", "school"} & set(cleaned):
            cleaned[name] = " ".join(clean_text(cleaned[name]).split())
        if "school" in cleaned and "school" not in self.errors:
            self._find_school(cleaned)
        return cleaned

    def _find_school(self, cleaned: dict[str, Any]) -> None:
        cleaned["school_id"], cleaned["school_name"] = None, cleaned["school"]
        if self.is_of_school(cleaned) and not cleaned["school"]:
            self.add_error("school", NO_SCHOOL)
        elif message := self._look_up(cleaned):
            self.add_error("school", message)

    def _look_up(self, cleaned: dict[str, Any]) -> str:
        """A school of the register by its number, or by its name where only one has it; else the name as typed."""
        assert self.register is not None
        name, number = cleaned["school"], NUMBERED.search(cleaned["school"])
        if number:
            found = [self.register.names.get(int(number[1]))]
        else:
            found = [one for one in self.register.names.values() if one[1].casefold() == name.casefold()]
        if len(found) > 1:
            return f"More than one school is called {name}: choose it from the list, with its number."
        if found == [None]:
            return f"The register of {self.register.authority} has no school with the number {number[1]}."  # type: ignore[index]
        if found and found[0]:
            cleaned["school_id"], cleaned["school_name"] = found[0]
        return ""

    def is_of_school(self, cleaned: dict[str, Any]) -> bool:
        return self.register is not None

    @property
    def head(self) -> Head:
        given = self.cleaned_data
        of_school = self.is_of_school(given)
        return Head(
            school_id=given["school_id"] if of_school else None,
            school_name=given["school_name"] if of_school else "",
            visited_on=given["visited_on"],
            who=given["who"],
            purpose=given["purpose"],
        )


class NewNoteForm(HeadForm):
    kind = forms.ChoiceField(
        choices=NoteKind.choices, widget=forms.RadioSelect, label="What it was", initial=NoteKind.AUTHORITY
    )
    phase = forms.ChoiceField(widget=forms.RadioSelect, label="Phase")
    field_order = ("kind", "school", "phase")
    always_of_school = False

    def __init__(self, *args: Any, phases: tuple[Phase, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].label = "School, if it was a visit to one"
        choices = [(phase.ref, phase.label) for phase in phases]
        self.fields["phase"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["phase"].initial = choices[0][0]
        self.fields["phase"].error_messages["required"] = "Choose the phase that the note is about."

    def is_of_school(self, cleaned: dict[str, Any]) -> bool:
        return cleaned.get("kind") == NoteKind.SCHOOL


class AnswerForm(forms.Form):
    accuracy = forms.ChoiceField(
        choices=Accuracy.choices,
        widget=forms.RadioSelect,
        label="Is the note accurate?",
        error_messages={"required": "Say whether the note is accurate."},
    )
    text = forms.CharField(
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        label="What should be corrected, and how",
        strip=False,
    )
    use_required_attribute = False

    def clean_text(self) -> str:
        return clean_text(self.cleaned_data["text"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("accuracy") == Accuracy.CORRECTIONS and not cleaned.get("text"):
            self.add_error("text", "Say what should be corrected.")
        return cleaned


def head_of(note: NoteOfVisit) -> dict[str, Any]:
    """A note as `HeadForm` shows it. A school keeps the name that it had on the day."""
    number = f" ({note.school.urn})" if note.school else ""
    return {
        "school": f"{note.school_name}{number}",
        "visited_on": note.visited_on,
        "who": note.who,
        "purpose": note.purpose,
    }
