"""The embedded PostgreSQL: kept in use by several, stopped by the last, and back after a kill."""

import os
import shutil
import signal
import time
from pathlib import Path

import psycopg
import pytest

from raadsportaal.basis import database
from raadsportaal.basis.database.cluster import Cluster

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def made():
    """Making the files of a server takes a second; each test leaves them for the next."""
    folder = Path("/var/tmp") / f"raadsportaal-proef-{os.getpid()}"
    folder.mkdir(exist_ok=True)
    yield Cluster(folder / "pg")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def cluster(made):
    yield made
    made.stop()


def answers(cluster):
    with psycopg.connect(cluster.url("proef")) as connection:
        return connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() == (False,)


def test_the_last_user_stops_it_and_nobody_else(cluster):
    with cluster.in_use("proef"):
        with Cluster(cluster.data).in_use("proef"):
            assert answers(cluster), "as an ordinary role, not as a superuser"
        assert answers(cluster), "the first user still has it"
    assert not cluster.ready()


def test_after_a_kill_it_starts_again_with_its_data(cluster):
    with cluster.in_use("proef"), psycopg.connect(cluster.url("proef"), autocommit=True) as connection:
        connection.execute("CREATE TABLE t AS SELECT 1 AS n")
        os.kill(int((cluster.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    time.sleep(0.2)
    with cluster.in_use("proef"), psycopg.connect(cluster.url("proef")) as connection:
        assert connection.execute("SELECT n FROM t").fetchone() == (1,)


def test_a_pid_file_of_another_process_does_not_block_the_start(cluster):
    with cluster.in_use("proef"):
        pass
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n")
    with cluster.in_use("proef"):
        assert answers(cluster)


@pytest.mark.parametrize("words", [[], ["help"], ["check"], ["check", "--deploy"], ["collectstatic", "--noinput"]])
def test_some_commands_start_no_database(words):
    assert database.offline(["manage.py", *words])


@pytest.mark.parametrize("words", [["migrate"], ["check", "--database", "default"], ["check", "--database=default"]])
def test_others_do(words):
    assert not database.offline(["manage.py", *words])
