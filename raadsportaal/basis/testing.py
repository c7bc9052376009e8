"""`python3 manage.py test`: everything that CI runs, on a PostgreSQL of its own that is thrown-away fast."""

import os
import sys

from raadsportaal.basis import database

PARALLEL = ["-n", "2", "--dist", "loadgroup"]


def main(arguments: list[str]) -> int:
    """Run pytest with these arguments; returns its exit code."""
    cluster = None
    if not os.environ.get("DATABASE_URL"):
        cluster = database.Cluster(database.ROOT / ".local" / "pg-test", durable=False)
        cluster.ensure(database.NAME)
        os.environ["DATABASE_URL"] = cluster.url()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import pytest  # only here: the demo has no pytest

    try:
        return int(pytest.main(arguments or PARALLEL))
    finally:
        if cluster:
            cluster.stop()
        sys.stdout.flush()
