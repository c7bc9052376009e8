"""Pages of visitors are read from a replica of the database, where there is one (DATABASE_REPLICA_URL).

For the length of a request the default connection of its thread is that of the replica. So all of the request goes
along: raw SQL, row-level security with its settings, and the version of the content (contentversion.py). A router of
Django would choose again for each query, and never for raw SQL.

Who has no cookie at all is a visitor who only reads: a form brings a cookie, and signing in another. Whoever has one
reads from the primary, and so sees what they just wrote. The replica is milliseconds behind, and read until a look
says that it is more than a second: then, or when it is away, or anything goes wrong on it, such as a write that it
refuses, the request is done on the primary as if it had just come. When the primary is away the replica is read
however old it is.

What streams after its view ended is read from the primary.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

import psycopg
from django.core.exceptions import MiddlewareNotUsed
from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.http import HttpResponse

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

logger = logging.getLogger(__name__)
REPLICA = "replica"
LOOK_AGAIN = 1  # seconds between two looks how the replica stands
COUNTS = 5  # seconds that a look counts at most, when the next one takes long
PATIENCE = {"connect_timeout": 2, "tcp_user_timeout": 2000}  # seconds, milliseconds

WHERE_IS_PRIMARY = """
SELECT pg_current_wal_lsn()::text AS position, clock_timestamp() AS moment, pg_postmaster_start_time() AS started
"""
# It has all that the primary had just now, or all until less than a second before. A replica that became a primary is
# one to us only when it is the very server that DATABASE_URL finds too.
IS_CLOSE_BEHIND = """
SELECT CASE WHEN pg_is_in_recovery() THEN
    pg_last_wal_replay_lsn() >= %(position)s::pg_lsn
    OR pg_last_xact_replay_timestamp() > %(moment)s - interval '1 second'
ELSE pg_postmaster_start_time() = %(started)s END
"""


class Standing:
    """How the two servers stand, looked at once a second at most: by one thread, while others go by the last look."""

    def __init__(self):
        self.replica_serves, self.primary_answers = False, True
        self._seen = float("-inf")
        self._looking = Lock()

    def look(self) -> None:
        if monotonic() - self._seen < LOOK_AGAIN or not self._looking.acquire(blocking=False):
            return
        try:
            before = self.replica_serves, self.primary_answers
            self._ask()
            after = self.replica_serves, self.primary_answers
            if before != after:
                self._tell()
        finally:
            self._seen = monotonic()
            self._looking.release()

    def serves(self) -> bool:
        """Whether a visitor may read from the replica now."""
        self.look()
        return self.replica_serves and monotonic() - self._seen < COUNTS

    def _ask(self):
        primary = _answer(DEFAULT_DB_ALIAS, WHERE_IS_PRIMARY)
        self.primary_answers = primary is not None
        answer = _answer(REPLICA, IS_CLOSE_BEHIND, primary) if primary else _answer(REPLICA, "SELECT true AS yes")
        self.replica_serves = answer is not None and any(answer.values())

    def _tell(self):
        replica = "leest mee" if self.replica_serves else "loopt achter of is weg"
        primary = "geeft antwoord" if self.primary_answers else "geeft geen antwoord"
        logger.warning("De replica %s; de hoofddatabase %s", replica, primary)


def _answer(alias, question, values=None):
    """Of a connection of its own: one of a pool would be waited for."""
    params = connections.create_connection(alias).get_connection_params()
    params.pop("cursor_factory")
    try:
        with psycopg.connect(**params | PATIENCE, autocommit=True, row_factory=psycopg.rows.dict_row) as one:
            return one.execute(question, values).fetchone()
    except psycopg.Error:
        return None


standing = Standing()


def is_there() -> bool:
    return REPLICA in connections.settings


def primary_is_away() -> bool:
    """Without a replica nobody looks, and it is never said to be."""
    if is_there():
        standing.look()
    return not standing.primary_answers


def serves_alone() -> bool:
    """Whether the primary gives no answer, and visitors read from the replica."""
    return primary_is_away() and standing.serves()


@dataclass
class _Attempt:
    """A request that is read from the replica."""

    primary: BaseDatabaseWrapper
    failed: bool = False

    def watch(self, execute, sql, params, many, context):
        """Also of a fault that is caught somewhere, as by the cache: the primary would have had none."""
        try:
            return execute(sql, params, many, context)
        except Error:
            self.failed = True
            raise


_attempt: ContextVar[_Attempt | None] = ContextVar("attempt", default=None)


class ReadFromReplica:
    """Stands outside what keeps pages: a page is kept under the version of the server that it was made from."""

    def __init__(self, get_response):
        if not is_there():
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        if not _only_reads(request) or not standing.serves():
            return self.get_response(request)
        as_it_came = request.__dict__.copy()
        response = self._from_replica(request)
        if response is None:
            request.__dict__.clear()
            request.__dict__.update(as_it_came)
            response = self.get_response(request)
        return response

    def process_exception(self, request, exception):
        """What is answered here is thrown away: nobody needs to hear of a fault that the primary does not have."""
        attempt = _attempt.get()
        if attempt and isinstance(exception, Error | psycopg.Error):
            attempt.failed = True
        return HttpResponse(status=503) if attempt and attempt.failed else None

    def _from_replica(self, request):
        """None when it did not go."""
        replica = connections[REPLICA]
        try:
            replica.ensure_connection()
        except Error:
            standing.replica_serves = False  # until the next look: others need not wait for it too
            return None
        attempt = _Attempt(connections[DEFAULT_DB_ALIAS])
        mark = _attempt.set(attempt)
        try:
            with _as_default(replica), replica.execute_wrapper(attempt.watch):
                response = self.get_response(request)
        finally:
            _attempt.reset(mark)
        return None if attempt.failed else response


def _only_reads(request):
    return request.method in ("GET", "HEAD") and not request.COOKIES


@contextmanager
def on_primary():
    """For what is written beside the reading: counts of what visitors read."""
    attempt = _attempt.get()
    with _as_default(attempt.primary) if attempt else nullcontext():
        yield


@contextmanager
def _as_default(connection):
    """`connections` is of this thread alone."""
    before = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = connection
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = before
