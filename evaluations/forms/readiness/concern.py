"""The form of a concern about an academy."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from evaluations.enums import ConcernAbout
from evaluations.forms.inspections.case import MOST_WORDS, one_line
from evaluations.forms.inspections.case import text as long_text
from evaluations.forms.preparing import PastDay
from evaluations.forms.texts import clean_text
from evaluations.models import AcademyConcern
from schools.models import School

NAMES = ("raised_on", "about", "text", "raised_by", "answered_on", "answer", "follow_up", "in_confidence")
NO_INDIVIDUAL = "Name the academy and no individual."


class ConcernForm(forms.Form):
    use_required_attribute = False

    school = forms.ChoiceField(label="Academy", error_messages={"required": "Choose the academy."})
    raised_on = PastDay(label="Raised on", help_text="For example: 26/3/2015.")
    about = forms.ChoiceField(
        label="What it is about",
        choices=ConcernAbout.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what the concern is about."},
    )
    text = forms.CharField(
        label="What was raised",
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=NO_INDIVIDUAL,
        error_messages={"required": "Write down what was raised."},
    )
    raised_by = forms.CharField(
        label="Who raised it",
        required=False,
        max_length=120,
        help_text="The post, such as “Director of children’s services”.",
    )
    answered_on = PastDay(label="Answered on", required=False)
    answer = long_text("What the department answered", 4, help_text=NO_INDIVIDUAL)
    follow_up = long_text("Follow-up", 3, help_text="What the authority did or will do next.")
    in_confidence = forms.BooleanField(
        label="This is in confidence",
        required=False,
        help_text="Then only leads and core team members ever read it.",
    )

    def __init__(self, *args: Any, academies: Iterable[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose an academy"), *((str(one.pk), one.name) for one in academies)]
        cast(forms.ChoiceField, self.fields["school"]).choices = choices

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        raised, answered = given.get("raised_on"), given.get("answered_on")
        if raised and answered and answered < raised:
            self.add_error("answered_on", "This is before the day on which it was raised. Check both dates.")
        if given.get("answer", "").strip() and not answered and "answered_on" not in self.errors:
            self.add_error("answered_on", "Give the day of the answer.")
        return given

    @property
    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        texts = {name: clean_text(given[name]).strip() for name in ("text", "answer", "follow_up")}
        chosen = {"school_id": int(given.pop("school")), "raised_by": one_line(given["raised_by"])}
        return given | texts | chosen


def initial_of_concern(row: AcademyConcern) -> dict[str, Any]:
    return {name: getattr(row, name) for name in NAMES} | {"school": str(row.school_id)}
