"""The template of the test database: loaded once, cloned often, made anew when what goes into it changed."""

import secrets
from datetime import date

import pytest
from django.db import connection

from tests.ground import template

TODAY = date(2026, 12, 1)


@pytest.fixture
def database(django_db_blocker):
    """A name for this test alone."""
    database = f"test_proef_{secrets.token_hex(4)}"
    with django_db_blocker.unblock():
        yield database
        template.forget(database)


@pytest.fixture
def loads(monkeypatch):
    """The days on which content was loaded; content is a table of one row."""
    days = []

    def load(today):
        days.append(today)
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE inhoud AS SELECT 1 AS nummer")

    monkeypatch.setattr(template.content, "load", load)
    return days


@pytest.fixture
def ingredients(monkeypatch):
    """What the fingerprint says; a test changes it as a migration would."""
    said = {"fingerprint": "oud"}
    monkeypatch.setattr(template, "fingerprint", lambda today: said["fingerprint"])
    return said


def numbers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT nummer FROM inhoud ORDER BY nummer")
        return [nummer for (nummer,) in cursor.fetchall()]


def names(database):
    with template._locked() as server:
        return sorted(template._named(server, database))


def test_the_second_clone_loads_nothing_and_sees_nothing_of_the_first(database, loads, ingredients):
    with template.cloned(database, TODAY), connection.cursor() as cursor:
        cursor.execute("INSERT INTO inhoud VALUES (2)")
        assert numbers() == [1, 2]
    with template.cloned(database, TODAY):
        assert numbers() == [1]
    assert loads == [TODAY]


def test_other_ingredients_make_another_template_and_the_old_one_goes(database, loads, ingredients):
    with template.cloned(database, TODAY):
        pass
    ingredients["fingerprint"] = "nieuw"
    with template.cloned(database, TODAY):
        pass
    assert len(loads) == 2
    assert names(database) == [f"{database}_template_nieuw"]


def test_what_broke_off_halfway_is_no_template(database, loads, ingredients, monkeypatch):
    def broken(today):
        load(today)
        raise ValueError("halfway")

    load = template.content.load
    with monkeypatch.context() as patched, pytest.raises(ValueError, match="halfway"):
        patched.setattr(template.content, "load", broken)
        with template.cloned(database, TODAY):
            pytest.fail("there is nothing to clone")
    with template.cloned(database, TODAY):
        assert numbers() == [1]
    assert len(loads) == 2


def test_who_asks_for_it_gets_it_anew(database, loads, ingredients):
    for _ in range(2):
        with template.cloned(database, TODAY):
            pass
        template.forget(database)
    assert len(loads) == 2


def test_two_runs_at_once_have_a_database_each(database, loads, ingredients):
    with template.cloned(database, TODAY):
        ours = connection.settings_dict["NAME"]
        with template.cloned(database, TODAY), connection.cursor() as cursor:
            cursor.execute("INSERT INTO inhoud VALUES (2)")
        assert connection.settings_dict["NAME"] == ours and numbers() == [1]


def test_what_a_killed_run_left_goes_with_the_next(database, loads, ingredients):
    with template._locked() as server:
        template._create(server, f"{database}_run_gedood")
    with template.cloned(database, TODAY):
        assert f"{database}_run_gedood" not in names(database)
    assert names(database) == [f"{database}_template_oud"]


def test_an_empty_database_is_empty(database):
    with template.empty(database), connection.cursor() as cursor:
        assert connection.introspection.table_names(cursor) == []
