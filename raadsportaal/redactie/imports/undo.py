"""Undo an import of the desk as a whole, once and for thirty days."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractUser
from django.db import connection, transaction
from django.utils import timezone

from raadsportaal.redactie import workflow
from raadsportaal.redactie.admin import trash
from raadsportaal.redactie.imports import restoring
from raadsportaal.redactie.imports.kinds import SOORTEN
from raadsportaal.redactie.imports.report import Report
from raadsportaal.redactie.imports.restoring import Terug
from raadsportaal.redactie.imports.steps import KanNiet, importer_of, locked, note
from raadsportaal.redactie.imports.wording import in_words
from raadsportaal.redactie.models import Daad, Import, Publicatie
from raadsportaal.redactie.models.imports import Importstand

DAYS = 30
KEPT = timedelta(days=DAYS)


def can_undo(partij: Import, now: datetime) -> bool:
    written = partij.ingelezen_op if partij.stand == Importstand.INGELEZEN else None
    return written is not None and written > now - KEPT


def plan(partij: Import, by: AbstractUser) -> list[Terug]:
    """What undoing would do with each record that is still there, in words; writes nothing."""
    soort = SOORTEN[partij.soort]
    with soort.scope():
        importer = importer_of(partij, soort)
        records = _work_out(importer, partij, by)
        for terug in records:
            terug.anders = [soort.label_of(name) for name in terug.anders]
            for name, old in (terug.velden or {}).items():
                texts = [in_words(soort, importer, name, value) for value in (terug.nu[name], old)]
                terug.regels.append((soort.label_of(name), *texts))
    return records


def _work_out(importer, partij, by):
    return restoring.work_out(importer, partij.regels.all(), since=partij.ingelezen_op, by=by)


@transaction.atomic
def undo(pk: int, *, by: AbstractUser) -> list[Terug]:
    """Undo an import, and say what came of each record. Raises KanNiet; then nothing changed."""
    partij, now = locked(pk), timezone.now()
    if not can_undo(partij, now):
        raise KanNiet(f"Deze import kan niet (meer) worden teruggedraaid. Dat kan {DAYS} dagen lang, en één keer.")
    soort = SOORTEN[partij.soort]
    with soort.scope():
        importer = importer_of(partij, soort)
        importer.by, importer.locking = by, True
        records = _work_out(importer, partij, by)
        restoring.put_back(importer, records, Report())
        if issubclass(soort.model, Publicatie):
            trash.forget(soort.naam, [terug.pk for terug in records if terug.gaat_weg])
            for terug in records:
                if not terug.gaat_weg:
                    workflow.note(terug.instance, Daad.TERUGGEDRAAID, by, terug.blijft, now)
        connection.check_constraints()
    partij.stand, partij.teruggedraaid_op = Importstand.TERUG, now
    partij.teruggedraaid_door = by  # type: ignore[assignment]  # our own user model, which this package may not name
    gone = sum(terug.gaat_weg for terug in records)
    back = sum(terug.krijgt_terug for terug in records)
    stays = [f"{terug.naam}: {terug.blijft}" for terug in records if terug.blijft]
    partij.aantallen = {**partij.aantallen, "terug": {"weg": gone, "hersteld": back, "gebleven": stays[:500]}}
    partij.save()
    note(partij, by, f"Draaide terug: {gone} weg, {back} hersteld, {len(stays)} gebleven.")
    return records
