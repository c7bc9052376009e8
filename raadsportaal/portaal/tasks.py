"""The clock of the queue: what every night asks for, and work whose worker died."""

from contextlib import suppress

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from procrastinate import builtin_tasks
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status

from agendas.meetlat import new_years
from raadsportaal.dossiers import tasks as dossiers
from raadsportaal.portaal import nightly_checks, waiting_mail
from raadsportaal.redactie import kinds
from raadsportaal.redactie.doubles import likeness

DEADLY = 10  # attempts after which a job is not taken up again: it may be what kills the workers
ONCE = {dossiers.lees.name}  # work on what anybody may send in: one dead worker is enough


@app.periodic(cron="* * * * *")
@app.task(queue="klok", name="portaal.herstart", queueing_lock="portaal.herstart", pass_context=True)
async def herstart(context, timestamp):
    """Take up the jobs again of workers that gave no sign of life for half a minute; set readings aside."""
    for job in await app.job_manager.get_stalled_jobs():
        # Another worker was first, or the same work of the clock waits already: that must not keep the others.
        with suppress(ConnectorException):
            if job.attempts < DEADLY and job.task_name not in ONCE:
                await app.job_manager.retry_job(job)
            else:
                await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
    await sync_to_async(dossiers.set_aside_lost)()


@app.periodic(cron="20 3 * * *")
@app.task(queue="klok", name="portaal.nacht", queueing_lock="portaal.nacht")
def nacht(timestamp):
    """Throw away what was kept long enough."""
    call_command("ruim_op")


@app.periodic(cron="30 3 * * *")
@app.task(queue="klok", name="portaal.vergelijk", queueing_lock="portaal.vergelijk")
def vergelijk(timestamp):
    """Look for records that may be double: those that an import or a command brought were compared with nothing."""
    for model, _ in kinds.models().values():
        likeness.compare_all(model)


@app.periodic(cron="40 3 * * *")
@app.task(queue="klok", name="portaal.leer", queueing_lock="portaal.leer")
def leer(timestamp):
    """Propose to the editor what duiding can learn from the decisions of griffies; publishes nothing."""
    call_command("leer_duiding")


@app.periodic(cron="5 4 * * *")
@app.task(queue="klok", name="portaal.zoek_controle", queueing_lock="portaal.zoek_controle")
def zoek_controle(timestamp):
    """Find what an editor must look at again; a second run does nothing."""
    call_command("zoek_controle")


@app.periodic(cron="25 4 2 * *")
@app.task(queue="links", name="portaal.nieuwe_cijfers", queueing_lock="portaal.nieuwe_cijfers")
def nieuwe_cijfers(timestamp):
    """Every month, where the operator wants it: ask whether CBS has newer figures. Imports nothing."""
    if settings.CBS_ELKE_MAAND:
        new_years.look(timezone.now())


@app.periodic(cron="20 4 * * *")
@app.task(queue="klok", name="portaal.opendata", queueing_lock="portaal.opendata")
def opendata(timestamp):
    """Write the files of open data, and what changed in it since the night before."""
    call_command("schrijf_opendata")


@app.periodic(cron="0 7 * * 1")
@app.task(queue="klok", name="portaal.meld_controle", queueing_lock="portaal.meld_controle")
def meld_controle(timestamp):
    """Every Monday morning: tell the editors how much waits for them. A second run sends nothing twice."""
    nightly_checks.remind(timezone.now())


@app.periodic(cron="40 5 * * *")
@app.task(queue="klok", name="portaal.meld_wachtend", queueing_lock="portaal.meld_wachtend")
def meld_wachtend(timestamp):
    """Every morning: tell griffiers who want that, that something waits. A second run sends nothing twice."""
    waiting_mail.tell(timezone.now())


@app.periodic(cron="50 3 * * *")
@app.task(queue="klok", name="portaal.klaar", queueing_lock="portaal.klaar", pass_context=True)
async def klaar(context, timestamp):
    """Forget work that was done a day ago or more."""
    everything = {"remove_failed": True, "remove_cancelled": True, "remove_aborted": True}
    await builtin_tasks.remove_old_jobs(context, max_hours=24, **everything)
