"""The search table: written with each record, read by every list, and by the search over everything."""

from raadsportaal.basis.search.reading import LONGEST_QUERY, Found, clean_query, find, find_everywhere, suggest

__all__ = ["LONGEST_QUERY", "Found", "clean_query", "find", "find_everywhere", "suggest"]
