"""`python3 manage.py test`: everything that CI runs, on a PostgreSQL of its own that is thrown-away fast."""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

from raadsportaal.basis import database
from raadsportaal.basis.database.cluster import Cluster

PARALLEL = ["-n", "2"]
# Of Debian, and all that the browser tests need of it: Chromium, and what the Node.js inside Playwright is linked with.
PACKAGES = "chromium-headless-shell libatomic1"
# The first is Chromium without its own windows, in which a new page costs a third; it shows pages in the same way.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")


def main(arguments: list[str]) -> int:
    """Run pytest with these arguments; returns its exit code."""
    if os.environ.get("DATABASE_URL"):
        return _pytest(arguments)
    cluster = Cluster(database.ROOT / ".local" / "pg-test", durable=False)
    with cluster.in_use(database.NAME):
        os.environ["DATABASE_URL"] = cluster.url(database.NAME)
        return _pytest(arguments)


def _pytest(arguments):
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import pytest  # only here: the demo has no pytest

    return int(pytest.main(arguments or PARALLEL))


def chromium() -> str | None:
    """The browser of the journeys: CHROMIUM, or that of the machine."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def node() -> str:
    """The program that Playwright drives the browser with, from its own package."""
    return str(Path(importlib.util.find_spec("playwright").origin).with_name("driver") / "node")


def lacking() -> str:
    """What the browser tests miss on this machine, in one line with the command that brings it; empty when nothing."""
    faults = [f"{name} {fault}" for name, program in _programs() if (fault := _fault(program))]
    if not faults:
        return ""
    return (
        f"De browsertests kunnen niet draaien: {'; '.join(faults)}. Draai `apt-get install {PACKAGES}`, "
        'of laat ze weg met `python3 manage.py test -m "not browser"`.'
    )


def _programs():
    return [("Chromium", chromium()), ("Playwright", node())]


def _fault(program):
    """What is wrong with a program, tried by asking its version."""
    if program is None:
        return "ontbreekt"
    try:
        done = subprocess.run([program, "--version"], capture_output=True, text=True, errors="replace", timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"start niet ({error})"
    said = done.stderr.strip().splitlines() or [f"code {done.returncode}"]
    return f"start niet ({said[-1]})" if done.returncode else ""
