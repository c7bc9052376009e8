"""Work of dossiers that nobody waits for at a page: done by the queue (docs/beheer.md)."""

import time

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from raadsportaal.dossiers.suggesties import reading

WAITS = [1, 2, 5, 10, 20, 40]  # seconds: together less than a worker that is stopped gets to end its work


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


def set_aside_lost():
    """End the readings whose worker died, so that their makers hear of it and can give another."""
    reading.set_aside(lambda: set(_jobs().values_list("args__pk", flat=True)))


def _jobs():
    return ProcrastinateJob.objects.filter(task_name=lees.name, status__in=["todo", "doing"])
