"""Ask a public service no more often than it allows, all processes of this portal on this machine together."""

import fcntl
import hashlib
import json
import os
import tempfile
import threading
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


def file_of_portal(service="") -> Path:
    """One for each database: all workers of a portal have the same, and no two tests."""
    name = hashlib.sha256(str(connection.settings_dict["NAME"]).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"raadsportaal-tempo-{os.getuid()}-{name}{service}"


class Tempo:
    """At most `limit` questions in `period` seconds, of all who count in the same file; without one, of this process.

    A file, and not the cache in the database: a request asks in its transaction, and others would wait for the end of
    that to see what it counted. Nor a part of the limit for each worker: one import needs most of it.
    """

    def __init__(self, limit: int = 60, period: float = 60.0, file: Callable[[], Path] | None = None):
        self.limit, self.period, self.file = limit, period, file
        self._own, self._lock = [], threading.Lock()

    def claim(self, now: float) -> float:
        """Take the next free place; the answer is how many seconds to wait for it. `now`: as time.monotonic()."""
        with self._moments() as moments:
            # Later ones are from before this machine was started anew.
            moments[:] = sorted(moment for moment in moments if abs(moment - now) < self.period)
            first_free = moments[-self.limit] + self.period if len(moments) >= self.limit else now
            moment = max(now, first_free)
            moments.append(moment)
            return moment - now

    def give_back(self):
        """The place that was claimed last is not used."""
        with self._moments() as moments:
            del moments[-1:]

    @contextmanager
    def _moments(self):
        """The places that were taken, for us alone while we look; a file that cannot be had is no reason to stop."""
        try:
            file = self.file and os.open(self.file(), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except OSError:
            file = None
        if file is None:
            with self._lock:
                yield self._own
            return
        with os.fdopen(file, "r+") as shared:
            fcntl.flock(shared, fcntl.LOCK_EX)  # until it is closed; each thread opens it for itself
            moments = _read(shared)
            yield moments
            shared.seek(0)
            shared.truncate()
            json.dump(moments, shared)


def _read(shared):
    try:
        found = json.load(shared)
    except ValueError:  # new, or cut off when the machine stopped
        return []
    return [moment for moment in found if isinstance(moment, float)] if isinstance(found, list) else []


TEMPO = Tempo(file=file_of_portal)  # OpenBesluitvorming allows 60 a minute
# iBabs asks two questions for each motion, and shuts out who asks some 240 at once.
TEMPO_IBABS = Tempo(limit=120, file=lambda: file_of_portal("-ibabs"))
TEMPO_STUKKEN = Tempo(file=lambda: file_of_portal("-stukken"))  # of documents that a leesronde fetches, wherever
