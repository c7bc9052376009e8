"""Whether a fault is that the database cannot be reached."""

import psycopg
from django.db import Error

# PostgreSQL's classes: no connection, and what an operator or a restart broke off.
GONE = ("08", "57P")


def is_away(fault: BaseException | None) -> bool:
    """Not one of what was asked: PostgreSQL gave no answer, was stopped meanwhile, or no connection came free."""
    cause = getattr(fault, "__cause__", None)
    if not isinstance(fault, Error) or not isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError):
        return False
    return cause.sqlstate is None or cause.sqlstate.startswith(GONE)
