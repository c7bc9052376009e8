"""Work of dossiers that nobody waits for at a page: done by the queue (docs/beheer.md)."""

from procrastinate.contrib.django import app

from raadsportaal.dossiers.suggesties import reading


@app.task(queue="lezen", name="dossiers.lees")
def lees(pk, gemeente, gebruiker):
    """Read a document that somebody gave; begun again when the worker was killed."""
    reading.read(pk, gemeente, gebruiker)
