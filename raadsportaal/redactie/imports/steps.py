"""Carry out an import that somebody agreed to, or undo it: in one transaction, once, and what was shown or nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from raadsportaal.redactie import workflow
from raadsportaal.redactie.imports import columns
from raadsportaal.redactie.imports.kinds import SOORTEN
from raadsportaal.redactie.imports.plan import Uitkomst
from raadsportaal.redactie.imports.restoring import Regels
from raadsportaal.redactie.imports.trial import Zegel, importer_of
from raadsportaal.redactie.models import Daad, Import, Importregel, Publicatie
from raadsportaal.redactie.models.imports import Importstand
from raadsportaal.redactie.workflow import KanNiet

AT_ONCE = 500  # rows that are written while the editor waits
TASK = "redactie.importeer"
INLEZEN, TERUG = "inlezen", "terug"


class Anders(Exception):
    """What would happen now is not what was shown."""


def may_change_public(partij: Import, gebruiker: AbstractUser) -> bool:
    """A second pair of eyes: who may publish and did not upload this file. Functioneel beheer may alone."""
    other = gebruiker.has_perm(workflow.PUBLISH) and gebruiker.pk != partij.door_id
    return gebruiker.is_superuser or other


def locked(pk: int) -> Import:
    """The import, and nobody else at it until the transaction ends."""
    return Import.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)


@transaction.atomic
def importeer(
    pk: int, *, zegel: str, by: AbstractUser, ook_openbaar: bool = False, now: datetime | None = None
) -> Import:
    """Write what the preview showed, which `zegel` is the digest of. Raises Anders or KanNiet and writes nothing."""
    partij, now = locked(pk), now or timezone.now()
    if partij.stand != Importstand.BEKEKEN:
        raise KanNiet("Dit bestand is al ingelezen.")
    soort = SOORTEN[partij.soort]
    seen, regels = Zegel(), Regels()
    told: dict[Uitkomst, int] = {}
    openbaar: list[int] = []
    with soort.scope():
        importer = importer_of(partij, soort)
        importer.also_public = ook_openbaar and may_change_public(partij, by)

        def each(plan):
            seen.add(plan)
            if plan.written:
                regels.add(plan)
                told[plan.uitkomst] = told.get(plan.uitkomst, 0) + 1
                if plan.uitkomst == Uitkomst.OPENBAAR:
                    openbaar.append(plan.pk)

        report = importer.run(columns.rows(partij), each=each)
        if str(seen) != zegel:
            raise Anders
        for some in regels.batches(importer):
            Importregel.objects.bulk_create(Importregel(partij=partij, **regel) for regel in some)
        _note_public(importer, openbaar, by, partij, now)
        connection.check_constraints()
    partij.stand, partij.ingelezen_op = Importstand.INGELEZEN, now
    uitslag = {"overgeslagen": len(report.left), "opmerkingen": report.notes[:200], "gehouden": report.kept[:200]}
    uitslag |= {"ingelezen_door": by.pk, "gedaan": {uitkomst.value: n for uitkomst, n in told.items()}}
    partij.aantallen = {name: partij.aantallen[name] for name in ("telling", "fouten")} | uitslag
    partij.save()
    note(partij, by, f"Las in: {report.added} nieuw, {report.changed} gewijzigd.")
    return partij


def _note_public(importer, pks, by, partij, now):
    if issubclass(importer.model, Publicatie):
        for instance in importer.model.objects.filter(pk__in=pks):
            workflow.note(instance, Daad.WIJZIGINGEN, by, f"Import van {partij.bestand}", now)


def note(partij, by, what):
    """In the log of the admin."""
    LogEntry.objects.log_actions(by.pk, [partij], CHANGE, change_message=what, single_object=True)


# Work for the queue: what was asked is kept with the import, so that a worker that dies loses nothing.


@transaction.atomic
def ask(
    pk: int,
    *,
    wat: str,
    by: AbstractUser,
    defer: Callable[..., object],
    now: datetime | None = None,
    **options: Any,
) -> None:
    """Let the queue do it, with `defer` as what makes the job; asked twice, it is done once."""
    partij = locked(pk)
    if is_busy(partij):
        return
    op = (now or timezone.now()).isoformat()
    opdracht = {"wat": wat, "door": by.pk, "op": op, **options}
    partij.aantallen = {**partij.aantallen, "opdracht": opdracht}
    partij.aantallen.pop("mislukt", None)
    partij.save(update_fields=["aantallen"])
    defer(pk=pk)


def is_busy(partij: Import) -> bool:
    """Whether a job waits for it or is at it."""
    if "opdracht" not in partij.aantallen:
        return False
    jobs = ProcrastinateJob.objects.filter(task_name=TASK, status__in=["todo", "doing"])
    return jobs.filter(args__pk=partij.pk).exists()


def carry_out(pk: int, undo: Callable[..., object]) -> None:
    """Do what was asked of this import. A fault is told on its page, and nothing of it is left in the content."""
    partij = Import.objects.filter(pk=pk).first()
    opdracht = partij and partij.aantallen.get("opdracht")
    if not opdracht:
        return
    by = get_user_model().objects.get(pk=opdracht["door"])
    try:
        if opdracht["wat"] == INLEZEN:
            importeer(pk, zegel=opdracht["zegel"], by=by, ook_openbaar=opdracht["ook_openbaar"])
        else:
            undo(pk, by=by)
    except (Anders, KanNiet) as why:
        _stopped(pk, str(why) or "anders")
    except Exception:
        _stopped(pk, "Er ging bij ons iets mis.")
        raise
    else:
        _stopped(pk, "")


@transaction.atomic
def _stopped(pk, why):
    partij = locked(pk)
    partij.aantallen.pop("opdracht", None)
    if why:
        partij.aantallen["mislukt"] = why
    partij.save(update_fields=["aantallen"])
