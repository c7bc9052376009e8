"""Work of dossiers that nobody waits for at a page: done by the queue (docs/beheer.md)."""

import time

from django.db import connection
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from raadsportaal.basis.logs import for_job
from raadsportaal.dossiers.leesrondes import working
from raadsportaal.dossiers.suggesties import reading

WAITS = [1, 2, 5, 10, 20, 40]  # seconds: together less than a worker that is stopped gets to end its work
AFTER_ALL_ELSE = -10  # of a leesronde: a text that somebody waits for goes first


@app.task(queue="lezen", name="dossiers.lees")
def lees(pk, gemeente, gebruiker):
    """Read a document that somebody gave. Not begun again when the worker dies: that may be what it died of.

    A database that is started anew is waited for: the document is not to blame.
    """
    for wait in WAITS:
        try:
            return reading.read(pk, gemeente, gebruiker)
        except reading.DATABASE_GONE:
            connection.close()  # the next question opens another
            time.sleep(wait)
    return reading.read(pk, gemeente, gebruiker)


@app.task(
    queue="lezen",
    name="dossiers.lees_ronde",
    lock="dossiers.lees_ronde",  # one at a time in all of the portal: the other hands of the worker stay free
    priority=AFTER_ALL_ELSE,
    retry=RetryStrategy(max_attempts=5, linear_wait=20, retry_exceptions=reading.DATABASE_GONE),
)
def lees_ronde(ronde, gemeente, gebruiker):
    """Read one document of a leesronde, and stand at the end of the line for the next: so they take turns."""
    try:
        more = working.do_next(ronde, gemeente, gebruiker)
    except reading.DATABASE_GONE:
        connection.close()  # the next attempt opens another
        raise
    if more:
        _to_the_queue(ronde, gemeente, gebruiker)


def begin_ronde(ronde, gebruiker):
    """In the transaction that made or changed it."""
    _to_the_queue(ronde.pk, ronde.gemeente_id, gebruiker.pk)


def _to_the_queue(ronde, gemeente, gebruiker):
    lees_ronde.configure(**for_job()).defer(ronde=ronde, gemeente=gemeente, gebruiker=gebruiker)


def set_aside_lost():
    """End the readings whose worker died, so that their makers hear of it and can give another."""
    reading.set_aside(lambda: set(_jobs(lees).values_list("args__pk", flat=True)))
    working.set_aside(lambda: set(_jobs(lees_ronde).values_list("args__ronde", flat=True)))


def _jobs(task):
    return ProcrastinateJob.objects.filter(task_name=task.name, status__in=["todo", "doing"])
