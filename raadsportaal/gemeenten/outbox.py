"""Send e-mails through the queue: none is lost when a worker dies, and none goes twice.

The e-mail is a row, written in the same transaction as what it tells of; its job becomes visible with it. The row is
what counts and the job only a reminder: a row that waits without one gets a new job (`hervat`). A worker locks the row
while it sends and closes it in the same transaction. Should it be killed between the mail server's yes and that commit,
a few milliseconds, the e-mail goes once more with the same Message-ID, by which mail servers know it for the same.
"""

import smtplib
from contextlib import suppress
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from raadsportaal.basis.logs import for_job
from raadsportaal.gemeenten.emails import message, written
from raadsportaal.gemeenten.models import Zending

# Seconds until the mail server is asked again: ten times in all, within a day. A server that keeps strangers waiting
# wants minutes, one that is being repaired hours.
WAITS = [10, 60, 300, 900, 3600, 7200, 14_400, 28_800, 28_800]
ATTEMPTS = len(WAITS) + 1
KEPT = timedelta(days=30)  # the bare fact that an occasion had its e-mail
# Seconds for each answer of the mail server: nobody waits for it here, and one that looks for viruses before it says
# yes needs more than the ten of EMAIL_TIMEOUT. Asking again too soon is how an e-mail goes twice.
PATIENCE = 60
ICS = "text/calendar"
TASK = "gemeenten.verstuur"


@transaction.atomic
def post(sleutel: str, prefix: str, to: str, *, bijlagen=(), kopregels=None, opmaak="", **context) -> bool:
    """Write an e-mail for an occasion; False when that occasion had its e-mail already.

    Templates as in emails.compose(); `opmaak` is one for the HTML part, if that is not made from the text. `bijlagen`
    are (name, content type, text), `kopregels` headers of its own. In the transaction of the caller.
    """
    onderwerp, tekst = written(prefix, context)
    zending, new = Zending.objects.get_or_create(
        sleutel=sleutel,
        defaults={
            "naar": to,
            "onderwerp": onderwerp,
            "tekst": tekst,
            "opmaak": render_to_string(opmaak, context | {"onderwerp": onderwerp}) if opmaak else "",
            "kopregels": kopregels or {},
            "bijlagen": [list(bijlage) for bijlage in bijlagen],
        },
    )
    if new:
        verstuur.configure(**for_job()).defer(pk=zending.pk)
    return new


class Geduld(BaseRetryStrategy):
    """Never gives up: the row does, which counts the faults of the mail server. A job counts killed workers too."""

    def get_retry_decision(self, *, exception, job):
        return RetryDecision(retry_in={"seconds": WAITS[min(job.attempts, len(WAITS) - 1)]})


@app.task(queue="post", name=TASK, retry=Geduld())
def verstuur(pk):
    """Send one e-mail; raises what kind of fault the mail server gave, so that the queue tries again later."""
    connection = get_connection(timeout=PATIENCE)
    try:
        with transaction.atomic():
            zending = Zending.objects.select_for_update(skip_locked=True).waiting().filter(pk=pk).first()
            fault = _send(zending, connection) if zending else None
    finally:
        with suppress(OSError):
            connection.close()  # after the commit: saying goodbye to the server can take long
    if fault:
        raise MailServerFault(type(fault).__name__)  # without its text, which may hold the address
    if zending is None and Zending.objects.waiting().filter(pk=pk).exists():
        raise Bezet  # should that worker die, this job is still there


def _send(zending, connection):
    """Send and close the row; or count the fault, and return it while there is hope."""
    try:
        connection.open()  # ourselves: else the server is also left before this returns
        connection.send_messages([_message(zending)])
    except Exception as error:
        zending.pogingen += 1
        if _is_final(error) or zending.pogingen >= ATTEMPTS:
            zending.close(Zending.Stand.MISLUKT)
            return None
        zending.save(update_fields=["pogingen"])
        return error
    zending.close(Zending.Stand.VERSTUURD)
    return None


def _is_final(error):
    """The server does not know the address, or cannot; not when it only says that it is too early (4xx)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, UnicodeError)


class MailServerFault(Exception):
    """The mail server did not take an e-mail this time."""


class Bezet(Exception):
    """Another worker is sending this e-mail."""


@app.periodic(cron="*/10 * * * *")
@app.task(queue="klok", name="gemeenten.hervat", queueing_lock="gemeenten.hervat")
def hervat(timestamp):
    """Give a job to e-mails that wait without one: it was stopped or thrown away, by hand or by a fault."""
    busy = ProcrastinateJob.objects.filter(task_name=TASK, status__in=["todo", "doing"])
    known = set(busy.values_list("args__pk", flat=True))
    for pk in Zending.objects.waiting().values_list("pk", flat=True):
        if pk not in known:
            verstuur.defer(pk=pk)


def forget(now: datetime) -> int:
    """Of the nightly clearing: what was sent or given up long ago."""
    return Zending.objects.expired(now - KEPT).delete()[0]


def _message(zending):
    headers = zending.kopregels | {"Message-ID": _message_id(zending), "Auto-Submitted": "auto-generated"}
    email = message(zending.onderwerp, zending.tekst, zending.naar, headers, zending.opmaak)
    for naam, soort, inhoud in zending.bijlagen:
        email.attach(naam, inhoud, soort)
    return email


def _message_id(zending):
    """The same for each attempt, and never used before: numbers begin anew after a backup is put back."""
    key = f"{zending.pk} {zending.gemaakt_op.timestamp()}"
    digest = salted_hmac("raadsportaal.zending", key, algorithm="sha256").hexdigest()[:32]
    return f"<{digest}@{urlsplit(settings.PORTAL_URL).hostname or 'localhost'}>"
