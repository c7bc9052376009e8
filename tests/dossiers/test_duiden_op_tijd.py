"""A reading that takes too long or whose worker died ends with a message, and what was pasted is still there."""

import pytest
from django.db import connection
from django.test import Client

from raadsportaal.dossiers import tasks
from raadsportaal.dossiers.models import Lezing
from raadsportaal.dossiers.suggesties import reading
from raadsportaal.dossiers.views import lezingen as views
from tests import build
from tests.dossiers.readings import AGREEMENT, DUIDING, WATER, lezingen, paste, upload, words
from tests.queue import run_queue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
Stand = Lezing.Stand
LONG = AGREEMENT * 200
AGAIN = "Probeer een ander bestand of plak de tekst"


def again(client, page):
    """The form to which the page of a failed reading leads."""
    (address,) = (
        part.split('"')[0] for part in page.content.decode().split('href="') if AGAIN in part.split("</a>")[0]
    )
    return client.get(address.replace("&amp;", "&"))


def typed(page):
    return page.context["form"]["tekst"].value()


@pytest.mark.parametrize("tekst", [AGREEMENT, LONG], ids=["while one waits", "in the queue"])
def test_what_takes_too_long_ends_with_a_message_and_the_text_is_in_the_form_again(
    client, raadslid, monkeypatch, tekst
):
    monkeypatch.setattr(views, "WHILE_ONE_WAITS", -1)
    monkeypatch.setattr(reading.read, "__kwdefaults__", {"seconds": -1})
    answer = paste(client, tekst)
    assert run_queue() == (tekst == LONG)
    page = client.get(answer.url)
    assert "Dit stuk is niet gelezen Het lezen duurde te lang. Knip de tekst in delen" in words(page)
    form = again(client, page)
    assert typed(form) == tekst.strip() and form.status_code == 200
    assert not lezingen()[0].is_busy


def test_the_bound_is_asked_of_every_passage_and_not_of_the_whole(client, raadslid, monkeypatch):
    now = iter(range(100))
    monkeypatch.setattr(reading, "monotonic", lambda: next(now))
    monkeypatch.setattr(views, "WHILE_ONE_WAITS", 4)
    told = []
    monkeypatch.setattr(reading, "row_of", lambda bevinding: told.append(bevinding) or {})
    paste(client, "\n\n".join([WATER] * 30))
    assert 0 < len(told) < 30 and lezingen()[0].reden == reading.LASTED


def test_the_text_of_a_failed_reading_is_for_the_session_that_gave_it(client, raadslid, gemeente, monkeypatch):
    monkeypatch.setattr(views, "WHILE_ONE_WAITS", -1)
    paste(client)
    (lezing,) = lezingen()
    other = Client()
    other.force_login(build.lid(gemeente).gebruiker)
    assert typed(client.get(f"{DUIDING}?opnieuw={lezing.pk}")) == AGREEMENT.strip()
    assert not typed(other.get(f"{DUIDING}?opnieuw={lezing.pk}"))
    for odd in ("abc", "", "9" * 40, "²", "-1", "0"):
        assert not typed(client.get(f"{DUIDING}?opnieuw={odd}")), odd


def test_a_reading_without_a_job_is_set_aside_and_frees_its_place(client, raadslid):
    pasted, dead = paste(client, LONG), upload(client, "visie.txt", WATER.encode())
    assert "Er worden al twee stukken voor u gelezen." in words(paste(client, LONG))
    Jobs = tasks.ProcrastinateJob.objects
    (job,) = Jobs.filter(args__pk=int(dead.url.rstrip("/").rpartition("/")[2]))
    end(job)
    tasks.set_aside_lost()
    assert "Dit stuk is niet gelezen Het lezen brak af. Misschien kunnen wij dit stuk niet aan." in words(
        client.get(dead.url)
    )
    assert client.get(pasted.url).content.decode().count("<progress") == 1, "its job waits still"
    assert paste(client, LONG).status_code == 302
    assert run_queue() == 2
    tasks.set_aside_lost()
    assert sorted(lezing.stand for lezing in lezingen()) == [Stand.KLAAR, Stand.KLAAR, Stand.MISLUKT]


def end(job):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", [job.pk])


def test_a_worker_that_wakes_up_after_its_reading_was_set_aside_changes_nothing(client, raadslid, monkeypatch):
    answer = upload(client, "visie.txt", WATER.encode())
    read_document = reading.read_document

    def slept(name, data):
        reading.set_aside(set)
        return read_document(name, data)

    monkeypatch.setattr(reading, "read_document", slept)
    run_queue()
    assert lezingen()[0].stand == Stand.MISLUKT and "Het lezen brak af." in words(client.get(answer.url))
