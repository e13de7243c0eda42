"""Forms of an inspection: the case, marking it published, one clock."""

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, cast

from django import forms
from django.utils import timezone

from evaluations.enums import InspectionKind
from evaluations.forms.days import DayField
from evaluations.forms.inspections.dated import DatedForm
from evaluations.forms.preparing import PastDay
from evaluations.forms.texts import clean_text
from evaluations.models import Inspection, InspectionClock, Round
from evaluations.selectors.inspections.order import DONE, ON_SITE, PUBLISHED, STARTS, of_clock

MOST_WORDS = 20_000
MOST_DAYS = 250
YEAR = dt.timedelta(days=366)
EXAMPLE = "For example: 26/3/2015."
NONE = ""


def text(label: str, rows: int = 4, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=MOST_WORDS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": rows}),
        **kwargs,
    )


def one_line(words: str) -> str:
    return " ".join(clean_text(words).split())


def lines(words: str) -> str:
    """A name a line, without empty ones."""
    return "\n".join(filter(None, (one_line(line) for line in clean_text(words).splitlines())))


class CaseForm(DatedForm):
    kind = forms.ChoiceField(
        label="What it is", choices=InspectionKind.choices, widget=forms.RadioSelect, initial="first"
    )
    notified_on = DayField(label="Notified on", help_text=f"The day of the lead inspector’s call. {EXAMPLE}")
    week1_on = DayField(
        label="Week 1 begins",
        required=False,
        help_text="Focused inspections of schools, and the telephone survey.",
    )
    week2_on = DayField(
        label="Week 2 begins", required=False, help_text="The on-site inspection of the authority."
    )
    ended_on = DayField(
        label="On-site inspection ended",
        required=False,
        help_text="The clock for the final report runs from this day.",
    )
    lead_inspector = forms.CharField(label="Lead inspector", required=False, max_length=120)
    inspectors = text("Other inspectors of the team", 3, help_text="One name a line.")
    nominee = forms.CharField(
        label="The authority’s nominee",
        required=False,
        max_length=120,
        help_text="Who takes part in the inspectors’ team meetings.",
    )
    round = forms.ChoiceField(
        label="Self-evaluation",
        required=False,
        help_text="The round whose self-evaluation the inspectors are given.",
    )
    reason = text(
        "Why the authority was chosen", help_text="As the lead inspector made it clear in the call."
    )

    def __init__(self, *args: Any, rounds: Iterable[Round], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rounds = {str(one.pk): one for one in rounds}
        choices = [(NONE, "None yet"), *((pk, one.name) for pk, one in self.rounds.items())]
        cast(forms.ChoiceField, self.fields["round"]).choices = choices

    @property
    def named(self) -> Mapping[str, str]:
        return {name: name for name in ON_SITE}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        latest = timezone.localdate() + YEAR
        for name in ON_SITE:
            day = given.get(name)
            if day and day > latest and day != self.kept.get(name):
                self.add_error(name, "This is more than a year ahead. Check the year.")
        known = [(name, given[name]) for name in ON_SITE if given.get(name)]
        for (earlier, first), (later, second) in pairwise(known):
            if second < first:
                label = (self.fields[earlier].label or "").lower()
                self.add_error(later, f"This is before “{label}”. Check both dates.")
        return given

    @property
    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        chosen = self.rounds.get(given.pop("round"))
        return given | {
            "round_id": chosen.pk if chosen else None,
            "lead_inspector": one_line(given["lead_inspector"]),
            "nominee": one_line(given["nominee"]),
            "inspectors": lines(given["inspectors"]),
            "reason": clean_text(given["reason"]),
        }


def initial_of_case(found: Inspection) -> dict[str, Any]:
    texts = ("lead_inspector", "inspectors", "nominee", "reason")
    return {name: getattr(found, name) for name in ("kind", *ON_SITE, *texts)} | {
        "round": str(found.round_id or NONE)
    }


class PublishForm(DatedForm):
    published_on = PastDay(
        label="Report published on",
        required=False,
        help_text=f"{EXAMPLE} Leave it empty to keep the inspection confidential.",
    )
    report_url = forms.URLField(
        label="Where the report is",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="Its address on the authority’s site or on Ofsted’s.",
    )

    @property
    def named(self) -> Mapping[str, str]:
        return {PUBLISHED: PUBLISHED}

    @property
    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class ClockForm(DatedForm):
    days = forms.IntegerField(
        label="Working days",
        min_value=1,
        max_value=MOST_DAYS,
        error_messages={
            "required": "Give the number of working days.",
            "invalid": "Give working days as a whole number.",
            "min_value": "Give 1 working day or more.",
            "max_value": f"Give at most {MOST_DAYS} working days.",
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    source = forms.CharField(
        label="Where the number comes from",
        required=False,
        max_length=300,
        help_text="If it is not the source named above: the Act, regulation or letter, and the place in it.",
    )
    starts_on = DayField(label="Runs from", required=False)
    done_on = PastDay(label="Done on", required=False)
    note = text("Note", 3, help_text="For example, who was sent a copy.")

    def __init__(self, *args: Any, kind: str, follows: str, done: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields[
            "starts_on"
        ].help_text = f"Not counted itself. Leave it empty to run from {follows}. {EXAMPLE}"
        self.fields["done_on"].label = done

    @property
    def named(self) -> Mapping[str, str]:
        return {field: of_clock(self.kind, field) for field in (STARTS, DONE)}

    @property
    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        return given | {"note": clean_text(given["note"]), "source": one_line(given["source"])}


def initial_of_clock(row: InspectionClock) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("days", "source", "starts_on", "done_on", "note")}


def initial_of_publishing(found: Inspection) -> dict[str, dt.date | str | None]:
    return {"published_on": found.published_on, "report_url": found.report_url}
