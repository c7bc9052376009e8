"""Work of basis for the queue: large imports, and each night the addresses of sources, each of them once a week."""

from procrastinate.contrib.django import app

from raadsportaal.basis.inlezen import doen
from raadsportaal.basis.inlezen.terug import undo
from raadsportaal.basis.redactie.controle import links


@app.task(queue="lezen", name=doen.TASK)
def importeer(pk):
    """Write a large import, or undo it; begun again when the worker was killed, and written once."""
    doen.carry_out(pk, undo)


@app.periodic(cron="15 4 * * *")
@app.task(queue="klok", name="basis.verzamel_links", queueing_lock="basis.verzamel_links")
def verzamel_links(timestamp):
    """Gather the addresses, and have those that are due looked at, a batch at a time."""
    links.collect()
    links.go_on()
