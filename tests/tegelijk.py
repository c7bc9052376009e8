"""Functions at the same moment, each on a connection of its own and a database that is written to."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Thread

from django.db import connection


def at_once(functions) -> list:
    """What each gave. The caller clears away what they wrote."""
    barrier = Barrier(len(functions))

    def call(function):
        try:
            barrier.wait(timeout=30)
            return function()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(functions)) as pool:
        return list(pool.map(call, functions))


class Meanwhile(Thread):
    """A function on a connection of its own; `said` is what it gave or raised."""

    def __init__(self, function):
        super().__init__()
        self.function, self.said = function, None
        self.start()

    def run(self):
        try:
            self.said = self.function()
        except Exception as fault:
            self.said = fault
        finally:
            connection.close()


def until_waiting(n):
    """Until so many connections wait for a lock."""
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    for _ in range(1000):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees the same each time
            cursor.execute(asked)
            if cursor.fetchone()[0] >= n:
                return
        time.sleep(0.01)
    raise AssertionError("nobody waits")
