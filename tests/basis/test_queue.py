"""The queue with workers that are processes of their own, on a database in which things are really committed."""

import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from raadsportaal.basis.logs import request_number
from raadsportaal.dossiers.models import Lezing
from raadsportaal.dossiers.tasks import lees
from raadsportaal.dossiers.titles import name_of_pasted
from raadsportaal.gemeenten import outbox
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Zending
from raadsportaal.portaal.models import Verrichting
from raadsportaal.portaal.tasks import DEADLY, herstart, klaar
from tests import build, workers
from tests.mailserver import mail_server

ROOT = Path(__file__).resolve().parents[2]
TO, LETTER = "sanne@oosterwaard.example", "account/email/login_code"
WORKER = "proef-worker"  # how the database knows its connections
ZIN = "De klimaatadaptatiestrategie ligt dit najaar voor aan de raad. "
Stand = Zending.Stand
pytestmark = pytest.mark.long


def sql(text, *values):
    with connection.cursor() as cursor:
        cursor.execute(text, values)


@pytest.fixture
def committed_rows(db):
    """On another connection than the test's, and so outside its transaction: workers see what is written."""

    def clear():
        Zending.objects.filter(sleutel__startswith="proef").delete()
        Verrichting.objects.all().delete()
        for table in ("jobs", "workers", "periodic_defers"):
            sql(f"DELETE FROM procrastinate_{table}")

    of_the_test = connections["default"]
    connections["default"] = of_the_test.copy()
    clear()
    yield
    clear()
    connection.close()
    connections["default"] = of_the_test


@pytest.fixture
def server():
    with mail_server() as server:
        yield server


@pytest.fixture
def work(committed_rows, server, tmp_path):
    """Start a worker: work("post", "klok"), or work("post", once=True) as in production, until nothing waits."""
    processes, log = [], tmp_path / "worker.log"
    log.touch()
    options = connection.settings_dict
    address = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{options['NAME']}"
    settings = {"DATABASE_URL": address, "EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(server.port), "DEBUG": "0"}
    settings |= {"DJANGO_SETTINGS_MODULE": "raadsportaal.settings", "PGAPPNAME": WORKER}

    def start(*queues, once=False):
        queues = ",".join(queues)
        if not once:
            processes.append(workers.start(queues, log, server.port, settings))
            return processes[-1]
        command = [sys.executable, "manage.py", "procrastinate", "worker", "--queues", queues, "--one-shot"]
        with log.open("ab") as out:
            done = subprocess.run(
                command, cwd=ROOT, env=os.environ | settings, stdout=out, stderr=out, timeout=30, check=False
            )
        assert done.returncode == 0, log.read_text()

    start.log = log.read_text
    yield start
    for process in processes:
        process.terminate()
        process.join(30)
    assert TO not in log.read_text(), "who gets an e-mail is nobody's business but the mail server's"
    assert "ABCD" not in log.read_text()


def until(true, seconds=30):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "this takes too long"
        time.sleep(0.02)


def write(sleutel="proef", to=TO):
    assert outbox.post(sleutel, LETTER, to, code="ABCD-EFGH")
    return Zending.objects.get(sleutel=sleutel)


def stand(zending):
    return Zending.objects.get(pk=zending.pk).stand


def kill_while_the_server_thinks(work, server):
    server.arrived.clear()
    server.free.clear()
    zending = write("proef-denkt")
    worker = work("post")
    assert server.arrived.wait(30)
    worker.kill()
    worker.join()
    server.deaf = True  # it never said yes
    server.free.set()
    assert server.let_down.wait(30), "or it would say yes once it is no longer deaf"
    until(lambda: is_let_go(zending))
    server.deaf = False
    assert (stand(zending), server.taken) == (Stand.WACHT, [])
    return zending


def kill_after_the_yes(work, server):
    server.arrived.clear()
    server.free.clear()
    zending = write("proef-ja")
    worker = work("post")
    assert server.arrived.wait(30)
    with transaction.atomic():
        sql("LOCK TABLE gemeenten_zending IN SHARE MODE")  # it cannot write that it was sent
        server.free.set()
        until(lambda: server.taken)
        time.sleep(0.1)
        worker.kill()
        worker.join()
    until(lambda: is_let_go(zending))
    assert stand(zending) == Stand.WACHT
    return zending


def is_let_go(zending):
    """The database has noticed that the worker is gone."""
    with transaction.atomic():
        return Zending.objects.select_for_update(skip_locked=True).filter(pk=zending.pk).exists()


def half_a_minute_later():
    """With a clock whose own work was stopped twice and waits already, and with work that may be what kills workers."""
    sql("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '40 seconds'")
    insert = "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, queueing_lock, attempts) VALUES"
    for _ in range(2):
        sql(f"{insert} ('klok', 'portaal.herstart', '{{\"timestamp\": 0}}', 'doing', 'portaal.herstart', 1)")
    sql(f"{insert} ('post', 'gemeenten.verstuur', '{{\"pk\": 0}}', 'doing', NULL, %s)", DEADLY)
    with suppress(AlreadyEnqueued):  # by the clock of a worker that was killed
        herstart.defer(timestamp=0)


def test_killed_workers_lose_no_e_mail_and_double_none(work, server):
    thinking, said = kill_while_the_server_thinks(work, server), kill_after_the_yes(work, server)
    half_a_minute_later()
    work("post", "klok")
    until(lambda: stand(thinking) == stand(said) == Stand.VERSTUURD)
    until(ProcrastinateJob.objects.filter(attempts__gte=DEADLY, status="failed").exists)
    assert len(server.taken) == 3 and len(set(server.ids)) == 2, "the same number twice: a mail server shows it once"
    assert server.ids.count(outbox._message_id(Zending.objects.get(pk=thinking.pk))) == 1
    assert all(message["To"] == TO and "ABCD-EFGH" in str(message) for message in server.taken)


@pytest.fixture
def lezer(committed_rows):
    """The browser of somebody of a municipality, with all they gave to be read; gone after the test."""
    gemeente = build.gemeente("Leeswaard")
    client = Client()
    client.gebruiker = build.lid(gemeente, email="lezer@leeswaard.example").gebruiker
    client.force_login(client.gebruiker)
    client.gemeente = gemeente
    yield client
    client.logout()
    build.remove(gemeente)


def give(client, tekst):
    """A text to be read by a worker; returns the number of its reading."""
    where = {"gemeente": client.gemeente, "door": client.gebruiker, "sessie_id": client.session.session_key}
    with bereik(EVERYTHING):
        lezing = Lezing.objects.create(naam=name_of_pasted(tekst), tekst=tekst, **where)
        lees.defer(pk=lezing.pk, gemeente=client.gemeente.pk, gebruiker=client.gebruiker.pk)
    return lezing.pk


def read_so_far(pk):
    with bereik(EVERYTHING):
        return Lezing.objects.get(pk=pk).stand


def test_a_reading_that_took_its_worker_down_is_set_aside_and_others_outlive_a_database_that_is_started_anew(
    work, lezer
):
    deadly = give(lezer, ZIN * 40_000)
    worker = work("lezen")
    until(lambda: read_so_far(deadly) == "duidt", 60)
    worker.kill()
    worker.join()
    other = give(lezer, ZIN * 7_000)
    assert "al twee stukken" in paste(lezer).content.decode()
    sql("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '40 seconds'")
    with suppress(AlreadyEnqueued):  # by the clock of a worker that was killed
        herstart.defer(timestamp=0)
    work("lezen", "klok")
    until(lambda: read_so_far(other) == "duidt", 60)
    sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s", WORKER)
    until(lambda: (read_so_far(deadly), read_so_far(other)) == ("mislukt", "klaar"), 60)
    assert ProcrastinateJob.objects.get(args__pk=deadly).status == "failed"
    until(lambda: ProcrastinateJob.objects.get(args__pk=other).status == "succeeded")
    address = f"/gemeenten/leeswaard/duiding/{deadly}/"
    assert "Misschien kunnen wij dit stuk niet aan." in lezer.get(address).content.decode()
    assert paste(lezer).status_code == 302, "its place is free"


def paste(client):
    return client.post("/gemeenten/leeswaard/duiding/", {"tekst": "Wij bouwen sociale huurwoningen in de wijk."})


def test_a_mail_server_that_says_not_now_is_asked_again_later_and_work_of_the_night_is_written_down(work, server):
    server.recipients = f"451 {TO}: te druk"
    mark = request_number.set("k3m9x2ab")
    zending = write()
    request_number.reset(mark)
    klaar.defer(timestamp=0)
    work("post", "klok", once=True)
    assert "[k3m9x2ab]" in work.log(), "the line of the worker has the number of the request that asked for it"
    job = ProcrastinateJob.objects.get(task_name=outbox.TASK)
    assert (job.status, job.attempts) == ("todo", 1) and job.scheduled_at
    zending.refresh_from_db()
    assert (zending.stand, zending.pogingen, zending.naar) == (Stand.WACHT, 1, TO)
    done = Verrichting.objects.get(naam=klaar.name)
    assert done.gelukt_op and not done.fout


@contextmanager
def someone_else_holds(zending):
    """On another connection, as of a worker that hangs."""
    held, done = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            Zending.objects.select_for_update().get(pk=zending.pk)
            held.set()
            done.wait(10)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(10)
    yield
    done.set()
    thread.join()


def test_what_another_worker_is_sending_keeps_its_job_in_case_that_worker_dies(committed_rows, mailoutbox):
    zending = write()
    with someone_else_holds(zending), pytest.raises(outbox.Bezet):
        outbox.verstuur(zending.pk)
    assert mailoutbox == []
    outbox.verstuur(zending.pk)
    outbox.verstuur(zending.pk)
    assert len(mailoutbox) == 1, "a job that comes twice sends nothing twice"


def test_an_occasion_that_comes_twice_at_once_is_one_e_mail(committed_rows):
    answers, start = [], threading.Barrier(4)

    def come():
        start.wait()
        answers.append(outbox.post("proef", LETTER, TO, code="ABCD"))
        connection.close()

    threads = [threading.Thread(target=come) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [False, False, False, True]
    assert ProcrastinateJob.objects.filter(task_name=outbox.TASK).count() == 1


def test_what_was_not_committed_is_not_sent(committed_rows):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write()
        raise ZeroDivisionError
    assert not Zending.objects.filter(sleutel="proef").exists()
    assert not ProcrastinateJob.objects.exists()
