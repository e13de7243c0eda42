"""Search in an authority's evidence, judgements and plans, as far as the person may see them."""

from evaluations.selectors.search.found import Found, Hit, Kind, search

__all__ = ["Found", "Hit", "Kind", "search"]
