"""Work of the desk for the queue: large imports, and each night the addresses of sources, each of them once a week."""

from procrastinate.contrib.django import app

from raadsportaal.redactie.checks import links
from raadsportaal.redactie.imports import steps
from raadsportaal.redactie.imports.undo import undo


@app.task(queue="lezen", name=steps.TASK)
def importeer(pk):
    """Write a large import, or undo it; begun again when the worker was killed, and written once."""
    steps.carry_out(pk, undo)


@app.periodic(cron="15 4 * * *")
@app.task(queue="klok", name="redactie.verzamel_links", queueing_lock="redactie.verzamel_links")
def verzamel_links(timestamp):
    """Gather the addresses, and have those that are due looked at, a batch at a time."""
    links.collect()
    links.go_on()
