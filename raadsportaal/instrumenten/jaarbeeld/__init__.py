"""The jaarbeeld of a municipality: what its council handled in a year, per Global Goal, beside the year before."""
