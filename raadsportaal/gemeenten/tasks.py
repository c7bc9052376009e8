"""Makes the queue know the tasks of gemeenten."""

from raadsportaal.gemeenten.zenden import verstuur  # noqa: F401
