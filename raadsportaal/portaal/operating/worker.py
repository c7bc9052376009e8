"""Around each job of the queue: the number of the request that asked for it, and when work of the night was done."""

import logging
import time

from asgiref.sync import sync_to_async
from django.db import close_old_connections

from raadsportaal.basis.logs import ARGUMENT, request_number, said
from raadsportaal.portaal.models import Verrichting
from raadsportaal.portaal.operating.nightly import NIGHTLY

logger = logging.getLogger("raadsportaal.taak")


def prepare(app):
    """Called by procrastinate once it has our tasks (PROCRASTINATE_ON_APP_READY)."""
    app.worker_defaults["worker_middleware"] = [number_and_record]


async def number_and_record(do, context, worker):
    """The number stays set after the job, for the lines of procrastinate about it: each job is a task of its own."""
    job = context.job
    request_number.set(job.task_kwargs.pop(ARGUMENT, ""))
    facts = {"taak": job.task_name, "nummer": job.id}
    begun = time.perf_counter()
    try:
        result = await (_recorded(do, job.task_name) if job.task_name in NIGHTLY else do())
    except Exception as error:
        logger.warning("Taak niet gelukt", extra={"feiten": facts | {"soort": said(error)}})
        raise
    logger.info("Taak klaar", extra={"feiten": facts | {"ms": round((time.perf_counter() - begun) * 1000)}})
    return result


async def _recorded(do, naam):
    verrichting = await _on_a_fresh_line(Verrichting.objects.begin, naam)
    try:
        result = await do()
    except Exception as error:
        await _on_a_fresh_line(verrichting.close, fout=type(error).__name__)
        raise
    await _on_a_fresh_line(verrichting.close)
    return result


@sync_to_async
def _on_a_fresh_line(do, *args, **kwargs):
    """Nights lie between two of these: the database may have been started anew."""
    close_old_connections()
    try:
        return do(*args, **kwargs)
    finally:
        close_old_connections()
