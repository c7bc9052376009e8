"""The last changes in a municipality, with what one person did to one dossier on one day taken together."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from django.utils import timezone

from raadsportaal.dossiers.history import Change, latest_changes
from raadsportaal.dossiers.models import Dossier

MOST = 25
READ = 100  # changes that are read to make MOST of


@dataclass(frozen=True)
class Beurt:
    """What one person did to one dossier on one day, the last first."""

    dossier: Dossier
    who: str
    dag: date
    changes: list[Change]

    @property
    def first(self):
        return self.changes[0]

    @property
    def rest(self) -> int:
        return len(self.changes) - 1


def latest_sittings(toegang) -> list[Beurt]:
    changes = latest_changes(toegang.gemeente, READ, toegang)
    grouped = groupby(changes, key=lambda change: (change.dossier, change.who, _day(change)))
    return [Beurt(*key, list(changes)) for key, changes in islice(grouped, MOST)]


def _day(change):
    return timezone.localdate(change.when)
