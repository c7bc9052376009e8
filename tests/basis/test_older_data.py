"""Data of an older portal: a sentence that says so and how to begin afresh, where a traceback would be no help."""

import os

import psycopg
import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from raadsportaal.basis import checks
from tests.commands import run_each

AN_OLDER_PORTAL = [
    ("basis", "0001_zoeken"),
    ("basis", "0002_initial"),
    ("gemeenten", "0001_initial"),
    ("basis", "0004_redactie"),
]


@pytest.fixture
def older(db):
    """The address of a database of its own, in which an older portal was."""
    settings = connection.settings_dict
    name = f"{settings['NAME']}_ouder"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}"')
        address = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"
        with psycopg.connect(address) as its:
            its.execute(
                "CREATE TABLE django_migrations (id bigserial PRIMARY KEY, app text, name text, applied timestamptz)"
            )
            its.cursor().executemany(
                "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, now())", AN_OLDER_PORTAL
            )
        yield address
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_it_says_so_and_how_to_begin_afresh(older):
    commands = [["migrate"], ["demo", "--port", "0"], ["check", "--database", "default"]]
    answers = run_each(commands, DATABASE_URL=older)
    assert len(answers) == len(commands)
    for command, (code, errors) in zip(commands, answers, strict=True):
        assert code == 1, command
        assert checks.OLDER in errors, command
        assert "lege database" in errors, command
        assert "Traceback" not in errors, command


def test_it_names_the_folder_of_the_demo(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("RAADSPORTAAL_DATA", str(tmp_path))
    assert str(checks.database.folder()) in checks.begin_afresh()
    assert "--fresh" in checks.begin_afresh()


@pytest.mark.django_db
def test_a_migration_of_another_package_that_went_is_no_matter():
    """A library may join its own migrations; Django goes on with those, and so do we."""
    assert not checks.is_older(connection)
    MigrationRecorder(connection).record_applied("account", "0001_ooit")
    assert not checks.is_older(connection)
    MigrationRecorder(connection).record_applied("kennisbank", "0001_ooit")
    assert checks.is_older(connection)
