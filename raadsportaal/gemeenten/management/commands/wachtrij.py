"""How the queue is doing, for who operates the portal: work, workers, e-mails. No names or addresses."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.models import Count
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from raadsportaal.gemeenten.models import Zending

ALIVE = timedelta(minutes=1)  # a worker gives a sign of life every ten seconds
LATE = timedelta(hours=2)  # an e-mail that waits so long has met the mail server at least four times, or no worker
RECENT = timedelta(days=3)  # since it was written: giving up takes a day
SHOWN = 10
STATES = {"todo": "wacht", "doing": "bezig", "failed": "mislukt", "aborted": "gestopt"}
FAILED = ["failed", "aborted"]  # forgotten after a day, or tried again in the admin


class Command(BaseCommand):
    help = "Laat zien hoe de wachtrij loopt. Eindigt met fout 1 als er iets mis is, zodat bewaking het kan draaien."

    def handle(self, **options):
        now = timezone.now()
        wrong = [*self._workers(now), *self._jobs(), *self._mail(now)]
        if wrong:
            raise CommandError(" ".join(wrong))
        self.stdout.write(self.style.SUCCESS("De wachtrij loopt."))

    def _workers(self, now):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > %s", [now - ALIVE])
            (alive,) = cursor.fetchone()
        self.stdout.write(f"Workers aan het werk: {alive}")
        return [] if alive else ["Er loopt geen worker."]

    def _jobs(self):
        counted = ProcrastinateJob.objects.filter(status__in=STATES).values("queue_name", "status")
        for row in counted.annotate(n=Count("pk")).order_by("queue_name", "status"):
            self.stdout.write(f"Rij {row['queue_name']}: {row['n']} {STATES[row['status']]}")
        failed = ProcrastinateJob.objects.filter(status__in=FAILED).values("task_name")
        named = [f"{row['task_name']} ({row['n']})" for row in failed.annotate(n=Count("pk")).order_by("task_name")]
        return [f"Er mislukten taken: {', '.join(named)}."] if named else []

    def _mail(self, now):
        waiting = Zending.objects.waiting()
        late = waiting.filter(gemaakt_op__lt=now - LATE).count()
        failed = Zending.objects.failed().filter(gemaakt_op__gt=now - RECENT).order_by("-gemaakt_op")
        self.stdout.write(f"E-mails: {waiting.count()} wacht, {failed.count()} niet gelukt van de laatste drie dagen")
        for sleutel in failed.values_list("sleutel", flat=True)[:SHOWN]:
            self.stdout.write(f"  niet gelukt: {sleutel}")
        said = [f"E-mails die langer dan twee uur wachten: {late}."] if late else []
        return said + (["Er konden e-mails niet weg."] if failed else [])
