"""What one cell of the register means; each function raises NotUnderstood with a sentence where it means nothing."""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from schools.enums import Phase, Status
from schools.intake.sheet import CONTROLS

# Words that stand where there is nothing to say.
NOTHING = {"not applicable", "does not apply", "not recorded", "unknown", "n/a", "none"}

# Spreadsheets turn 26-03-2010 into 26/03/2010, and may put midnight behind it.
DATE = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?: 0?0:00(?::00)?)?")
ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?")
TAIL = re.compile(r"\.0+$")
WHOLE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?")

STATUS = {
    "1": Status.OPEN, "open": Status.OPEN,
    "2": Status.CLOSED, "closed": Status.CLOSED,
    "3": Status.TO_CLOSE, "open, but proposed to close": Status.TO_CLOSE,
    "4": Status.PROPOSED, "proposed to open": Status.PROPOSED,
}  # fmt: skip
PHASE = {
    "0": Phase.NOT_APPLICABLE, "": Phase.NOT_APPLICABLE,
    "1": Phase.NURSERY, "nursery": Phase.NURSERY,
    "2": Phase.PRIMARY, "primary": Phase.PRIMARY,
    "3": Phase.MIDDLE_PRIMARY, "middle deemed primary": Phase.MIDDLE_PRIMARY,
    "4": Phase.SECONDARY, "secondary": Phase.SECONDARY,
    "5": Phase.MIDDLE_SECONDARY, "middle deemed secondary": Phase.MIDDLE_SECONDARY,
    "6": Phase.SIXTEEN_PLUS, "16 plus": Phase.SIXTEEN_PLUS,
    "7": Phase.ALL_THROUGH, "all-through": Phase.ALL_THROUGH, "all through": Phase.ALL_THROUGH,
}  # fmt: skip


class NotUnderstood(ValueError):
    """The row cannot be taken; the message says why, for a person."""


def text(cell: str, longest: int) -> str:
    """Blank for words that say nothing."""
    said = " ".join(cell.split())
    if CONTROLS.search(said):
        raise NotUnderstood("holds characters that cannot be shown")
    if said.casefold() in NOTHING:
        return ""
    if len(said) > longest:
        raise NotUnderstood(f"is longer than {longest} characters")
    return said


def code(cell: str, width: int) -> str:
    """Text of that many digits at least: a spreadsheet makes 2 of 02."""
    said = text(cell, 12).removesuffix(".0")
    if said and not (said.isascii() and said.isalnum() and len(said) <= max(width, 3)):
        raise NotUnderstood(f"is “{said}”, which is not a code")
    return said.zfill(width) if said.isdecimal() else said.upper()


def urn(cell: str) -> int:
    found = whole(cell, 9_999_999)
    if not found:
        raise NotUnderstood("is empty, and without it a school cannot be told from others")
    return found


def urn_key(cell: str) -> str:
    """The same for every way in which a spreadsheet may write one number."""
    return TAIL.sub("", " ".join(cell.split())).replace(",", "").lstrip("0")


@lru_cache(maxsize=4096)
def whole(cell: str, most: int) -> int | None:
    said = text(cell, 40)
    if not said:
        return None
    found = WHOLE.fullmatch(said)
    number = int(found[1].replace(",", "")) if found and said.isascii() else -1
    if not 0 <= number <= most:
        raise NotUnderstood(f"is “{said}”, which is not a whole number up to {most:,}")
    return number


@lru_cache(maxsize=4096)
def percent(cell: str) -> Decimal | None:
    """To one decimal place."""
    said = text(cell, 40).removesuffix("%").strip()
    try:
        found = Decimal(said) if said else None
    except InvalidOperation:
        found = Decimal(-1)
    if found is None:
        return None
    if not (found.is_finite() and 0 <= found <= 100):
        raise NotUnderstood(f"is “{said}”, which is not a percentage")
    return round(found, 1)


@lru_cache(maxsize=4096)
def date(cell: str) -> dt.date | None:
    said = text(cell, 40)
    if not said:
        return None
    try:
        if found := DATE.fullmatch(said):
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        if found := ISO_DATE.fullmatch(said):
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise NotUnderstood(f"is “{said}”, which is not a date such as 26-03-2010 or 26/03/2010")


def status(name: str, number: str) -> Status:
    return STATUS[_one_of(STATUS, name, number, "a status that the register has")]


def phase(name: str, number: str) -> Phase:
    return PHASE[_one_of(PHASE, name, number, "a phase that the register has")]


def _one_of(known: dict[str, Status] | dict[str, Phase], name: str, number: str, what: str) -> str:
    """The name counts, or the number where there is no name."""
    said = text(name, 80) or text(number, 12).removesuffix(".0").lstrip("0") or ""
    key = said.casefold() or ("0" if number.strip() else "")
    if key not in known:
        raise NotUnderstood(f"is “{said}”, which is not {what}" if said else "is empty")
    return key
