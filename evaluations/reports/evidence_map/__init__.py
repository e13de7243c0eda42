"""The evidence map: each element of each framework against the authority's own library."""
