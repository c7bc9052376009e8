"""The admin of the kennisbank; each module registers its own."""

from kennisbank import inlezen  # noqa: F401 (makes its import known)
from kennisbank.admin import collecties, netwerken, praktijken, wijzers  # noqa: F401
from kennisbank.engels import admin as engels  # noqa: F401
from kennisbank.voordragen import beheer  # noqa: F401
