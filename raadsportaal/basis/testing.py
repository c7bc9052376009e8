"""`python3 manage.py test`: everything that CI runs, on a PostgreSQL of its own that is thrown-away fast."""

import os

from raadsportaal.basis import database
from raadsportaal.basis.database.cluster import Cluster

PARALLEL = ["-n", "2", "--dist", "loadgroup"]


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
