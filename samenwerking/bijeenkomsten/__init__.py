"""Events: list, month, calendar, signing up and off."""
