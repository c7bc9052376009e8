"""Makes the queue know the tasks of gemeenten."""

from raadsportaal.gemeenten.outbox import verstuur  # noqa: F401
