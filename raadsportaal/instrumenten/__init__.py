"""Naar de raad: from a commitment, a figure and an example to a paper that a councillor can table."""
