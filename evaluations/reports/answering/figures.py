"""What stands in a table of the digest, as a spreadsheet takes it: what reads as a number is one."""

import re
from decimal import Decimal

from schools.sheets import Figure, Value

MOST_DIGITS = 15
"""More than that a spreadsheet does not keep exactly, so it stays text, as a long reference number should."""
NUMBER = re.compile(r"([-−+]?)(0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?(\s?%)?")


def as_cell(text: str) -> Value:
    """A Figure where the whole text is a number: 1,234 and 82.5% look as they were written and can be reckoned with.

    All else stays the text that it is: 007, 2010/11, £20, a formula.
    """
    found = NUMBER.fullmatch(text.strip())
    if found is None:
        return text
    sign, whole, places, percent = found.groups()
    if len(whole.replace(",", "")) + len(places or "") > MOST_DIGITS:
        return text
    value = Decimal(f"{whole.replace(',', '')}.{places or 0}") / (100 if percent else 1)
    layout = (
        ("#,##0" if "," in whole else "0")
        + (f".{'0' * len(places)}" if places else "")
        + ("%" if percent else "")
    )
    signed = f"+{layout};-{layout};{layout}" if sign == "+" else layout
    return Figure(float(-value if sign in {"-", "−"} else value), signed)
