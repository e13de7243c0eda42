"""Reads what a rating page sends: every line that is on it, one line of it, or anything between.

A line's fields are `value-`, `note-` and `version-` with its key: `c12` a criterion, `m3` a measure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.http import QueryDict

from evaluations.engine import NOT_APPLICABLE
from evaluations.forms.texts import clean_text, whole_number
from evaluations.models.cells import Key
from evaluations.services.answers import Change
from standards.content import Measure

KINDS = {"c": "criterion", "m": "measure"}
FINDINGS = {"yes", "no", ""}
NOTE_LIMIT = 10_000
MOST_DECIMALS = 15
# A comma only parts thousands: 8,5 is not 85.
NUMBER = re.compile(r"-?([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,20})(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Submission:
    """Changes that can be recorded, and what is wrong with the others: (key, what was typed, message)."""

    changes: tuple[Change, ...]
    faults: tuple[tuple[Change, str], ...]


def read_answers(
    data: QueryDict, asked: frozenset[Key], measures: Mapping[int | None, Measure]
) -> Submission:
    changes, faults = [], []
    for change, both in _lines(data, asked):
        value, fault = _both_fault(change, measures) if both else _clean(change, measures)
        if fault:
            faults.append((change, fault))
        else:
            changes.append(Change(change.key, value, change.note, change.version))
    return Submission(tuple(changes), tuple(faults))


def _lines(data: QueryDict, asked: frozenset[Key]) -> Iterator[tuple[Change, bool]]:
    """Each line, and whether a number and that it does not apply were given at once."""
    for name in data:
        if not name.startswith("version-"):
            continue
        field = name.removeprefix("version-")
        key = _key(field)
        if key in asked:
            value, both = _value(data.getlist(f"value-{field}"))
            note = clean_text(data.get(f"note-{field}", ""))
            yield Change(key, value, note, whole_number(data.get(name, ""))), both


def _value(sent: Iterable[str]) -> tuple[str, bool]:
    given = [text for text in map(clean_text, sent) if text]
    numbers = [text for text in given if text != NOT_APPLICABLE]
    if numbers and len(numbers) < len(given):
        return numbers[0], True
    return given[-1] if given else "", False


def _both_fault(change: Change, measures: Mapping[int | None, Measure]) -> tuple[str, str]:
    if change.key[0] != "measure":
        return _clean(change, measures)
    return "", f"Give “{measures[change.key[1]].label}” as a number or say that it does not apply: not both."


def _key(field: str) -> Key:
    return KINDS.get(field[:1], ""), whole_number(field[1:])


def _clean(change: Change, measures: Mapping[int | None, Measure]) -> tuple[str, str]:
    if len(change.note) > NOTE_LIMIT:
        return "", f"Shorten the note to {NOTE_LIMIT:,} characters; it has {len(change.note):,}."
    if change.key[0] == "criterion":
        return change.value, "" if change.value in FINDINGS else "Choose one of the three answers."
    return clean_measure(measures[change.key[1]], change.value)


def clean_measure(measure: Measure, text: str) -> tuple[str, str]:
    """The value to keep, or what is wrong with what was typed."""
    if not text or (text == NOT_APPLICABLE and measure.not_applicable):
        return text, ""
    if measure.kind == "choice":
        codes = {code for code, _ in measure.choices}
        return text, "" if text in codes else f"Choose one of the answers to “{measure.label}”."
    return _clean_number(measure, text)


def _clean_number(measure: Measure, text: str) -> tuple[str, str]:
    written = text.removesuffix(measure.unit).strip()
    if not NUMBER.fullmatch(written):
        return "", f"“{measure.label}” must be a number, like 82 or 82.5."
    number = Decimal(written.replace(",", ""))
    low, high = measure.minimum, measure.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        return "", f"“{measure.label}” must be between {low:g} and {high:g}{measure.unit}."
    if int(number.as_tuple().exponent) < -MOST_DECIMALS:
        return "", f"Write “{measure.label}” with at most {MOST_DECIMALS} decimals, like 82 or 82.5."
    return _plain(number), ""


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
