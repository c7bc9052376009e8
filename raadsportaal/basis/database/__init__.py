"""Where the portal's database is when DATABASE_URL does not say: an embedded PostgreSQL in the data folder.

With DATABASE_URL set nothing here starts anything. Knows no Django: settings and manage.py read it first.
"""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

from raadsportaal.basis.database.cluster import SUPERUSER, Cluster

ROOT = Path(__file__).resolve().parents[3]
NAME = "raadsportaal"
# Commands that need no database.
OFFLINE = {"help", "--help", "-h", "--version", "collectstatic", "teken_kaarten", "makemessages"}


def url() -> str:
    """The address for settings; known before the server runs."""
    return os.environ.get("DATABASE_URL") or Cluster(data_dir() / "pg").url(NAME)


def copying_url() -> str:
    """The address by which a copy is made: of the embedded database that of its superuser, who sees every row."""
    if given := os.environ.get("RESERVEKOPIE_DATABASE_URL"):
        return given
    return os.environ.get("DATABASE_URL") or Cluster(data_dir() / "pg").url(NAME, role=SUPERUSER)


def data_dir() -> Path:
    """Where the demo keeps its cluster: RAADSPORTAAL_DATA, or .local/ in the checkout."""
    return Path(os.environ.get("RAADSPORTAAL_DATA") or ROOT / ".local").absolute()


def folder() -> Path | None:
    """The folder of the demo's database; none when DATABASE_URL says where the database is."""
    return None if os.environ.get("DATABASE_URL") else Cluster(data_dir() / "pg").data


def take_data_dir(argv: list[str]) -> list[str]:
    """Take `--data-dir DIR` out of the words of the command: settings must know it before Django reads them."""
    rest = list(argv)
    for i, word in enumerate(argv):
        if word == "--data-dir" and i + 1 < len(argv):
            os.environ["RAADSPORTAAL_DATA"] = str(Path(argv[i + 1]).absolute())
            del rest[i : i + 2]
        elif word.startswith("--data-dir="):
            os.environ["RAADSPORTAAL_DATA"] = str(Path(word.partition("=")[2]).absolute())
            del rest[i]
    return rest


def offline(argv: list[str]) -> bool:
    """Whether the command does without a database; `check` asks one only when told which."""
    command, *words = argv[1:] or ["help"]
    return command in OFFLINE or (command == "check" and not any(word.startswith("--database") for word in words))


@contextlib.contextmanager
def running(*, unless: bool = False):
    """The demo's cluster, started if it was not running, and stopped by whoever of its users leaves last."""
    if unless or os.environ.get("DATABASE_URL"):
        yield
        return
    # A closed terminal or a plain kill must stop the server too, as Ctrl-C does.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    cluster = Cluster(data_dir() / "pg")
    with cluster.in_use(NAME):
        yield


def _leave(number, frame):
    raise SystemExit(128 + number)
