"""What stands in the way of a portal that runs well, said in one place for probes, counts and the desk."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from raadsportaal.basis import replica
from raadsportaal.gemeenten import queue_state
from raadsportaal.portaal.models import Verrichting
from raadsportaal.portaal.operating.nightly import BACKUP, DAY, NIGHTLY

GOOD = "goed"
LEAST_FREE = 0.05  # of the disk with attachments and copies: below this somebody must act
BACKUP_WITHIN = DAY


@dataclass(frozen=True)
class Onderdeel:
    """What is looked at: how it is, and whether the portal cannot serve anybody while it is not good."""

    naam: str
    stand: str
    nodig: bool = False

    @property
    def goed(self):
        return self.stand == GOOD


def standing(now: datetime) -> list[Onderdeel]:
    """All of it, for a database that answers."""
    return [
        Onderdeel("database", GOOD, nodig=True),
        Onderdeel("migraties", _migrations(), nodig=True),
        Onderdeel("wachtrij", _queue(now)),
        Onderdeel("post", _post(now)),
        Onderdeel("nachtwerk", _nightly(now)),
        Onderdeel("schijf", _disk()),
        Onderdeel("reservekopie", _backup(now)),
        *_replica(),
    ]


def _replica():
    if not replica.is_there():
        return []
    return [Onderdeel("replica", GOOD if replica.standing.serves() else "loopt achter of geeft geen antwoord")]


def pending_migrations() -> list[tuple[str, str]]:
    """(app, name) of what this code expects of the database and is not there. More than that does not matter."""
    there = MigrationRecorder(connection).applied_migrations()
    return [node for node in _wanted() if node not in there]


@cache
def _wanted():
    """Read from the disk once: a probe asks every few seconds."""
    return sorted(MigrationLoader(None).graph.nodes)


def _migrations():
    return f"{count} nog niet uitgevoerd" if (count := len(pending_migrations())) else GOOD


def _queue(now):
    if not queue_state.workers_alive(now):
        return "er loopt geen worker"
    failed = sum(queue_state.failed_by_task().values())
    return f"{failed} mislukt" if failed else GOOD


def _post(now):
    post = queue_state.post(now)
    if post.te_laat:
        return f"{post.te_laat} te laat"
    return f"{len(post.mislukt)} niet gelukt" if post.mislukt else GOOD


def _nightly(now):
    known = {one.naam: one for one in Verrichting.objects.filter(naam__in=NIGHTLY)}
    late = [name for name, werk in NIGHTLY.items() if name in known and is_late(known[name], werk.within, now)]
    return f"te laat of mislukt: {', '.join(late)}" if late else GOOD


def is_late(verrichting: Verrichting, within: timedelta, now: datetime) -> bool:
    """Its last time failed, or is too long ago. What never began is of a new portal: its clock comes by."""
    return bool(verrichting.fout) or (verrichting.gelukt_op or verrichting.begonnen_op) < now - within


def disk_free() -> float:
    """Which part of the disk with the attachments is free."""
    there = next(path for path in [Path(settings.MEDIA_ROOT), *Path(settings.MEDIA_ROOT).parents] if path.exists())
    usage = shutil.disk_usage(there)
    return usage.free / usage.total


def _disk():
    return GOOD if disk_free() >= LEAST_FREE else "bijna vol"


def last_backup() -> datetime | None:
    return Verrichting.objects.filter(naam=BACKUP).values_list("gelukt_op", flat=True).first()


def _backup(now):
    last = last_backup()
    if last is None:
        return "nog geen"
    return GOOD if last >= now - BACKUP_WITHIN else "ouder dan een dag"
