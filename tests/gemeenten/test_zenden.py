"""An e-mail that waits in a row: attempts, giving up, what stays of it (with real workers: basis/test_queue.py)."""

import smtplib
from datetime import timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from raadsportaal.gemeenten import outbox
from raadsportaal.gemeenten.models import Zending

pytestmark = pytest.mark.django_db
TO, LETTER = "sanne@oosterwaard.example", "account/email/login_code"
Stand = Zending.Stand


def write(sleutel="proef", to=TO):
    assert outbox.post(sleutel, LETTER, to, code="ABCD-EFGH")
    return Zending.objects.get(sleutel=sleutel)


class Failing(BaseEmailBackend):
    fault = ConnectionRefusedError()

    def send_messages(self, messages):
        raise self.fault


@pytest.fixture
def failing(settings, monkeypatch):
    """A mail server that answers with a fault: failing(TimeoutError())."""
    settings.EMAIL_BACKEND = f"{__name__}.Failing"
    return lambda fault: monkeypatch.setattr(Failing, "fault", fault)


def attempt(zending):
    """Whether there is hope after this attempt."""
    try:
        outbox.verstuur(zending.pk)
    except outbox.MailServerFault as fault:
        assert TO not in str(fault) and fault.__context__ is None, "the log has the kind of fault only"
        return True
    return False


def test_an_e_mail_is_given_up_after_ten_attempts_within_a_day_and_forgets_its_words(failing):
    zending = write()
    assert [attempt(zending) for _ in range(outbox.ATTEMPTS + 1)] == [True] * 9 + [False, False]
    zending.refresh_from_db()
    assert (zending.stand, zending.pogingen) == (Stand.MISLUKT, 10)
    assert (zending.naar, zending.onderwerp, zending.tekst, zending.bijlagen) == ("", "", "", [])
    assert 12 * 3600 < sum(outbox.WAITS) < 24 * 3600, "docs/gegevens.md says a day"


@pytest.mark.parametrize(
    ("fault", "hope"),
    [
        (smtplib.SMTPRecipientsRefused({TO: (450, b"kom straks terug")}), True),
        (smtplib.SMTPRecipientsRefused({TO: (550, b"ken ik niet")}), False),
        (smtplib.SMTPDataError(554, TO.encode()), True),
        (smtplib.SMTPAuthenticationError(535, b"wie bent u?"), True),
        (UnicodeEncodeError("ascii", "é", 0, 1, TO), False),
        (ValueError(TO), True),
        (TimeoutError(), True),
    ],
    ids=lambda value: type(value).__name__,
)
def test_only_an_address_that_does_not_exist_is_given_up_at_once(failing, fault, hope):
    failing(fault)
    zending = write()
    assert attempt(zending) is hope
    zending.refresh_from_db()
    assert zending.stand == (Stand.WACHT if hope else Stand.MISLUKT)


def test_the_waits_grow_and_do_not_end():
    seconds = []
    for attempts in range(30):
        decision = outbox.Geduld().get_retry_decision(exception=OSError(), job=SimpleNamespace(attempts=attempts))
        seconds.append(round((decision.retry_at - timezone.now()).total_seconds()))
    assert seconds[:3] == [10, 60, 300] and set(seconds[9:]) == {28_800}


def test_an_e_mail_whose_job_was_thrown_away_gets_a_new_one_and_only_that(mailoutbox):
    zending = write()
    sent = write("proef-2")
    outbox.verstuur(sent.pk)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    outbox.hervat(0)
    outbox.hervat(0)
    assert [job.args for job in ProcrastinateJob.objects.filter(status="todo")] == [{"pk": zending.pk}]


def test_an_e_mail_has_one_message_id_for_all_attempts_that_no_other_ever_had(mailoutbox):
    first, second = write(), write("proef-2")
    again = Zending(pk=first.pk, gemaakt_op=second.gemaakt_op)  # the same number, after a backup was put back
    ids = [outbox._message_id(one) for one in (first, Zending.objects.get(pk=first.pk), second, again)]
    assert ids[0] == ids[1] and len(set(ids)) == 3
    outbox.verstuur(first.pk)
    message = mailoutbox[0].message()
    assert message["Message-ID"] == ids[0] and message["Auto-Submitted"] == "auto-generated"


def test_an_attachment_goes_along_and_is_gone_afterwards(mailoutbox):
    outbox.post("proef", LETTER, TO, code="A", bijlagen=[("afspraak.ics", outbox.ICS, "BEGIN:VCALENDAR é")])
    zending = Zending.objects.get(sleutel="proef")
    outbox.verstuur(zending.pk)
    [(name, content, kind)] = mailoutbox[0].attachments
    assert (name, content, kind) == ("afspraak.ics", "BEGIN:VCALENDAR é", "text/calendar")
    assert mailoutbox[0].alternatives[0].content.startswith("<!doctype html>")
    zending.refresh_from_db()
    assert zending.bijlagen == []


def test_after_a_month_even_the_occasion_is_forgotten_but_not_what_waits():
    now = timezone.now()
    for name, state, days in (("a", "verstuurd", 31), ("b", "mislukt", 31), ("c", "verstuurd", 29), ("d", "wacht", 99)):
        Zending.objects.create(sleutel=f"proef-{name}", stand=state, gemaakt_op=now - timedelta(days=days))
    assert outbox.forget(now) == 2
    kept = Zending.objects.filter(sleutel__startswith="proef").values_list("sleutel", flat=True)
    assert set(kept) == {"proef-c", "proef-d"}


# What who operates the portal sees


def wachtrij():
    out = StringIO()
    try:
        call_command("wachtrij", stdout=out)
    except CommandError as wrong:
        return out.getvalue(), str(wrong)
    return out.getvalue(), ""


def alive(seconds):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))", [seconds]
        )


def test_the_command_of_the_watch_says_when_all_is_well_and_when_no_worker_lives():
    alive(5)
    write()
    told, wrong = wachtrij()
    assert "Workers aan het werk: 1" in told and "Rij post: 1 wacht" in told and "E-mails: 1 wacht, 0 niet" in told
    assert wrong == "" and TO not in told
    alive(90)
    assert wachtrij()[1] == "Er loopt geen worker."


@pytest.mark.parametrize("status", ["failed", "aborted"])
def test_it_does_not_say_that_all_is_well_when_work_failed(status):
    alive(5)
    with connection.cursor() as cursor:
        columns = "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)"
        cursor.execute(f"{columns} VALUES ('klok', 'portaal.nacht', '{{}}', %s)", [status])
    assert wachtrij()[1] == "Er mislukten taken: portaal.nacht (1)."


def test_it_names_the_occasion_of_an_e_mail_that_could_not_go_and_what_waits_too_long():
    alive(5)
    now = timezone.now()
    Zending.objects.create(sleutel="advies-ontvangen-7", stand=Stand.MISLUKT, gemaakt_op=now - timedelta(hours=1))
    Zending.objects.create(sleutel="lang-geleden", stand=Stand.MISLUKT, gemaakt_op=now - timedelta(days=4))
    Zending.objects.create(sleutel="wacht", naar=TO, gemaakt_op=now - timedelta(hours=3))
    told, wrong = wachtrij()
    assert "niet gelukt: advies-ontvangen-7" in told and "lang-geleden" not in told and TO not in told
    assert wrong == "E-mails die langer dan twee uur wachten: 1. Er konden e-mails niet weg."
