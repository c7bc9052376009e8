"""How often the portal asks OpenBesluitvorming: all its workers together stay below what that allows."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from raadsportaal.dossiers.council_systems.pacing import Tempo, file_of_portal
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.dossiers.replay import replaying

ROOT = Path(__file__).resolve().parents[2]
OTHER_WORKER = """
import sys, time
from pathlib import Path
from raadsportaal.dossiers.council_systems.pacing import Tempo
tempo = Tempo(file=lambda: Path(sys.argv[1]))
for _ in range(60):
    tempo.claim(time.monotonic())
"""


@pytest.fixture
def file(db):
    """Where this portal counts; the other worker is a process of its own."""
    file = file_of_portal()
    file.unlink(missing_ok=True)
    yield file
    file.unlink(missing_ok=True)


@pytest.mark.usefixtures("content")
def test_what_another_worker_asked_counts_too(client, settings, file):
    gemeente = build.gemeente("Testwaard", openbesluitvorming="testwaard")
    client.force_login(build.lid(gemeente, Rol.GRIFFIER).gebruiker)
    choice = {"waaruit": "systeem", "bron": "openbesluitvorming", "vanaf": "2026-01-01"}
    subprocess.run([sys.executable, "-c", OTHER_WORKER, str(file)], cwd=ROOT, check=True)
    with replaying({"/api/search": [{"results": []}]}) as replay:
        settings.OPENBESLUITVORMING_URL = replay.base
        page = client.post("/gemeenten/testwaard/dossiers/invoer/", choice)
    assert "Er lopen nu te veel vragen aan OpenBesluitvorming" in page.content.decode()
    assert replay.questions == []


@pytest.mark.parametrize("left", ["", "{", "[1, 2", '{"a": 1}', '["x", null]', "[99999999999.0]"])
def test_what_was_left_in_the_file_stops_nobody(file, left):
    """Cut off, of something else, or from before the machine started anew."""
    file.write_text(left)
    assert Tempo(limit=1, file=lambda: file).claim(time.monotonic()) == 0
    assert Tempo(limit=1, file=lambda: file).claim(time.monotonic()) > 59


def test_without_a_file_each_process_counts_for_itself(tmp_path):
    tempo = Tempo(limit=1, file=lambda: tmp_path / "no" / "folder")
    assert tempo.claim(1000.0) == 0
    assert tempo.claim(1000.0) == 60
