"""The admin of the agendas, and of the lexicon that recognises them in texts."""

from agendas.admin import agendas, lexicon, meetlat  # noqa: F401 (registers them)
