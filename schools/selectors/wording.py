"""A change to a school in words."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.formats import date_format

from schools.enums import Phase, Status
from schools.gias.places import Place
from schools.models import School

CHOICES: Mapping[str, Mapping[str, str]] = {"phase": dict(Phase.choices), "status": dict(Status.choices)}
LABELS = {field.name: str(field.verbose_name) for field in School._meta.concrete_fields}


def changed_words(was: Mapping[str, Any], now: Mapping[str, Any], place: Place) -> str:
    """For example: Pupils: 210, was 198. Town: none, was Leeds."""
    changes = [
        f"{_label(name)}: {_shown(name, value)}, was {_shown(name, was[name])}."
        for name, value in now.items()
    ]
    if was["authority_id"] != place.pk:
        changes.append(f"Authority: {place.name}, was {was['authority__name']}.")
    return " ".join(changes)


def _label(name: str) -> str:
    label = LABELS[name]
    return label[0].upper() + label[1:]


def _shown(name: str, value: Any) -> str:
    if value is None or value == "":
        return "none"
    if isinstance(value, dt.date):
        return date_format(value, "j F Y")
    return CHOICES.get(name, {}).get(value, f"{value}")
