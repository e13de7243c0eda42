"""The form of a person to meet."""

from typing import Any

from django import forms

from evaluations.enums import PersonState
from evaluations.forms.fields import SomeOf
from evaluations.forms.inspections.case import one_line, text
from evaluations.forms.readiness.lines import line_field
from evaluations.forms.texts import clean_text
from evaluations.models import ReadyPerson
from evaluations.selectors.readiness.published import PublishedList
from evaluations.selectors.readiness.said import WEEKDAYS

LINES = ("post", "name", "organisation", "telephone")
NAMES = (*LINES, "number", "email", "availability", "state", "note")


def line(label: str, longest: int = 120, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=longest, **kwargs)


class PersonForm(forms.Form):
    use_required_attribute = False

    post = forms.CharField(
        label="Post",
        max_length=120,
        help_text="Such as “Chair of the schools’ forum”. Others who read the list see this and no name.",
        error_messages={"required": "Give the post: it is what others read in place of the name."},
    )
    name = line("Name", help_text="Leave it empty until you know who it will be.")
    organisation = line("Organisation", help_text="The authority’s service, a school, a partner.")
    telephone = line("Telephone", 60)
    email = forms.EmailField(
        label="Email",
        required=False,
        max_length=254,
        error_messages={"invalid": "Write the email as name@example.org."},
    )
    days = SomeOf(
        label="Days of week 2 on which they are available",
        required=False,
        choices=[(str(number), name) for number, name in enumerate(WEEKDAYS, start=1)],
    )
    availability = text("When they are available", 3, help_text="Such as “mornings only”.")
    state = forms.ChoiceField(
        label="Invitation",
        choices=PersonState.choices,
        widget=forms.RadioSelect,
        initial=PersonState.TO_INVITE,
    )
    note = text("Note", 3, help_text="For leads and the core team. It goes into nobody else’s file.")

    def __init__(self, *args: Any, printed: PublishedList, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"number": line_field(printed), **self.fields}

    @property
    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        texts = {name: one_line(given[name]) for name in LINES}
        texts |= {name: clean_text(given[name]) for name in ("availability", "note")}
        return given | texts | {"days": sorted(set(map(int, given["days"])))}


def initial_of_person(row: ReadyPerson) -> dict[str, Any]:
    return {name: getattr(row, name) for name in NAMES} | {"days": [str(day) for day in row.days]}
