"""How the queue and the e-mails are doing, in numbers and names of work: for command, monitoring and desk."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Count, Min
from procrastinate.contrib.django.models import ProcrastinateJob

from raadsportaal.gemeenten.models import Zending

ALIVE = timedelta(minutes=1)  # a worker gives a sign of life every ten seconds
LATE = timedelta(hours=2)  # an e-mail that waits so long has met the mail server at least four times, or no worker
RECENT = timedelta(days=3)  # since it was written: giving up takes a day
STATES = {"todo": "wacht", "doing": "bezig", "failed": "mislukt", "aborted": "gestopt"}
FAILED = ["failed", "aborted"]  # forgotten after a day, or tried again in the admin
# Of work that may be done now, the moment since when: when it was asked for, or for when it was planned.
WAITING_SINCE = """
SELECT j.queue_name, min(coalesce(j.scheduled_at, e.at))
FROM procrastinate_jobs j
LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
WHERE j.status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at <= %s)
GROUP BY j.queue_name
"""


@dataclass(frozen=True)
class Post:
    wacht: int
    oudste: datetime | None
    te_laat: int
    mislukt: list[str]  # the occasions, newest first


def workers_alive(now: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > %s", [now - ALIVE])
        return cursor.fetchone()[0]


def jobs_by_queue() -> dict[str, dict[str, int]]:
    """{queue: {state: how many}}, of what is not done well yet."""
    counted = ProcrastinateJob.objects.filter(status__in=STATES).values("queue_name", "status")
    found: dict[str, dict[str, int]] = {}
    for row in counted.annotate(n=Count("pk")).order_by("queue_name", "status"):
        found.setdefault(row["queue_name"], {})[row["status"]] = row["n"]
    return found


def oldest_waiting(now: datetime) -> dict[str, datetime]:
    """{queue: since when its oldest work waits}"""
    with connection.cursor() as cursor:
        cursor.execute(WAITING_SINCE, [now])
        return dict(cursor.fetchall())


def failed_jobs():
    return ProcrastinateJob.objects.filter(status__in=FAILED)


def failed_by_task() -> dict[str, int]:
    rows = failed_jobs().values("task_name").annotate(n=Count("pk")).order_by("task_name")
    return {row["task_name"]: row["n"] for row in rows}


def post(now: datetime) -> Post:
    waiting = Zending.objects.waiting()
    failed = Zending.objects.failed().filter(gemaakt_op__gt=now - RECENT).order_by("-gemaakt_op")
    return Post(
        wacht=waiting.count(),
        oudste=waiting.aggregate(oudste=Min("gemaakt_op"))["oudste"],
        te_laat=waiting.filter(gemaakt_op__lt=now - LATE).count(),
        mislukt=list(failed.values_list("sleutel", flat=True)),
    )
