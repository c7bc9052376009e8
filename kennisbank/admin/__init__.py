"""The admin of the kennisbank: praktijken, netwerken, and what they are sorted by."""

from kennisbank.admin import netwerken, praktijken, wijzers  # noqa: F401 (registers them)
