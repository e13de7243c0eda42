"""Forms of a collection: its details, whom it asks, where to write to."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone

from schools.enums import CollectionKind, Governed, Judged, Phase
from schools.forms.dates import day_field
from schools.forms.texts import clean_text
from schools.models import Collection
from schools.selectors.asking import Wanted


class CollectionForm(forms.Form):
    """The details of one; what it asks is chosen once, when it is started."""

    name = forms.CharField(
        max_length=80,
        help_text="For example: Autumn 2009. The team sees it; schools do not.",
        error_messages={"required": "Give the collection a name."},
    )
    due = day_field("Answers by", required="Say by when schools should answer.")
    message = forms.CharField(
        required=False,
        max_length=2000,
        label="Your message to schools",
        help_text="Stands in the email and above the form. Say why you ask, and whom to ring with a question.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, authority_id: int, own: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.authority_id, self.own = authority_id, own

    def clean_name(self) -> str:
        name: str = " ".join(self.cleaned_data["name"].split())
        same = Collection.objects.filter(authority_id=self.authority_id, name__iexact=name)
        if same.exclude(pk=self.own).exists():
            raise forms.ValidationError(
                f"There is a collection called “{name}” already. Choose another name."
            )
        return name

    def clean_message(self) -> str:
        return clean_text(self.cleaned_data["message"])


class NewCollectionForm(CollectionForm):
    kind = forms.ChoiceField(
        choices=CollectionKind.choices,
        label="What schools are asked",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what schools are asked."},
    )
    field_order = ["kind", "name", "due", "message"]


UNKNOWN = ("", "Not known: the school says it")


class OverSeen(forms.Form):
    """Saved over what was seen: of two who change the same, the second reads what the first saved."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"id": False}))

    def show_theirs(self, field: str, now: str, words: str) -> None:
        """What stands by now, as `seen`, so that saving again puts one's own in its place."""
        self.add_error(field, f"{words} Nothing of yours is saved yet: save again to put it in its place.")
        data = cast(QueryDict, self.data).copy()
        data["seen"] = now
        self.data = data


class SortFields(forms.Form):
    """What decides which questions one school is asked."""

    judged = forms.ChoiceField(
        choices=[UNKNOWN, *Judged.choices],
        required=False,
        label="How it was judged when last inspected",
    )
    governed = forms.ChoiceField(
        choices=[UNKNOWN, *Governed.choices],
        required=False,
        label="Academy or maintained",
    )


class SortForm(OverSeen, SortFields):
    """The same of a school that is asked already."""


class GradeForm(forms.Form):
    """What decides it for many, where the register says nothing."""

    judged = forms.ChoiceField(
        choices=[UNKNOWN, *Judged.choices],
        required=False,
        label="Where the register has no grade, ask them as",
        help_text=(
            "Inspectors ask schools different questions by how they were last judged. For one school alone, "
            "change it on its page."
        ),
    )

    @property
    def given(self) -> str:
        """What cannot be understood is not known."""
        self.is_valid()
        return str(self.cleaned_data.get("judged", ""))


class OtherForm(forms.Form):
    """One that the register lacks."""

    name = forms.CharField(max_length=200, error_messages={"required": "Give its name."})
    phase = forms.ChoiceField(choices=Phase.choices, initial=Phase.NOT_APPLICABLE)
    type_name = forms.CharField(
        max_length=80,
        required=False,
        label="Type",
        help_text="For example: Nursery setting, Further education college.",
    )
    email = forms.EmailField(
        required=False,
        help_text="Where the link goes. Leave it empty to hand the link over in another way, or to type the answer in.",
        error_messages={"invalid": "Write the whole email address, like office@school.example."},
    )

    def __init__(self, *args: Any, sorts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if sorts:
            self.fields.update(SortFields().fields)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class WantedForm(forms.Form):
    """Filters over the register."""

    name = forms.CharField(required=False, max_length=80, label="Name contains")
    phase = forms.ChoiceField(required=False)
    type_name = forms.ChoiceField(required=False, label="Type")

    def __init__(self, *args: Any, types: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phase"].choices = [("", "Any phase"), *Phase.choices]  # type: ignore[attr-defined]
        self.fields["type_name"].choices = [  # type: ignore[attr-defined]
            ("", "Any type"),
            *((name, name) for name in types),
        ]

    @property
    def wanted(self) -> Wanted:
        """A filter that makes no sense is no filter."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(data.get("phase", ""), data.get("type_name", ""), data.get("name", "").strip())


class EmailForm(OverSeen):
    email = forms.EmailField(
        required=False,
        label="Email address",
        error_messages={"invalid": "Write the whole email address, like office@school.example."},
    )


class RenewForm(forms.Form):
    until = day_field("New link works until", required="Say until when the new link should work.")

    def clean_until(self) -> dt.date:
        until: dt.date = self.cleaned_data["until"]
        if until < timezone.localdate():
            raise forms.ValidationError("Choose a day that is still to come: the link works until then.")
        return until
