"""Where a number falls, in words."""

from evaluations.engine import MeasureBand
from standards.content import Measure
from standards.wording import plain


def range_text(measure: Measure, band: MeasureBand) -> str:
    """“at least 50% and below 80%”."""
    low = f"at least {plain.amount(measure, band.at_least)}" if band.at_least is not None else ""
    high = f"below {plain.amount(measure, band.below)}" if band.below is not None else ""
    return " and ".join(filter(None, (low, high)))
