"""The house style of a municipality: its form, its logo, its page for the griffie."""
