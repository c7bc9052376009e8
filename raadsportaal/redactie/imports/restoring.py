"""What an import did to each record, kept so that it can be put back: what it added goes, what it changed returns.

What somebody did since stays. Which model keeps these lines, and who may undo, is for those who call this.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError, RestrictedError

from raadsportaal.redactie.imports.engine import Importer
from raadsportaal.redactie.imports.plan import Instance, Record, Uitkomst
from raadsportaal.redactie.imports.report import Report

BATCH = 500
TIED = "hangt inmiddels aan iets anders"
CHANGED_SINCE = "is daarna gewijzigd of gecontroleerd"


class Regels:
    """What an import does to each record, kept while it goes and put in lines at its end."""

    def __init__(self):
        self.was: dict[int, Record | None] = {}

    def add(self, plan):
        new = plan.uitkomst == Uitkomst.NIEUW
        self.was[plan.pk] = None if new else {field: old for field, (old, _) in plan.wijzigingen.items()}

    def batches(self, importer):
        """Lists of {record, nieuw, was, werd}, as they are now that all are there: a project may come before its
        programme."""
        pks = list(self.was)
        for start in range(0, len(pks), BATCH):
            some = importer.model.objects.filter(pk__in=pks[start : start + BATCH]).for_import()
            yield [self._regel(importer, instance) for instance in some]

    def _regel(self, importer, instance):
        was, values = self.was[instance.pk], importer.values(instance)
        werd = values if was is None else {name: values[name] for name in was}
        return {"record": instance.pk, "nieuw": was is None, "was": was, "werd": werd}


@dataclass
class Terug:
    """What undoing does with one record: `velden` get their old value, None: it goes; `blijft` says why it stays."""

    instance: Instance
    naam: str
    velden: Record | None = None
    nu: Record = field(default_factory=dict)  # the values that are here now
    anders: list[str] = field(default_factory=list)  # the fields that somebody changed since
    blijft: str = ""
    # (label, what is here now, what it becomes) for people
    regels: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def pk(self):
        return self.instance.pk

    @property
    def gaat_weg(self):
        return self.velden is None and not self.blijft

    @property
    def krijgt_terug(self):
        return bool(self.velden) and not self.blijft


def work_out(importer: Importer, lines: Iterable[Any], *, since: datetime, by: AbstractUser) -> list[Terug]:
    """What undoing would do with each record of these lines that is still there; writes nothing."""
    regels = {regel.record: regel for regel in lines}
    new = {pk for pk, regel in regels.items() if regel.nieuw}
    instances = list(importer.locked(importer.model.objects.filter(pk__in=regels).order_by("pk")))
    held, used = importer.held(instances, new, since=since, by=by), tied(importer, new)
    found = []
    for instance in instances:
        regel, terug = regels[instance.pk], Terug(instance, str(instance))
        terug.nu, why = importer.values(instance), held.get(instance.pk, "")
        changed = {name for name, value in regel.werd.items() if terug.nu.get(name) != value}
        if regel.nieuw:
            terug.blijft = why or (changed and CHANGED_SINCE) or (TIED if instance.pk in used else "")
        else:
            terug.velden = {name: old for name, old in regel.was.items() if name not in changed}
            terug.anders = [name for name in regel.was if name in changed]
            terug.blijft = why if terug.velden else "alles is daarna gewijzigd"
        found.append(terug)
    return found


def put_back(importer: Importer, records: list[Terug], report: Report) -> None:
    """Do it, in the transaction of the caller. What turns out to be tied to something else gets a `blijft`."""
    for terug in records:
        if terug.velden and terug.krijgt_terug:
            importer.give_back(terug.instance, terug.velden)
    importer.finish(report)
    _remove(importer, [terug for terug in records if terug.gaat_weg])
    importer.settle()


def tied(importer: Importer, pks: Iterable[int]) -> set[int]:
    """Those that rows of other tables refer to, as far as these can be seen; the database itself says the rest."""
    found, own = set(), {importer.model, *importer.parts}
    for relation in importer.model._meta.get_fields(include_hidden=True):
        if not (relation.one_to_many or relation.one_to_one) or not relation.auto_created:
            continue
        model, name = relation.related_model, relation.field.name
        if model in own or model._meta.auto_created or not model._meta.managed:
            continue
        rows = model._base_manager.filter(**{f"{name}__in": pks}).order_by()
        found |= set(rows.values_list(name, flat=True))
    return found


def _remove(importer, records):
    """All at once; when one of them turns out to be tied to something, one by one, and that one stays."""
    objects, pks = importer.model.objects, [terug.pk for terug in records]
    try:
        with transaction.atomic():
            importer.loosen(pks)
            objects.filter(pk__in=pks).delete()
            connection.check_constraints()
        return
    except (ProtectedError, RestrictedError, IntegrityError):
        pass
    for terug in sorted(records, key=lambda one: -one.pk):  # what was added last first: projects before programmes
        try:
            with transaction.atomic():
                objects.filter(pk=terug.pk).delete()
                connection.check_constraints()
        except (ProtectedError, RestrictedError, IntegrityError):
            terug.blijft = TIED
