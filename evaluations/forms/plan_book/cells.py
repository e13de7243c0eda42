"""One cell at a time: what it says, or why it is refused."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from openpyxl.utils.escape import unescape

from evaluations.forms.judgements import DAY
from evaluations.forms.texts import clean_text
from evaluations.reports.words import date_words
from schools.intake import Value
from schools.sheets import cell_text

YEARS = (1990, 2100)
MOST_POUNDS = Decimal(10) ** 8


class Refusal(ValueError):
    """A cell that is not taken; the message says why."""


def check(value: Value) -> None:
    if value.formula:
        raise Refusal("It holds a formula. Put the value itself there.")
    if value.merged:
        raise Refusal("It is merged with other cells. Unmerge them, and fill in each.")


def text_of(value: Value) -> str:
    """As people would type it: 95 and not 95.0, 1 March 2010 and not a number."""
    content = value.content
    if content is None:
        return ""
    if isinstance(content, str):
        return clean_text(content)
    if isinstance(content, dt.date):
        return date_words(content)
    if isinstance(content, float) and content.is_integer():
        return str(int(content))
    return str(content)


def line_of(value: Value, most: int) -> str:
    return _short_enough(" ".join(text_of(value).split()), most)


def long_of(value: Value, most: int) -> str:
    return _short_enough(text_of(value), most)


def _short_enough(text: str, most: int) -> str:
    if len(text) > most:
        raise Refusal(f"It is {len(text):,} characters long; {most:,} is the most.")
    return text


def day_of(value: Value) -> dt.date | None:
    content = value.content
    if content is None:
        return None
    day = content if isinstance(content, dt.date) else _typed_day(text_of(value))
    if not YEARS[0] <= day.year <= YEARS[1]:
        raise Refusal(f"Check the year: {date_words(day)}.")
    return day


def _typed_day(text: str) -> dt.date:
    for form in DAY:
        try:
            return dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise Refusal(f"“{text[:60]}” is not a date. Write day, month and year, for example 26/3/2010.")


def pounds_of(value: Value) -> Decimal | None:
    if value.content is None:
        return None
    if isinstance(value.content, dt.date | bool):
        raise Refusal("The cost has to be a number of pounds, for example 1200 or 1200.50.")
    text = str(value.content).strip().removeprefix("£").replace(",", "").replace(" ", "")
    try:
        pounds = Decimal(text).quantize(Decimal("0.01"))
    except InvalidOperation as error:
        typed = text_of(value)[:60]
        raise Refusal(f"“{typed}” is not a number of pounds. Write it as 1200 or 1200.50.") from error
    if not (pounds.is_finite() and 0 <= pounds < MOST_POUNDS):
        raise Refusal("The cost has to be between £0 and £99,999,999.")
    return pounds


def choice_of(value: Value, choices: Mapping[str, str]) -> str:
    """`choices` by label. Case does not matter."""
    text = text_of(value)
    for label, code in choices.items():
        if text.casefold() in {label.casefold(), code.casefold()}:
            return code
    raise Refusal(f"“{text[:60]}” is none of {', '.join(choices)}.")


def as_written(value: Value, was: Any) -> bool:
    """Whether the cell still says what the file was made with, as reading it back alters that."""
    content = value.content
    if was is None or was == "":
        return content is None
    if isinstance(was, Decimal):
        return isinstance(content, int | float) and Decimal(str(round(content, 2))) == was
    if isinstance(was, str):
        return text_of(value) == unescape(cell_text(was)).strip()
    return bool(content == was)
