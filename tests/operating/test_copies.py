"""A copy of the portal and the way back, on a real PostgreSQL with real attachments, as its ordinary role."""

import json
import os
import secrets
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from raadsportaal.basis.database.cluster import SUPERUSER
from raadsportaal.dossiers.models import Dossier
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.portaal.models import Verrichting
from raadsportaal.portaal.operating import copies, restoring
from tests.ground import template

ATTACHMENT = Path("advies/7/nota.pdf")
pytestmark = pytest.mark.long


ROLE = f"kopie_{secrets.token_hex(4)}"  # of this run: roles are of the whole server


@contextmanager
def by_a_role_of_its_own():
    """As docs/beheer.md makes it. By the superuser of the embedded server, that asks no password."""
    own = connection.get_connection_params()
    with psycopg.connect(host=own["host"], user=SUPERUSER, dbname="postgres", autocommit=True) as server:
        server.execute(f"CREATE ROLE {ROLE} LOGIN BYPASSRLS IN ROLE pg_read_all_data")
        yield
        server.execute(f"DROP ROLE {ROLE}")


def address():
    own = connection.get_connection_params()
    return f"postgresql://{ROLE}@{quote(own['host'], safe='')}:{own['port']}/{own['dbname']}"


@pytest.fixture(scope="module")
def copied(django_db_setup, django_db_blocker, tmp_path_factory):
    """The copies of two moments of all content, and where the attachments stood."""
    folder, attachments = tmp_path_factory.mktemp("kopieen"), tmp_path_factory.mktemp("bijlagen")
    (attachments / ATTACHMENT).parent.mkdir(parents=True)
    (attachments / ATTACHMENT).write_bytes(b"%PDF-1.7 nota")
    with django_db_blocker.unblock(), by_a_role_of_its_own(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.RESERVEKOPIE_DATABASE_URL", address())
        patch.setattr("django.conf.settings.MEDIA_ROOT", str(attachments))
        call_command("reservekopie", str(folder), verbosity=0)
        yield folder
        Verrichting.objects.all().delete()


@pytest.fixture
def empty(copied, django_db_blocker, settings, tmp_path):
    """A database with nothing in it, and nowhere any attachments."""
    settings.MEDIA_ROOT = str(tmp_path / "bijlagen")
    with django_db_blocker.unblock(), template.empty("test_terug"):
        settings.RESERVEKOPIE_DATABASE_URL = address()
        yield


def only(folder):
    (copy,) = copies.every(folder)
    return copy


def test_what_was_copied_comes_back_with_its_rows_locks_triggers_and_attachments(copied, empty, settings, capsys):
    call_command("zet_terug", str(only(copied)))
    assert "1 bijlagen" in capsys.readouterr().out
    assert (Path(settings.MEDIA_ROOT) / ATTACHMENT).read_bytes() == b"%PDF-1.7 nota"
    assert not Dossier.objects.exists(), "the locks hold again"
    with bereik(EVERYTHING):
        assert (
            Dossier.objects.count()
            == json.loads((only(copied) / copies.LIST).read_text())["tabellen"]["dossiers_dossier"]
        )
    assert Client().get("/kennisbank/?q=regenwater").status_code == 200
    call_command("migrate", check=True, verbosity=0)
    with pytest.raises(CommandError, match="niet leeg"):
        call_command("zet_terug", str(only(copied)))


def test_a_copy_in_which_a_byte_changed_is_refused_before_anything_is_touched(copied, empty, tmp_path):
    broken = shutil.copytree(only(copied), tmp_path / "stuk")
    with (broken / copies.DATABASE).open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"!")
    with pytest.raises(CommandError, match="niet zoals het geschreven is"):
        call_command("zet_terug", str(broken))
    assert connection.introspection.table_names() == []


@pytest.fixture(params=["refuses", "lacks"])
def no_age(request, tmp_path, monkeypatch):
    """What it says when nothing can be encrypted, whatever this machine has."""
    tools = tmp_path / "bin"
    tools.mkdir()
    if request.param == "lacks":
        monkeypatch.setenv("PATH", str(tools))
        return "age ontbreekt op deze machine"
    (tools / "age").write_text("#!/bin/sh\nexit 1\n")
    (tools / "age").chmod(0o755)
    monkeypatch.setenv("PATH", str(tools), prepend=os.pathsep)
    return "lukte niet"


@pytest.mark.django_db
def test_a_copy_that_cannot_be_whole_leaves_nothing_and_is_known_as_failed(copied, no_age, tmp_path, settings):
    settings.RESERVEKOPIE_DATABASE_URL = address()
    settings.MEDIA_ROOT = str(tmp_path / "geen")
    with pytest.raises(CommandError, match=no_age):
        call_command("reservekopie", str(tmp_path / "kopieen"), sleutel="age1geensleutel")
    assert list((tmp_path / "kopieen").iterdir()) == []
    assert Verrichting.objects.get(naam="reservekopie").fout


def test_who_may_not_read_a_copy_or_cannot_open_it_reads_why(copied, empty, lock, tmp_path, monkeypatch):
    unreadable = shutil.copytree(only(copied), tmp_path / "dicht")
    (unreadable / copies.LIST).unlink()
    (unreadable / copies.LIST).mkdir()
    with pytest.raises(CommandError, match=r"inhoud\.json is niet te lezen: "):
        call_command("zet_terug", str(unreadable))
    key, other_half = lock
    copy = copies.make(tmp_path / "kopieen", key, datetime(2026, 12, 1, tzinfo=UTC))
    identity = other_half()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CommandError, match=r"(age|gpg) ontbreekt op deze machine"):
        call_command("zet_terug", str(copy), identiteit=identity)


@pytest.mark.django_db
def test_a_role_that_does_not_see_every_row_makes_no_copy(tmp_path, settings):
    settings.RESERVEKOPIE_DATABASE_URL = address().replace(ROLE, "portaal")
    with pytest.raises(CommandError, match="portaal ziet niet alle rijen"):
        call_command("reservekopie", str(tmp_path / "kopieen"))
    assert list((tmp_path / "kopieen").iterdir()) == []


def age(folder, patch):
    identity = folder / "sleutel"
    made = subprocess.run(["age-keygen", "-o", identity], check=True, capture_output=True, text=True)
    return made.stderr.split()[-1], lambda: str(identity)


def gpg(folder, patch):
    """With a ring of its own for the public half alone: that of the machine that makes copies."""
    ours, theirs = folder / "ons", folder / "elders"

    def run(ring, *words, **more):
        command = ["gpg", "--batch", "--homedir", ring, *words]
        return subprocess.run(command, check=True, capture_output=True, **more).stdout

    for ring in (ours, theirs):
        ring.mkdir(mode=0o700)
    run(theirs, "--passphrase", "", "--quick-generate-key", "kopie@portaal.example", "future-default")
    run(ours, "--import", input=run(theirs, "--export"))
    patch.setenv("GNUPGHOME", str(ours))
    told = run(ours, "--with-colons", "--fingerprint").decode()
    fingerprint = next(line.split(":")[9] for line in told.splitlines() if line.startswith("fpr"))
    return fingerprint, lambda: patch.setenv("GNUPGHOME", str(theirs)) or ""


@pytest.fixture(params=[age, gpg])
def lock(request, monkeypatch):
    """(the key that locks, what brings the other half here and gives the identity to open with)"""
    name = request.param.__name__
    if not shutil.which(name):
        pytest.skip(f"needs {name}")
    # Not in tmp_path: the agent of gpg has a socket there, whose path must be short. It goes when its folder does.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield request.param(Path(folder), monkeypatch)


def test_a_copy_that_is_locked_holds_nothing_readable_and_comes_back_with_the_other_half_of_the_key(
    copied, empty, lock, settings, tmp_path
):
    key, other_half = lock
    secret = b"een geheim dat nergens leesbaar mag staan"
    note = Path(settings.MEDIA_ROOT) / ATTACHMENT
    note.parent.mkdir(parents=True)
    note.write_bytes(secret)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE brief AS SELECT %s AS tekst", [secret.decode()])
    copy = copies.make(tmp_path / "kopieen", key, datetime(2026, 12, 1, tzinfo=UTC))
    suffix = ".age" if key.startswith("age1") else ".gpg"
    parts = {path.name: path.read_bytes() for path in copy.iterdir()}
    assert parts.keys() == {copies.DATABASE + suffix, copies.FILES + suffix, copies.LIST}
    assert not [name for name, read in parts.items() if secret in read or b"PGDMP" in read or b"nota.pdf" in read]

    shutil.rmtree(settings.MEDIA_ROOT)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE brief")
    with pytest.raises(CommandError, match="--identiteit" if suffix == ".age" else "openen zei: gpg"):
        restoring.put_back(copy)
    assert connection.introspection.table_names() == []
    restoring.put_back(copy, other_half())
    assert note.read_bytes() == secret
    with connection.cursor() as cursor:
        cursor.execute("SELECT tekst FROM brief")
        assert cursor.fetchone() == (secret.decode(),)


def test_the_oldest_copies_go_and_half_ones_do_not_count(tmp_path):
    for name in ("raadsportaal-1", "raadsportaal-2", "raadsportaal-3"):
        (tmp_path / name).mkdir()
        (tmp_path / name / copies.LIST).write_text("{}")
    (tmp_path / "raadsportaal-4").mkdir()
    assert copies.keep_newest(tmp_path, 2) == ["raadsportaal-1"]
    assert [copy.name for copy in copies.every(tmp_path)] == ["raadsportaal-2", "raadsportaal-3"]
