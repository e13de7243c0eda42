"""Two rounds of an authority beside each other: on one framework, whatever changed between its versions, or on two."""

from evaluations.reports.comparing.linked import compared_linked
from evaluations.reports.comparing.rated import compared
from evaluations.reports.comparing.unrated import compared_self

__all__ = ("compared", "compared_linked", "compared_self")
