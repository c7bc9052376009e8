"""The admin of the kennisbank; each module registers its own."""

from kennisbank import import_kind  # noqa: F401 (makes its import known)
from kennisbank.admin import collecties, netwerken, praktijken, sorting  # noqa: F401
from kennisbank.engels import admin as engels  # noqa: F401
from kennisbank.voordrachten import admin  # noqa: F401
