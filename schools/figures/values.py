"""What stands in a file of figures: values that may be missing, periods in several spellings."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

# Suppressed, not applicable, not available, too low to show, not reliable: missing, and never zero.
MISSING = frozenset({"", "-", "–", "..", ".", ":", "x", "z", "c", "k", "u", "low", "n/a", "na", "supp", "ne"})
PLACES = Decimal("0.0001")
MOST = Decimal(10) ** 9

YEAR = re.compile(r"(?P<year>\d{4})")
SPAN = re.compile(r"(?P<first>\d{4})[/\-–](?P<last>\d{4}|\d{2})")
PACKED = re.compile(r"(?P<first>\d{4})(?P<last>\d{2})")
PROVISIONAL = re.compile(r"\s*\((?:p|prov|provisional)\.?\)\s*$", re.IGNORECASE)
EARLIEST, LATEST = 1990, 2100


class Odd(ValueError):
    """What cannot be read, in words for the person."""


@dataclass(frozen=True, slots=True)
class Period:
    """`label` as published, `year` the calendar year in which it ends."""

    label: str
    year: int
    provisional: bool = False


def read_value(text: str) -> Decimal | None:
    """To four decimal places; None where it is missing. Raises Odd."""
    plain = text.strip().replace(",", "").removesuffix("%").strip()
    if plain.lower() in MISSING:
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation as error:
        raise Odd(f"“{text.strip()[:40]}” is not a number") from error
    if not value.is_finite() or abs(value) >= MOST:
        raise Odd(f"“{text.strip()[:40]}” is not a figure")
    return value.quantize(PLACES)


def read_period(text: str) -> Period:
    """From “2024”, “2023/24”, “202324”, “2025 (prov)”. Raises Odd."""
    plain = PROVISIONAL.sub("", text.strip())
    provisional = plain != text.strip()
    if found := SPAN.fullmatch(plain) or PACKED.fullmatch(plain):
        year = _ending(found["first"], found["last"])
        return Period(f"{found['first']}/{year % 100:02}", year, provisional)
    if found := YEAR.fullmatch(plain):
        return Period(plain, _known(int(plain)), provisional)
    raise Odd(f"“{text.strip()[:40]}” is not a period such as 2024 or 2023/24")


def _ending(first: str, last: str) -> int:
    year = int(first) + 1
    if int(last) % 100 != year % 100:
        raise Odd(f"{first} to {last} is not one year")
    return _known(year)


def _known(year: int) -> int:
    if not EARLIEST <= year <= LATEST:
        raise Odd(f"{year} is not a year between {EARLIEST} and {LATEST}")
    return year
