"""How the queue is doing, for who operates the portal: work, workers, e-mails. No names or addresses."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from raadsportaal.gemeenten import queue_state

SHOWN = 10


class Command(BaseCommand):
    help = "Laat zien hoe de wachtrij loopt. Eindigt met fout 1 als er iets mis is, zodat bewaking het kan draaien."

    def handle(self, **options):
        now = timezone.now()
        wrong = [*self._workers(now), *self._jobs(), *self._mail(now)]
        if wrong:
            raise CommandError(" ".join(wrong))
        self.stdout.write(self.style.SUCCESS("De wachtrij loopt."))

    def _workers(self, now):
        alive = queue_state.workers_alive(now)
        self.stdout.write(f"Workers aan het werk: {alive}")
        return [] if alive else ["Er loopt geen worker."]

    def _jobs(self):
        for queue, counted in queue_state.jobs_by_queue().items():
            for status, number in counted.items():
                self.stdout.write(f"Rij {queue}: {number} {queue_state.STATES[status]}")
        named = [f"{task} ({number})" for task, number in queue_state.failed_by_task().items()]
        return [f"Er mislukten taken: {', '.join(named)}."] if named else []

    def _mail(self, now):
        post = queue_state.post(now)
        self.stdout.write(f"E-mails: {post.wacht} wacht, {len(post.mislukt)} niet gelukt van de laatste drie dagen")
        for sleutel in post.mislukt[:SHOWN]:
            self.stdout.write(f"  niet gelukt: {sleutel}")
        said = [f"E-mails die langer dan twee uur wachten: {post.te_laat}."] if post.te_laat else []
        return said + (["Er konden e-mails niet weg."] if post.mislukt else [])
