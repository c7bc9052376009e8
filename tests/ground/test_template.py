"""The template of the test database: loaded once, cloned often, made anew when what goes into it changed."""

from datetime import date

import pytest
from django.db import connection

from tests.ground import template

TODAY = date(2026, 12, 1)


@pytest.fixture
def name(django_db_blocker):
    """Of a database and a template for this test alone."""
    name = f"{connection.settings_dict['TEST']['NAME'] or 'test'}_proef_{id(template):x}"
    with django_db_blocker.unblock():
        yield name
        template.forget(name)


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


def templates(name):
    with template._server() as server:
        found = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"{name}_"])
        return sorted(found.fetchall())


def test_the_second_clone_loads_nothing_and_sees_nothing_of_the_first(name, loads, ingredients):
    with template.cloned(name, name, TODAY), connection.cursor() as cursor:
        cursor.execute("INSERT INTO inhoud VALUES (2)")
        assert numbers() == [1, 2]
    with template.cloned(name, name, TODAY):
        assert numbers() == [1]
    assert loads == [TODAY]


def test_other_ingredients_make_another_template_and_the_old_one_goes(name, loads, ingredients):
    with template.cloned(name, name, TODAY):
        pass
    ingredients["fingerprint"] = "nieuw"
    with template.cloned(name, name, TODAY):
        pass
    assert len(loads) == 2
    assert templates(name) == [(f"{name}_nieuw",)]


def test_what_broke_off_halfway_is_no_template(name, loads, ingredients, monkeypatch):
    def broken(today):
        load(today)
        raise ValueError("halfway")

    load = template.content.load
    with monkeypatch.context() as patched, pytest.raises(ValueError, match="halfway"):
        patched.setattr(template.content, "load", broken)
        with template.cloned(name, name, TODAY):
            pytest.fail("there is nothing to clone")
    with template.cloned(name, name, TODAY):
        assert numbers() == [1]
    assert len(loads) == 2


def test_who_asks_for_it_gets_it_anew(name, loads, ingredients):
    for _ in range(2):
        with template.cloned(name, name, TODAY):
            pass
        template.forget(name)
    assert len(loads) == 2


def test_an_empty_database_is_empty(name):
    with template.empty(name), connection.cursor() as cursor:
        assert connection.introspection.table_names(cursor) == []
