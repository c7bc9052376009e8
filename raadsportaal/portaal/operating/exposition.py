"""The page of counts for Prometheus: requests of all web processes, and how queue, e-mails and night go.

In its words stand names of views, tasks and queues, and numbers; never an address, a municipality or a person.
"""

from datetime import datetime

from django.db import Error
from django.utils import timezone
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from raadsportaal.basis import replica
from raadsportaal.gemeenten import queue_state
from raadsportaal.portaal.models import Verrichting
from raadsportaal.portaal.operating import facts
from raadsportaal.redactie.models import Import

STARTS = "raadsportaal_"


def page(folder: str, now: datetime | None = None) -> bytes:
    """`folder` is where the web processes count; empty: they do not."""
    registry = CollectorRegistry()
    if folder:
        MultiProcessCollector(registry, path=folder)
    registry.register(_Database(now or timezone.now()))
    return generate_latest(registry)


class _Database:
    """What is counted in the database: by whom does not matter, so any number of processes may."""

    def __init__(self, now):
        self.now = now

    def describe(self):
        return []

    def collect(self):
        try:
            found = [*self._queue(), *self._post(), *self._work(), *self._imports(), *self._ground()]
            up = 1
        except Error:
            found, up = [], 0
        return [_gauge("database", "Of de database antwoord geeft", up), *self._replica(), *found]

    def _replica(self):
        if not replica.is_there():
            return []
        return [_gauge("replica", "Of bezoekers van de replica lezen", int(replica.standing.serves()))]

    def _queue(self):
        jobs = _gauge("taken", "Taken in de wachtrij", labels=["rij", "stand"])
        for queue, counted in queue_state.jobs_by_queue().items():
            for status, number in counted.items():
                jobs.add_metric([queue, queue_state.STATES[status]], number)
        age = _gauge("taak_wacht_seconden", "Hoe lang de oudste taak wacht", labels=["rij"])
        for queue, since in queue_state.oldest_waiting(self.now).items():
            age.add_metric([queue], self._age(since))
        return [_gauge("workers", "Workers die leven", queue_state.workers_alive(self.now)), jobs, age]

    def _post(self):
        post = queue_state.post(self.now)
        return [
            _gauge("emails_wachten", "E-mails die wachten", post.wacht),
            _gauge("email_wacht_seconden", "Hoe lang de oudste e-mail wacht", self._age(post.oudste)),
            _gauge("emails_mislukt", "E-mails die de laatste drie dagen niet weg konden", len(post.mislukt)),
        ]

    def _work(self):
        done = _gauge("gelukt_op_seconden", "Wanneer dit werk het laatst lukte", labels=["werk"])
        failed = _gauge("mislukt", "Of dit werk de laatste keer mislukte", labels=["werk"])
        for one in Verrichting.objects.all():
            if one.gelukt_op:
                done.add_metric([one.naam], one.gelukt_op.timestamp())
            failed.add_metric([one.naam], int(bool(one.fout)))
        return [done, failed]

    def _imports(self):
        imports = _gauge("imports", "Imports van de laatste maand", labels=["stand"])
        for stand, number in Import.objects.by_state().items():
            imports.add_metric([stand], number)
        return [imports]

    def _ground(self):
        return [
            _gauge("migraties_open", "Migraties die nog niet uitgevoerd zijn", len(facts.pending_migrations())),
            _gauge("schijf_vrij_deel", "Welk deel van de schijf met bijlagen vrij is", facts.disk_free()),
        ]

    def _age(self, since):
        return max(0.0, (self.now - since).total_seconds()) if since else 0


def _gauge(name, explained, value=None, labels=None):
    return GaugeMetricFamily(STARTS + name, explained, value=value, labels=labels)
