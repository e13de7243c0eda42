"""Search in an authority's work, as far as the person may see them."""

from evaluations.selectors.search.found import Found, Hit, search
from evaluations.selectors.search.kinds import Kind

__all__ = ["Found", "Hit", "Kind", "search"]
