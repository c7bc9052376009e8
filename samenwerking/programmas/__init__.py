"""Programmes and projects: the list with its facets, one of them, exports and feed."""
