"""Undo an import as a whole: what it added goes, what it changed gets its old value, what others did since stays."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils import timezone

from raadsportaal.redactie import workflow
from raadsportaal.redactie.admin import trash
from raadsportaal.redactie.imports.kinds import SOORTEN
from raadsportaal.redactie.imports.report import Report
from raadsportaal.redactie.imports.steps import KanNiet, importer_of, locked, note, values_of
from raadsportaal.redactie.imports.wording import in_words
from raadsportaal.redactie.models import Daad, Publicatie, Redactiestap, Status, Werkkopie
from raadsportaal.redactie.models.imports import Importstand

DAYS = 30
KEPT = timedelta(days=DAYS)
PUBLISHED_SINCE = (Daad.PUBLICEER, Daad.WIJZIGINGEN)


@dataclass
class Terug:
    """What undoing does with one record: `velden` get their old value, None: it goes; `blijft` says why it stays."""

    pk: int
    naam: str
    velden: dict | None
    blijft: str = ""
    regels: tuple = ()  # (label, what is here now, what it becomes) for people
    anders: tuple = ()  # labels of the fields that somebody changed since
    instance: object = None

    @property
    def gaat_weg(self):
        return self.velden is None and not self.blijft

    @property
    def krijgt_terug(self):
        return bool(self.velden) and not self.blijft


def can_undo(partij, now: datetime) -> bool:
    return partij.stand == Importstand.INGELEZEN and partij.ingelezen_op > now - KEPT


def plan(partij, by) -> list[Terug]:
    """What undoing would do with each record that the import touched and that is still there; writes nothing."""
    soort = SOORTEN[partij.soort]
    with soort.scope():
        importer = importer_of(partij, soort)
        return _plan(partij, soort, importer, by)


def _plan(partij, soort, importer, by, lock=False):
    regels = {regel.record: regel for regel in partij.regels.all()}
    touched = _touched(soort, partij, regels)
    waiting = set(Werkkopie.objects.filter(soort=soort.naam, record__in=regels).values_list("record", flat=True))
    linked = _linked(soort, [regel.record for regel in regels.values() if regel.nieuw])
    found, mine = [], importer.model.objects.filter(pk__in=regels).for_import().order_by("pk")
    for instance in mine.select_for_update(of=("self",), no_key=True) if lock else mine:
        regel, now = regels[instance.pk], values_of(importer, instance)
        terug = Terug(instance.pk, str(instance), None, instance=instance)
        if regel.nieuw:
            terug.blijft = _why_it_stays(instance, regel, now, touched, linked)
        else:
            _old_values(terug, regel, now, soort, importer)
            terug.blijft = _why_unchanged(instance, terug, touched, waiting, by)
        found.append(terug)
    return found


def _why_it_stays(instance, regel, now, touched, linked):
    status = getattr(instance, "status", None)
    if issubclass(type(instance), Publicatie) and status != Status.CONCEPT:
        return f"is nu {instance.get_status_display()}"
    if instance.pk in touched or any(now.get(field) != value for field, value in regel.werd.items()):
        return "is daarna gewijzigd of gecontroleerd"
    return "hangt inmiddels aan iets anders" if instance.pk in linked else ""


def _old_values(terug, regel, now, soort, importer):
    same = {field for field, value in regel.werd.items() if now.get(field) == value}
    terug.velden = {field: old for field, old in regel.was.items() if field in same}
    terug.anders = tuple(soort.label_of(field) for field in regel.was if field not in same)
    terug.regels = tuple(
        (soort.label_of(field), in_words(soort, importer, field, now[field]), in_words(soort, importer, field, old))
        for field, old in terug.velden.items()
    )


def _why_unchanged(instance, terug, touched, waiting, by):
    if not terug.velden:
        return "alles is daarna gewijzigd"
    if touched.get(instance.pk, set()) & {*PUBLISHED_SINCE}:
        return "is daarna gepubliceerd"
    if getattr(instance, "is_confirmed", False):
        return "is daarna door de gemeente bevestigd"
    if instance.pk in waiting:
        return "er wacht een werkkopie van een collega: publiceer die eerst of gooi die weg"
    public = issubclass(type(instance), Publicatie) and instance.is_public
    if public and not by.has_perm(workflow.PUBLISH):
        return "staat op het portaal: een controleur kan dit terugdraaien"
    return ""


def _touched(soort, partij, pks):
    """{pk: what editors did with it since the import}"""
    since = Redactiestap.objects.filter(soort=soort.naam, record__in=pks, op__gt=partij.ingelezen_op)
    found = {}
    for record, daad in since.values_list("record", "daad"):
        found.setdefault(record, set()).add(daad)
    return found


def _linked(soort, pks):
    """Those that rows of other tables refer to, as far as these can be seen; the database itself says the rest."""
    found = set()
    for relation in soort.model._meta.get_fields(include_hidden=True):
        if not (relation.one_to_many or relation.one_to_one) or not relation.auto_created:
            continue
        model, name = relation.related_model, relation.field.name
        if model in soort.delen or model is soort.model or model._meta.auto_created or not model._meta.managed:
            continue
        rows = model._base_manager.filter(**{f"{name}__in": pks}).order_by()
        found |= set(rows.values_list(name, flat=True))
    return found


@transaction.atomic
def undo(pk, *, by) -> list[Terug]:
    """Undo an import, and say what came of each record. Raises KanNiet; then nothing changed."""
    partij, now = locked(pk), timezone.now()
    if not can_undo(partij, now):
        raise KanNiet(f"Deze import kan niet (meer) worden teruggedraaid. Dat kan {DAYS} dagen lang, en één keer.")
    soort = SOORTEN[partij.soort]
    with soort.scope():
        importer = importer_of(partij, soort)
        importer.by = by
        records = _plan(partij, soort, importer, by, lock=True)
        for terug in records:
            if terug.krijgt_terug:
                _give_back(importer, terug)
        importer.finish(Report())
        _remove(importer, [terug for terug in records if terug.gaat_weg])
        if issubclass(soort.model, Publicatie):
            trash.forget(soort.naam, [terug.pk for terug in records if terug.gaat_weg])
            for terug in records:
                if not terug.gaat_weg:
                    workflow.note(terug.instance, Daad.TERUGGEDRAAID, by, terug.blijft, now)
        connection.check_constraints()
    partij.stand, partij.teruggedraaid_op, partij.teruggedraaid_door = Importstand.TERUG, now, by
    gone = sum(terug.gaat_weg for terug in records)
    back = sum(terug.krijgt_terug for terug in records)
    stays = [f"{terug.naam}: {terug.blijft}" for terug in records if terug.blijft]
    partij.aantallen = {**partij.aantallen, "terug": {"weg": gone, "hersteld": back, "gebleven": stays[:500]}}
    partij.save()
    note(partij, by, f"Draaide terug: {gone} weg, {back} hersteld, {len(stays)} gebleven.")
    return records


def _give_back(importer, terug):
    """The old values, also as what the collection said last: the same file may be imported again."""
    instance = terug.instance
    record = importer.as_record(instance) | terug.velden
    record["verzameling"] = getattr(instance, "verzameling", "")
    if hasattr(instance, "import_waarden"):
        instance.import_waarden = (instance.import_waarden or {}) | terug.velden
    importer.put(instance, record, {*terug.velden})


def _remove(importer, records):
    """All at once; when one of them turns out to be tied to something, one by one, and that one stays."""
    model, pks = importer.model, [terug.pk for terug in records]
    try:
        with transaction.atomic():
            importer.loosen(pks)
            model.objects.filter(pk__in=pks).delete()
            connection.check_constraints()
        return
    except (ProtectedError, RestrictedError, IntegrityError):
        pass
    for terug in sorted(records, key=lambda one: -one.pk):  # what was added last first: projects before programmes
        try:
            with transaction.atomic():
                model.objects.filter(pk=terug.pk).delete()
                connection.check_constraints()
        except (ProtectedError, RestrictedError, IntegrityError):
            terug.blijft = "hangt inmiddels aan iets anders"
