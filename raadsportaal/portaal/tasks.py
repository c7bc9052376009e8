"""The clock of the queue: what every night asks for, and work whose worker died."""

from django.core.management import call_command
from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(queue="klok", name="portaal.herstart", queueing_lock="portaal.herstart", pass_context=True)
async def herstart(context, timestamp):
    """Take up the jobs again of workers that gave no sign of life for half a minute."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)


@app.periodic(cron="20 3 * * *")
@app.task(queue="klok", name="portaal.nacht", queueing_lock="portaal.nacht")
def nacht(timestamp):
    """Throw away what was kept long enough."""
    call_command("ruim_op")
