"""PostgreSQL as Django knows it, but for how it is seen that a connection of the pool is still there.

Django asks the server so, for each request. That a server stopped stands on the socket already; one that vanished
without a word is found by TCP (KEEPALIVES, settings.py).
"""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params):
        connection = super().get_new_connection(conn_params)
        tries = self.pool.max_size if self.pool else 0  # as many as may be gone
        while tries and _is_gone(connection):
            connection.close()
            self.pool.putconn(connection)  # it makes another in its place
            connection, tries = super().get_new_connection(conn_params), tries - 1
        return connection


def _is_gone(connection):
    """There is something to read, while nothing was asked: the end, or the reason why."""
    if connection.closed:
        return True
    look = select.poll()
    look.register(connection.pgconn.socket, select.POLLIN)
    return bool(look.poll(0))
