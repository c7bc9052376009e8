"""A municipality that wants to join: a griffier asks, the address is confirmed, VNG looks and invites or says no."""
