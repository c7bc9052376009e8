"""Work of dossiers that nobody waits for at a page: done by the queue (docs/beheer.md)."""

from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from raadsportaal.dossiers.suggesties import reading


@app.task(queue="lezen", name="dossiers.lees")
def lees(pk, gemeente, gebruiker):
    """Read a document that somebody gave. Not begun again when the worker dies: that may be what it died of."""
    reading.read(pk, gemeente, gebruiker)


def set_aside_lost():
    """End the readings whose worker died, so that their makers hear of it and can give another."""
    reading.set_aside(lambda: set(_jobs().values_list("args__pk", flat=True)))


def _jobs():
    return ProcrastinateJob.objects.filter(task_name=lees.name, status__in=["todo", "doing"])
