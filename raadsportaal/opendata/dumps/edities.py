"""The folder of each night: which is the newest, which stands for a month, and which go."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

NAME = "%Y%m%dT%H%M%SZ"  # by moment, so that names sort
HALF = ".half-"
MONTHS = 12  # that one night of each is kept of, beside the newest


def root() -> Path:
    return Path(settings.OPENDATA_ROOT)


def all_of_them() -> list[Path]:
    """The oldest first."""
    return sorted(path for path in root().glob("2*T*Z") if path.is_dir())


def newest() -> Path | None:
    return next(reversed(all_of_them()), None)


def of_month(month: str) -> Path | None:
    """The last night of a month (2026-11) that was kept."""
    return next((path for path in reversed(all_of_them()) if _month(path) == month), None)


def write(fill: Callable[[Path], None], now: datetime) -> Path:
    """Let `fill` write files into a new folder; it gets its name when all of them are there."""
    root().mkdir(parents=True, exist_ok=True)
    for left in root().glob(f"{HALF}*"):  # of a night that was broken off
        shutil.rmtree(left)
    name = now.astimezone(UTC).strftime(NAME)
    half = root() / f"{HALF}{name}"
    half.mkdir()
    fill(half)
    return half.rename(root() / name)


def clear() -> list[str]:
    """Keep the newest, and the last night of each of twelve months; the names of what went."""
    editions = all_of_them()
    last_of_month = {_month(path): path for path in editions}
    kept = set(list(last_of_month.values())[-MONTHS:])
    gone = [path for path in editions if path not in kept]
    for path in gone:
        shutil.rmtree(path)
    return [path.name for path in gone]


def _month(path):
    return f"{path.name[:4]}-{path.name[4:6]}"
