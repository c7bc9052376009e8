"""Two real servers of PostgreSQL of which one follows the other, to be killed and to change places."""

import os
import signal
from contextlib import suppress
from urllib.parse import quote

import psycopg

from raadsportaal.basis.database.cluster import ROLE, SUPERUSER, Cluster
from tools.bench.services import children

DATABASE = "portaal"
# What was written while the other was away; how soon that is asked for; what pg_rewind asks, which starts the server by
# its own settings alone.
KEEP = {
    "wal_keep_size": "1GB",
    "wal_retrieve_retry_interval": "1s",
    "wal_log_hints": "on",
    "max_connections": "60",
}


class Server(Cluster):
    """A cluster that is made as a copy of another when `of` is given."""

    def __init__(self, data, of=None):
        super().__init__(data)
        self.of = of
        self.socket_dir = self.data.parent / f"{self.data.name}-ingang"  # a copy of the data must not have the socket

    def prepare(self):
        """Once, before another is made of it."""
        self.run()
        for name, value in KEEP.items():
            self.ask(f"ALTER SYSTEM SET {name} = '{value}'")
        self.stop()
        self.run()

    def _initdb(self):
        if self.of is None:
            super()._initdb()
            return
        self._mkdir(self.data)
        source = ["-h", str(self.of.socket_dir), "-U", SUPERUSER]
        self._run("pg_basebackup", *source, "-D", str(self.data), "--checkpoint=fast", "-X", "stream", "-R")

    def run(self):
        self.ensure(DATABASE)

    def ask(self, statement):
        """The first field of the answer, as superuser."""
        place = {"host": str(self.socket_dir), "user": SUPERUSER, "dbname": DATABASE}
        with psycopg.connect(**place, autocommit=True, connect_timeout=5) as one:
            found = one.execute(statement)
            row = found.fetchone() if found.description else None
        return row and row[0]

    def wait_for_replica(self, wanted):
        """Whether who writes hears of it only when the replica has it too."""
        self.ask(f"ALTER SYSTEM SET synchronous_standby_names = '{'*' if wanted else ''}'")
        self.ask("SELECT pg_reload_conf()")

    def is_followed(self):
        with suppress(psycopg.Error):
            return bool(self.ask("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"))
        return False

    def freeze_sending(self):
        """As a line that is cut: what is written from now on does not arrive."""
        os.kill(self.ask("SELECT pid FROM pg_stat_replication"), signal.SIGSTOP)

    def kill(self):
        """All of it at once; a frozen process does not end by itself when its server does."""
        pid = int((self.data / "postmaster.pid").read_text().split()[0])
        for one in [pid, *children(pid)]:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)

    def promote(self):
        self._run("pg_ctl", "-D", str(self.data), "-w", "-s", "promote")

    def come_back_behind(self, primary):
        """As docs/beheer.md says: what it had more than the new primary goes."""
        source = f"host={primary.socket_dir} user={SUPERUSER} dbname={DATABASE}"
        self._run("pg_rewind", f"--target-pgdata={self.data}", f"--source-server={source}", "--write-recovery-conf")
        self.run()


def address(servers, kind):
    """Of whichever of these servers is of this kind now: libpq asks each."""
    hosts = quote(",".join(str(server.socket_dir) for server in servers), safe="")
    return f"postgresql://{ROLE}@/{DATABASE}?host={hosts}&target_session_attrs={kind}"
