"""The clock of basis: each night the addresses of sources are gathered and looked at, each of them once a week."""

from procrastinate.contrib.django import app

from raadsportaal.basis.redactie.controle import links


@app.periodic(cron="15 4 * * *")
@app.task(queue="klok", name="basis.verzamel_links", queueing_lock="basis.verzamel_links")
def verzamel_links(timestamp):
    """Gather the addresses, and have those that are due looked at, a batch at a time."""
    links.collect()
    links.go_on()
