"""A copy of the portal and the way back, on a real PostgreSQL with real attachments, as its ordinary role."""

import json
import secrets
import shutil
import subprocess
from contextlib import contextmanager
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
from raadsportaal.portaal.operating import copies
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


@pytest.mark.django_db
def test_a_copy_that_cannot_be_whole_leaves_nothing_and_is_known_as_failed(copied, tmp_path, settings):
    settings.RESERVEKOPIE_DATABASE_URL = address()
    settings.MEDIA_ROOT = str(tmp_path / "geen")
    with pytest.raises(CommandError, match="lukte niet"):
        call_command("reservekopie", str(tmp_path / "kopieen"), sleutel="age1geensleutel")
    assert list((tmp_path / "kopieen").iterdir()) == []
    assert Verrichting.objects.get(naam="reservekopie").fout


@pytest.mark.django_db
def test_a_role_that_does_not_see_every_row_makes_no_copy(tmp_path, settings):
    settings.RESERVEKOPIE_DATABASE_URL = address().replace(ROLE, "portaal")
    with pytest.raises(CommandError, match="portaal ziet niet alle rijen"):
        call_command("reservekopie", str(tmp_path / "kopieen"))
    assert list((tmp_path / "kopieen").iterdir()) == []


@pytest.mark.skipif(not shutil.which("age"), reason="needs age")
def test_a_part_is_locked_and_opened_with_age(tmp_path):
    identity = tmp_path / "sleutel"
    subprocess.run(["age-keygen", "-o", identity], check=True, capture_output=True)
    key = next(line.split(": ")[1] for line in identity.read_text().splitlines() if "public key" in line)
    path = copies.locked(tmp_path / "deel", key, lambda out: out.write(b"geheim" * 1000))
    assert path.suffix == ".age" and b"geheim" not in path.read_bytes()
    opened = subprocess.run(["age", "-d", "-i", identity, path], capture_output=True, check=True)
    assert opened.stdout == b"geheim" * 1000


def test_the_oldest_copies_go_and_half_ones_do_not_count(tmp_path):
    for name in ("raadsportaal-1", "raadsportaal-2", "raadsportaal-3"):
        (tmp_path / name).mkdir()
        (tmp_path / name / copies.LIST).write_text("{}")
    (tmp_path / "raadsportaal-4").mkdir()
    assert copies.keep_newest(tmp_path, 2) == ["raadsportaal-1"]
    assert [copy.name for copy in copies.every(tmp_path)] == ["raadsportaal-2", "raadsportaal-3"]
