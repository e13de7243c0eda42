"""The form of a document to have ready."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.utils import timezone

from evaluations.enums import DocumentState
from evaluations.forms.days import DayField
from evaluations.forms.inspections.case import one_line, text
from evaluations.forms.readiness.lines import line_field
from evaluations.forms.texts import clean_text
from evaluations.models import EvidenceItem, ReadyDocument
from evaluations.selectors.readiness.published import PublishedList

NOBODY = ("", "Nobody yet, or somebody named below")
NO_ITEM = ("", "None")
NAMES = (
    "number",
    "title",
    "owner_name",
    "owner_post",
    "state",
    "ready_on",
    "location",
    "note",
    "in_confidence",
)


class DocumentForm(forms.Form):
    use_required_attribute = False

    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Give the document a title."}
    )
    owner = forms.ChoiceField(label="Who has it ready", required=False)
    owner_name = forms.CharField(
        label="Somebody else’s name",
        required=False,
        max_length=120,
        help_text="If they have no account here.",
    )
    owner_post = forms.CharField(
        label="Their post",
        required=False,
        max_length=120,
        help_text="Others who read the list see the post and no name.",
    )
    state = forms.ChoiceField(
        label="How far it is",
        choices=DocumentState.choices,
        widget=forms.RadioSelect,
        initial=DocumentState.NOT_STARTED,
    )
    ready_on = DayField(
        label="Ready on",
        required=False,
        help_text="The day by which it will be ready, or on which it was. For example: 26/3/2015.",
    )
    location = forms.CharField(
        label="Where it is",
        required=False,
        max_length=500,
        help_text="Its address on the web, or where to find it.",
    )
    item = forms.ChoiceField(
        label="Item of the evidence library",
        required=False,
        help_text="Items that are linked somewhere in this round, but none that concerns an individual.",
    )
    note = text("Note", 3, help_text="For leads and the core team. It goes into nobody else’s file.")
    in_confidence = forms.BooleanField(
        label="This document is in confidence",
        required=False,
        help_text="Then only leads and core team members ever see it in this list.",
    )

    def __init__(
        self,
        *args: Any,
        printed: PublishedList,
        members: Mapping[int, str],
        items: Iterable[EvidenceItem],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"number": line_field(printed), **self.fields}
        owners = [NOBODY, *((str(pk), name) for pk, name in members.items())]
        cast(forms.ChoiceField, self.fields["owner"]).choices = owners
        offered = [NO_ITEM, *((str(one.pk), one.title) for one in items)]
        cast(forms.ChoiceField, self.fields["item"]).choices = offered
        if len(offered) == 1:
            del self.fields["item"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("owner") and given.get("owner_name", "").strip():
            self.add_error("owner_name", "Choose a person above or write a name here, not both.")
        day = given.get("ready_on")
        if given.get("state") == DocumentState.READY and day and day > timezone.localdate():
            self.add_error(
                "ready_on", "What is ready was ready on a day that has been. Give that day, or none."
            )
        return given

    @property
    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        texts = {name: one_line(given[name]) for name in ("title", "owner_name", "owner_post", "location")}
        owner, item = given.pop("owner"), given.pop("item", "")
        return (
            given | texts | {"note": clean_text(given["note"]), "owner_id": _pk(owner), "item_id": _pk(item)}
        )


def _pk(chosen: str) -> int | None:
    return int(chosen) if chosen else None


def initial_of_document(row: ReadyDocument) -> dict[str, Any]:
    chosen = {"owner": str(row.owner_id or ""), "item": str(row.item_id or "")}
    return {name: getattr(row, name) for name in NAMES} | chosen
