"""Waiting for one's turn at work that two may not do at once."""

from django.db import connection


def one_at_a_time(work: str) -> None:
    """Let nobody else begin this work until the transaction ends. The name is the lock: one for each kind of work."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [work])
