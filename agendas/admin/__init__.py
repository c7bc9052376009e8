"""The admin of the agendas, and of the lexicon that recognises them in texts."""

from agendas.admin import agendas, lexicon  # noqa: F401 (registers them)
