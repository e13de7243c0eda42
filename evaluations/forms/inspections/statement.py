"""Forms of the written statement of action: a finding with its actions, and what the committee decided."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms

from evaluations.forms.days import DayField
from evaluations.forms.fields import SomeOf
from evaluations.forms.inspections.case import MOST_WORDS, one_line, text
from evaluations.forms.inspections.dated import DatedForm
from evaluations.forms.preparing import PastDay
from evaluations.forms.texts import clean_text
from evaluations.models import Action, Finding, Inspection
from evaluations.selectors.inspections.order import ANSWERED, COMMITTEE, PUBLISHED
from evaluations.services.inspections.statement import REPORT_FIRST


class FindingForm(forms.Form):
    use_required_attribute = False

    text = forms.CharField(
        label="Finding",
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="As the report words it.",
        error_messages={"required": "Type what the report finds."},
    )
    actions = SomeOf(label="Actions that answer it", required=False)

    def __init__(self, *args: Any, actions: Iterable[Action], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.pk), str(one)) for one in actions]
        cast(forms.ChoiceField, self.fields["actions"]).choices = choices
        if not choices:
            del self.fields["actions"]

    @property
    def words(self) -> str:
        return clean_text(self.cleaned_data["text"]).strip()

    @property
    def chosen(self) -> frozenset[int]:
        return frozenset(map(int, self.cleaned_data.get("actions", ())))


def initial_of_finding(row: Finding) -> dict[str, Any]:
    return {"text": row.text, "actions": [str(one.pk) for one in row.actions.all()]}


class CommitteeForm(DatedForm):
    committee = forms.CharField(label="Committee", required=False, max_length=120)
    committee_on = DayField(label="Committee date", required=False, help_text="For example: 2/6/2015.")
    decision = text("Decision", help_text="What the committee decided, once it has.")
    statement_on = PastDay(
        label="Statement of action published on",
        required=False,
        help_text="For example: 1/9/2015. Readers and guests then read it. Leave it empty to keep it confidential.",
    )
    again = forms.BooleanField(
        label="Publish it again as it stands now",
        required=False,
        help_text="Until then readers and guests read it as it was on that day.",
    )

    def __init__(self, *args: Any, published: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not published:
            del self.fields["again"]

    @property
    def named(self) -> Mapping[str, str]:
        return {COMMITTEE: COMMITTEE, ANSWERED: ANSWERED}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get(ANSWERED) and not self.kept.get(PUBLISHED):
            self.add_error(ANSWERED, REPORT_FIRST)
        return given

    @property
    def values(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if name != "again"}
        return given | {
            "committee": one_line(given["committee"]),
            "decision": clean_text(given["decision"]),
        }

    @property
    def is_again(self) -> bool:
        return bool(self.cleaned_data.get("again"))


def initial_of_committee(found: Inspection) -> dict[str, Any]:
    return {name: getattr(found, name) for name in ("committee", COMMITTEE, "decision", ANSWERED)}
