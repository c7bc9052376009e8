"""The queue of the portal in tests: within the transaction of a test, or by a real worker for what was committed."""

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from raadsportaal.basis.logs import ARGUMENT

LEZEN = "lezen"  # the readings; what the clock asks for has tests of its own


def run_queue():
    """Do here what waits, and return how much that was; a worker is another connection and would see nothing of it."""
    jobs = list(ProcrastinateJob.objects.filter(status="todo", queue_name=LEZEN).order_by("id"))
    for job in jobs:
        app.tasks[job.task_name](**arguments(job))
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [job.pk])
    return len(jobs)


def arguments(job):
    """As a worker gives them to the task: without the number of the request that asked for it."""
    return {name: value for name, value in job.args.items() if name != ARGUMENT}


def run_worker():
    """Let a worker of production do what waits, and stop. Of a journey: committed(run_worker)."""
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(queues=[LEZEN], wait=False, listen_notify=False, install_signal_handlers=False)
