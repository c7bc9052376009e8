"""What a visitor meets whose connection of the pool was ended by the server while nobody used it."""

import time
from copy import deepcopy

import pytest
from django.db import connection, connections
from django.test import Client

from tests.tegelijk import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
POOL = "pool-van-een-test"
KEPT = 3
PAGE = "/kennisbank/oslo-klimaatbegroting/"


@pytest.fixture
def pool(monkeypatch):
    """Connections as the web server keeps them, for who is in another thread than the test."""
    own = deepcopy(connections.settings["default"])
    own["CONN_HEALTH_CHECKS"] = False
    own["OPTIONS"] |= {"application_name": POOL, "pool": {"min_size": KEPT, "max_size": KEPT, "timeout": 10}}
    monkeypatch.setitem(connections.settings, "default", own)
    yield
    at_once([lambda: connection.close_pool()])


def visit():
    return Client(raise_request_exception=False).get(PAGE).status_code


def of_the_pool(what):
    """Of each connection that is there; who asks is in a transaction, and would see the same each time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(f"SELECT {what} FROM pg_stat_activity WHERE application_name = %s", [POOL])
        return [value for (value,) in cursor.fetchall()]


def until_all_are_there():
    for _ in range(1000):
        if len(of_the_pool("pid")) == KEPT:
            return
        time.sleep(0.01)
    raise AssertionError("the pool is not filled")


def test_who_comes_after_the_server_ended_all_connections_is_served(pool):
    assert at_once([visit]) == [200]
    until_all_are_there()
    before = set(of_the_pool("pid"))
    assert of_the_pool("pg_terminate_backend(pid, 5000)") == [True] * KEPT, "each is gone when this answers"
    assert at_once([visit] * KEPT) == [200] * KEPT
    assert before.isdisjoint(of_the_pool("pid"))


def test_a_connection_that_is_there_is_used_again(pool):
    assert at_once([visit]) == [200]
    until_all_are_there()
    before = set(of_the_pool("pid"))
    for _ in range(KEPT):
        assert at_once([visit]) == [200]
    assert set(of_the_pool("pid")) == before
