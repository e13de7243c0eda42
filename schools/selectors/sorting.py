"""Which group of schools one belongs to, as far as the register knows: inspectors ask groups different questions."""

from schools.enums import Governed, Judged
from schools.models import School
from schools.selectors.academies import ACADEMY_GROUPS

# Codes of the register for its groups of types.
MAINTAINED, SPECIAL = "4", "5"
MAINTAINED_SPECIAL = frozenset({"community special school", "foundation special school"})

# “Satisfactory” gave way to “requires improvement” in September 2012.
GRADES = {
    "outstanding": Judged.GOOD,
    "good": Judged.GOOD,
    "satisfactory": Judged.NOT_GOOD,
    "requires improvement": Judged.NOT_GOOD,
    "inadequate": Judged.NOT_GOOD,
    "serious weaknesses": Judged.NOT_GOOD,
    "special measures": Judged.NOT_GOOD,
}


def judged_of(school: School) -> str:
    """Blank where the register has no grade that we know."""
    return GRADES.get(school.ofsted_rating.strip().casefold(), "")


def governed_of(school: School) -> str:
    """By the group of its type; blank where the register gives none."""
    if school.group_code in ACADEMY_GROUPS:
        return Governed.ACADEMY
    special = school.group_code == SPECIAL and school.type_name.casefold() in MAINTAINED_SPECIAL
    if school.group_code == MAINTAINED or special:
        return Governed.MAINTAINED
    return Governed.NEITHER if school.group_code else ""
