"""One copy of the portal: a folder with the database, the attachments and a list of what must be in them.

It is written under another name and gets its own when all of it is on the disk: what is called a copy is whole.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tarfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from raadsportaal import __version__
from raadsportaal.basis.storage import FULL, is_full
from raadsportaal.portaal.operating import postgres_tools

NAME, HALF = "raadsportaal-{:%Y%m%dT%H%M%SZ}", ".half-"
DATABASE, FILES, LIST = "database.dump", "bijlagen.tar", "inhoud.json"
PIECE = 1 << 20


def make(folder: Path, key: str, now: datetime) -> Path:
    """Write a copy of now (UTC) in this folder; raises CommandError, and leaves nothing, when it cannot be whole."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in folder.glob(f"{HALF}*"):  # of one that was killed: who makes a copy has the lock
        shutil.rmtree(left)
    name = NAME.format(now)
    half, whole = folder / f"{HALF}{name}", folder / name
    half.mkdir(mode=0o700)
    try:
        _write(half, key, now)
        half.rename(whole)
        _to_disk(folder)
    except OSError as fault:
        raise CommandError(FULL if is_full(fault) else f"De kopie lukte niet: {fault}") from fault
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return whole


def keep_newest(folder: Path, number: int) -> list[str]:
    """Throw away whole copies but the newest; gives the names of what went."""
    gone = every(folder)[:-number]
    for copy in gone:
        shutil.rmtree(copy)
    return [copy.name for copy in gone]


def every(folder: Path) -> list[Path]:
    """The whole copies, oldest first."""
    return sorted(one for one in folder.glob("raadsportaal-*") if (one / LIST).exists())


def _write(half, key, now):
    with postgres_tools.snapshot() as (moment, name):
        content = postgres_tools.described(moment)
        with postgres_tools.dump(name) as dump:
            parts = [locked(half / DATABASE, key, lambda out: _through(dump, out))]
    parts.append(locked(half / FILES, key, _pack))
    about = {"gemaakt_op": now.isoformat(), "portaal": __version__, "bestanden": len(attachments())}
    _say(half / LIST, about | content | {"delen": {path.name: digest(path) for path in parts}})
    for path in [*parts, half / LIST, half]:
        _to_disk(path)


def attachments() -> list[Path]:
    root = Path(settings.MEDIA_ROOT)
    return sorted(path for path in root.rglob("*") if path.is_file())


def _pack(out):
    root = Path(settings.MEDIA_ROOT)
    with tarfile.open(fileobj=out, mode="w|") as tar:
        for path in attachments():
            tar.add(path, path.relative_to(root), recursive=False)


def _through(dump, out):
    while piece := dump.stdout.read(PIECE):
        out.write(piece)
    postgres_tools.wait_for(dump, "De kopie", "pg_dump")


def locked(path, key, write):
    """Write a part, through the program that locks it when there is a key; gives where it is."""
    if not key:
        with path.open("xb") as out:
            write(out)
        return path
    age = key.startswith("age1")
    gpg = ["gpg", "--batch", "--trust-model", "always", "--encrypt", "--recipient", key]
    path = path.with_name(f"{path.name}.{'age' if age else 'gpg'}")
    with path.open("xb") as out:
        lock = postgres_tools.run(["age", "-r", key] if age else gpg, stdin=subprocess.PIPE, stdout=out)
        try:
            write(lock.stdin)
            lock.stdin.close()
        except BrokenPipeError:
            pass  # it says itself why it stopped
        postgres_tools.wait_for(lock, "De kopie", "versleutelen")
    return path


def _say(path, content):
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def digest(path):
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def _to_disk(path):
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
