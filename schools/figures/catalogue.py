"""The indicators that ship, from fixtures/indicators: loaded by natural keys, safe to repeat."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction

from schools.models import Indicator

FIELDS = {
    "label": "label",
    "short": "short_label",
    "topic": "topic",
    "phase": "phase",
    "appendix": "appendix",
    "polarity": "polarity",
    "unit": "unit",
    "places": "places",
    "named": "named",
    "fsm": "is_fsm",
    "behaviour": "is_behaviour",
    "elements": "elements",
    "source": "source",
}


@cache
def fixture(name: str) -> Any:
    path = Path(settings.BASE_DIR) / "fixtures" / "indicators" / name
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@transaction.atomic
def load_indicators() -> tuple[int, int]:
    """How many were added and changed. Two queries where nothing is new."""
    there = {row.code: row for row in Indicator.objects.select_related("others")}
    added = changed = 0
    raws = fixture("indicators.yaml")["indicators"]
    for raw in raws:
        row = there.setdefault(raw["code"], Indicator(code=raw["code"]))
        fresh = row.pk is None
        if _set(row, raw) or fresh:
            row.save()
            added, changed = added + fresh, changed + (not fresh)
    for raw in raws:
        _pair(there[raw["code"]], there.get(raw.get("others", "")))
    return added, changed


def _set(row: Indicator, raw: dict[str, Any]) -> bool:
    """Whether anything of it is new."""
    moved, blank = False, Indicator()
    for key, field in FIELDS.items():
        value = raw.get(key, getattr(blank, field))
        if getattr(row, field) != value:
            setattr(row, field, value)
            moved = True
    return moved


def _pair(row: Indicator, others: Indicator | None) -> None:
    if row.others_id != (others.pk if others else None):
        row.others = others
        row.save(update_fields=["others"])
