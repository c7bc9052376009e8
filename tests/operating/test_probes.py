"""What machines ask: is it alive, can it serve, how much of what. And that no address or person is told."""

import os
import signal
import subprocess
import sys
from threading import Timer

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from raadsportaal.gemeenten.models import Zending
from raadsportaal.portaal.models import Verrichting
from raadsportaal.portaal.operating import exposition
from raadsportaal.portaal.operating.nightly import BACKUP
from tests import build


def test_alive_asks_nothing_and_answers_to_any_name(client, settings, db, django_assert_num_queries):
    settings.SECURE_SSL_REDIRECT = True
    with django_assert_num_queries(0):
        answer = client.get("/gezond/", headers={"host": "10.2.3.4"})
    assert (answer.status_code, answer.content) == (200, b"goed\n")


@pytest.mark.django_db
def test_ready_names_each_part_and_nothing_else(client):
    answer = client.get("/gereed/")
    parts = answer.json()["onderdelen"]
    assert answer.status_code == 200
    assert list(parts) == ["database", "migraties", "wachtrij", "post", "nachtwerk", "schijf", "reservekopie"]
    assert (parts["database"], parts["migraties"], parts["reservekopie"]) == ("goed", "goed", "nog geen")
    Verrichting.objects.note(BACKUP, {})
    assert client.get("/gereed/").json()["onderdelen"]["reservekopie"] == "goed"


@pytest.mark.django_db
def test_without_its_migrations_the_portal_is_not_ready(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'portaal'")
    answer = client.get("/gereed/")
    assert answer.status_code == 503
    assert answer.json()["onderdelen"]["migraties"] == "1 nog niet uitgevoerd"


@pytest.mark.django_db
def test_work_of_the_night_that_failed_is_told_but_people_are_served(client):
    Verrichting.objects.begin("portaal.nacht").close(fout="OperationalError")
    answer = client.get("/gereed/")
    assert answer.status_code == 200
    assert answer.json()["onderdelen"]["nachtwerk"] == "te laat of mislukt: portaal.nacht"


@pytest.mark.django_db
def test_the_counts_tell_of_queue_mail_night_and_backup_and_of_nobody():
    Zending.objects.create(sleutel="welkom-sanne", naar="sanne@oosterwaard.example", stand=Zending.Stand.MISLUKT)
    Verrichting.objects.note(BACKUP, {})
    Verrichting.objects.begin("portaal.nacht").close(fout="OperationalError")
    build.failed_job()
    page = exposition.page("", timezone.now()).decode()
    for line in (
        "raadsportaal_database 1.0",
        "raadsportaal_emails_mislukt 1.0",
        'raadsportaal_mislukt{werk="portaal.nacht"} 1.0',
        'raadsportaal_taken{rij="lezen",stand="mislukt"} 1.0',
        'raadsportaal_gelukt_op_seconden{werk="reservekopie"} ',
        "raadsportaal_migraties_open 0.0",
    ):
        assert line in page
    assert "sanne" not in page


def test_counts_that_cannot_be_written_break_no_answer(tmp_path):
    count = "from raadsportaal.portaal.operating.counting import count; count('portaal:home', 'GET', 200, 0.1)"
    environment = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "weg")}
    done = subprocess.run([sys.executable, "-c", count], env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "Een verzoek is niet geteld: FileNotFoundError\n")


@pytest.mark.django_db
def test_what_serves_the_counts_goes_when_a_container_stops():
    before = signal.getsignal(signal.SIGTERM)
    stop = Timer(0.05, os.kill, [os.getpid(), signal.SIGTERM])
    stop.start()
    try:
        with pytest.raises(SystemExit):
            call_command("meetpunt", port=0)
    finally:
        stop.join()
        signal.signal(signal.SIGTERM, before)
