"""Two people changed one action at once: the form that comes back, and what each of them said."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import QueryDict

from evaluations.forms.days import day_words
from evaluations.forms.plans.action import ActionForm, initial_of
from evaluations.selectors.plans.action_history import WORDS, said_of
from evaluations.services.plans.details import BothChanged, Details

UNITS = {"place": "cell_id", "lead": "lead_id", "lead_name": "lead_id"}
LEAD = "lead_id"


@dataclass(frozen=True, slots=True)
class Crossed:
    """A field that both changed: what it is called, and what each said."""

    label: str
    theirs: str
    mine: str


def after_clash(typed: QueryDict, clash: BothChanged) -> QueryDict:
    """What was typed, with the other's in what only the other changed, on top of the other's version."""
    data = typed.copy()
    for name, value in initial_of(clash.merged).items():
        if UNITS.get(name, name) not in clash.fields:
            data[name] = _as_typed(value)
    data["version"] = str(clash.theirs.version)
    return data


def crossed(clash: BothChanged, mine: Details, form: ActionForm, cells: Mapping[int, str]) -> list[Crossed]:
    leads = dict(form.fields["lead"].choices)  # type: ignore[attr-defined]
    lead = str(leads.get(str(mine.lead_id), "")) if mine.lead_id else mine.lead_name
    return [
        Crossed(
            WORDS["lead" if name == LEAD else name],
            said_of("lead" if name == LEAD else name, clash.theirs, cells),
            lead if name == LEAD else said_of(name, mine, cells),
        )
        for name in clash.fields
    ]


def _as_typed(value: Any) -> str:
    if isinstance(value, dt.date):
        return day_words(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)
