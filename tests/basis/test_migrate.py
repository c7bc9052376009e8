"""Two that bring the database up to date at once: the second waits until the first is done."""

import io
import time

import pytest
from django.core.management import call_command
from django.db import connection

from raadsportaal.basis.database.locks import alone
from tests.tegelijk import Meanwhile

ASKING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE %s AND pid <> %s"


@pytest.mark.django_db
def test_who_comes_second_waits_its_turn():
    with alone(connection, "migrate"):
        second = Meanwhile(lambda: call_command("migrate", plan=True, stdout=io.StringIO()) or "klaar")
        until_it_asks()
        assert second.said is None
    second.join()
    assert second.said == "klaar"


@pytest.mark.django_db
def test_who_was_first_lets_go_when_it_breaks():
    with pytest.raises(ZeroDivisionError), alone(connection, "migrate"):
        raise ZeroDivisionError
    second = Meanwhile(lambda: call_command("migrate", plan=True, stdout=io.StringIO()) or "klaar")
    second.join()
    assert second.said == "klaar"


def until_it_asks():
    for _ in range(1000):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(ASKING, ["SELECT pg_try_advisory_lock%", connection.connection.info.backend_pid])
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    raise AssertionError("nobody asks")
