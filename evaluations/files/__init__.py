"""Files that people hand in as evidence: what is taken, whether the content is what the name says.

Own checks over the standard library: python-magic needs libmagic on every machine and tells types apart, but
knows nothing of macros, passwords, zip bombs or files that are two things at once, which is most of the work.
"""

from evaluations.files.intake import Accepted, accept
from evaluations.files.kinds import ACCEPT, KINDS, KINDS_IN_WORDS, content_type_of
from schools.intake.faults import BadFile
from schools.intake.handlers import LIMIT

__all__ = [
    "ACCEPT",
    "KINDS",
    "KINDS_IN_WORDS",
    "LIMIT",
    "Accepted",
    "BadFile",
    "accept",
    "content_type_of",
]
