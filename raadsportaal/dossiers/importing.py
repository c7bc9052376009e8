"""Take dossiers over from a file or a council information system: read, compare, and only after a yes write."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from types import SimpleNamespace

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.dossiers.choices import Dossierbron, Volgens
from raadsportaal.dossiers.council_systems import ibabs, notubiz, openbesluitvorming
from raadsportaal.dossiers.models import Dossier, Invoer, Leesbeurt
from raadsportaal.dossiers.models.dossier import free_slug
from raadsportaal.dossiers.models.invoer import UNDO_DAYS
from raadsportaal.dossiers.opvolging import ANSWERED_FOR, answer_for
from raadsportaal.dossiers.rows import DATES, DossierRow, check_rows
from raadsportaal.dossiers.telling import shown
from raadsportaal.dossiers.uploads import read_upload
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.redactie.imports import engine, restoring
from raadsportaal.redactie.imports.plan import Uitkomst
from raadsportaal.redactie.imports.report import Report
from raadsportaal.redactie.imports.restoring import Regels, Terug

FIELDS = [
    "titel",
    "soort",
    "stand",
    "behandeling",
    "portefeuillehouder",
    "behandeldatum",
    "samenvatting",
    "indieners",
    "stemming",
    "termijn",
    "afdoening",
    "document_url",
]
OF_SOURCE = ["extern_id", "bron", "stukadressen"]  # said once, when a dossier is new
AHEAD = timedelta(days=120)


@dataclass
class Vergelijking:
    """What taking over would do, each with the number of its row: new ones, changed ones with (label, old, new)."""

    nieuw: list[tuple[int, DossierRow]] = field(default_factory=list)
    gewijzigd: list[tuple[int, Dossier, DossierRow, list[tuple[str, str, str]]]] = field(default_factory=list)
    gelijk: int = 0


class DossierImporter(engine.Importer):
    """The rows of an Invoer that were chosen, for the dossiers of its municipality.

    What somebody changed after `seen` (when the preview was shown) is left as it is.
    """

    model = Dossier
    parts = (Dossier.pgh_event_model, Leesbeurt)  # a history is no tie, nor that something of it was to be read
    guarded = True

    def __init__(self, gemeente, *, by=None, chosen=frozenset(), seen=None, is_griffie=False):
        super().__init__()
        self.gemeente, self.by, self.chosen, self.seen_at = gemeente, by, chosen, seen
        self.is_griffie = self.also_public = is_griffie  # who answers for it, and may change what is public

    @cached_property
    def known(self):
        """All dossiers of the municipality, by kenmerk and by titel and day."""
        dossiers = list(self.locked(self.gemeente.dossiers.order_by("pk")))
        by_id = {dossier.extern_id.casefold(): dossier for dossier in dossiers if dossier.extern_id}
        return by_id, {(dossier.titel.casefold(), str(dossier.behandeldatum)): dossier for dossier in dossiers}

    @cached_property
    def slugs(self):
        return set(self.gemeente.dossiers.values_list("slug", flat=True))

    def check(self, row):
        return dict(row), []  # it was checked when it was read

    def place(self, record):
        return "", record["extern_id"].casefold()

    def find(self, plans):
        by_id, by_title = self.known
        for plan in plans:
            named = (plan.record["titel"].casefold(), str(plan.record["behandeldatum"]))
            plan.instance = by_id.get(plan.place[1]) if plan.place[1] else by_title.get(named)

    def told(self, record):
        """The fields that the source itself filled: what we guessed must not replace what a griffier knows."""
        return [name for name in FIELDS if record[name] and name not in record["afgeleid"]]

    def is_public(self, dossier):
        return dossier.is_public

    def may_write(self, plan):
        if plan.does_something and plan.rij not in self.chosen:
            return False
        if not plan.wijzigingen:
            return True
        return plan.instance.gewijzigd_op <= self.seen_at and super().may_write(plan)

    def held(self, instances, new, *, since, by):
        """Of what is public meanwhile only the griffie takes something back."""
        if self.is_griffie:
            return {}
        return {dossier.pk: "is openbaar: alleen de griffie wijzigt het" for dossier in instances if dossier.is_public}

    def build(self, record):
        self.slugs.add(slug := free_slug(record["titel"], self.slugs))
        dossier = Dossier(gemeente=self.gemeente, aangemaakt_door=self.by, slug=slug)
        self.fill(dossier, record, [*FIELDS, *OF_SOURCE])
        self._answer_for(dossier, record, {*self.told(record)} - {"termijn"})
        return dossier

    def change(self, plan):
        if plan.wijzigingen:
            self._answer_for(plan.instance, plan.record, plan.wijzigingen)
        super().change(plan)

    def give_back(self, instance, values):
        """Nobody answers for what an import said of where it stands, once that was taken back."""
        answer_for(instance, values, is_griffie=False, now=None)
        super().give_back(instance, values)

    def _answer_for(self, dossier, record, changed):
        """What a system tells it answers for itself; what a file tells, the griffie that reads it.

        A stand that was worked out, because the file has none that we know, is nobody's word.
        """
        now = timezone.now()
        if record["bron"] == Dossierbron.BESTAND:
            said = bool(dossier.stand_volgens) or "stand" in self.told(record)
            answer_for(dossier, changed, is_griffie=self.is_griffie and said, now=now)
        elif dossier.is_followed and ANSWERED_FOR & set(changed):
            dossier.stand_volgens, dossier.stand_op = Volgens.SYSTEEM, now

    def fill(self, dossier, record, fields):
        row = DossierRow.from_json(record)
        for name in fields:
            setattr(dossier, name, getattr(row, name))

    def as_record(self, dossier):
        return DossierRow(**{name: getattr(dossier, name) for name in [*FIELDS, *OF_SOURCE]}).as_json()


def read_file(gemeente, file, *, by, today: date) -> Invoer:
    """Keep what a CSV or XLSX holds for a preview; raises BrokenFile when it cannot be read at all."""
    checked = check_rows(read_upload(file), today=today)
    if not checked.rows and not checked.refused:
        raise BrokenFile("In dit bestand staat geen dossier.")
    rows = [row for _, row in checked.rows]
    return _keep(
        gemeente, by, Dossierbron.BESTAND, str(file.name)[:200], rows, [str(refusal) for refusal in checked.refused]
    )


def read_system(gemeente, bron, *, since: date, by, today: date) -> Invoer:
    """Keep what a council system has since a day; what could not be read is said in `meldingen`.

    When nothing came of it, these begin with what was asked and what came.
    """
    if bron == Dossierbron.NOTUBIZ:
        base, key = settings.NOTUBIZ_URL, gemeente.notubiz
        result = notubiz.retrieve(key, since=since, until=today + AHEAD, today=today, base=base)
    elif bron == Dossierbron.IBABS:
        base, key = settings.IBABS_URL, gemeente.ibabs
        result = ibabs.retrieve(key, since=since, until=today + AHEAD, today=today, base=base)
    else:
        base, key = settings.OPENBESLUITVORMING_URL, gemeente.openbesluitvorming
        result = openbesluitvorming.retrieve(key, since=since, today=today, base=base)
    naam = Dossierbron(bron).label
    notices = result.notices if result.rows else [result.nothing(naam, since), *result.notices]
    return _keep(gemeente, by, bron, f"{naam} vanaf {since:%d-%m-%Y}", result.rows, notices)


def _keep(gemeente, by, bron, naam, rows, meldingen):
    rijen = [row.as_json() for row in rows]
    return Invoer.objects.create(gemeente=gemeente, door=by, bron=bron, naam=naam, rijen=rijen, meldingen=meldingen)


def compare(invoer) -> Vergelijking:
    """Against the dossiers as they are now: by kenmerk, or without one by titel and day."""
    result = Vergelijking()
    for plan in DossierImporter(invoer.gemeente).plans(_rows(invoer)):
        row = DossierRow.from_json(plan.record)
        if plan.uitkomst == Uitkomst.NIEUW:
            result.nieuw.append((plan.rij, row))
        elif plan.wijzigingen:
            result.gewijzigd.append((plan.rij, plan.instance, row, _changes(plan, row)))
        else:
            result.gelijk += 1
    return result


def questions(invoer) -> list[tuple[str, str, int]]:
    """(field, word, how many rows) of each word that we do not know, in the order in which they come."""
    asked = Counter((name, word) for rij in invoer.rijen for name, word in rij.get("vragen", ()))
    return [(name, word, n) for (name, word), n in asked.items()]


def _rows(invoer, answers=None):
    """The rows with their numbers; with the (field, word) pairs that were answered filled in."""
    for number, rij in enumerate(invoer.rijen, start=1):
        row = DossierRow.from_json(rij)
        for name, word in row.vragen:
            if answer := (answers or {}).get((name, word)):
                told = tuple(other for other in row.afgeleid if other != name)
                row = replace(row, **{name: answer, "afgeleid": told})
        yield number, row.as_json()


def _changes(plan, row):
    """(label, old, new) of each field that the row fills otherwise, as people read them."""
    pairs = [(name, getattr(plan.instance, name), getattr(row, name)) for name in plan.wijzigingen]
    return [(label(name), _shown(name, old), _shown(name, new)) for name, old, new in pairs]


def label(name):
    text = Dossier._meta.get_field(name).verbose_name
    return text[:1].upper() + text[1:]


def _shown(name, value):
    return shown(Dossier._meta.get_field(name), value)


def details(row) -> list[tuple[str, str]]:
    """(label, text) of everything that a new row would write, but its titel; what we ask about is not filled in yet."""
    asked = {name: f"‘{word}’, zie uw antwoord hierboven" for name, word in row.vragen}
    texts = {name: asked.get(name) or _shown(name, getattr(row, name)) for name in [*FIELDS[1:], "extern_id"]}
    return [(label(name), text) for name, text in texts.items() if text]


@transaction.atomic
def take_over(invoer, *, by, chosen, answers, seen, is_griffie: bool) -> Report:
    """Write the rows that were chosen, by their numbers. What it did is kept with the invoer, to undo it.

    `left` of the report names what changes and was left: not chosen, somebody changed it after `seen`, or it is public
    and this person may not publish.
    """
    # Two at once would both find nothing there; no_key, so that other work in the municipality goes on.
    Gemeente.objects.select_for_update(no_key=True).get(pk=invoer.gemeente_id)
    invoer = Invoer.objects.waiting().select_for_update().filter(pk=invoer.pk).first()
    if invoer is None:  # somebody else said yes a moment ago
        return Report()
    importer = DossierImporter(invoer.gemeente, by=by, chosen=chosen, seen=seen, is_griffie=is_griffie)
    regels = Regels()
    report = importer.run(_rows(invoer, answers), each=lambda plan: regels.add(plan) if plan.written else None)
    invoer.regels = [regel for some in regels.batches(importer) for regel in some]
    invoer.rijen, invoer.meldingen, invoer.ingelezen_op = [], [], timezone.now()
    if invoer.regels:
        invoer.save()
    else:
        invoer.delete()
    return report


def can_undo(invoer, now) -> bool:
    return invoer.teruggedraaid_op is None and invoer.ingelezen_op > now - timedelta(days=UNDO_DAYS)


def undoing(invoer, *, by, is_griffie: bool) -> list[Terug]:
    """What undoing would do with each dossier that is still there; writes nothing."""
    importer = DossierImporter(invoer.gemeente, is_griffie=is_griffie)
    return _work_out(importer, invoer, by)


@transaction.atomic
def undo(invoer, *, by, is_griffie: bool) -> list[Terug]:
    """What the import added goes, what it changed gets its old values; what somebody did since stays.

    Once: who comes second finds nothing left to undo.
    """
    invoer = Invoer.objects.select_for_update().get(pk=invoer.pk)
    importer = DossierImporter(invoer.gemeente, by=by, is_griffie=is_griffie)
    importer.locking = True
    records = _work_out(importer, invoer, by)
    restoring.put_back(importer, records, Report())
    invoer.teruggedraaid_op, invoer.regels = timezone.now(), []
    invoer.save(update_fields=["teruggedraaid_op", "regels"])
    return records


def _work_out(importer, invoer, by):
    lines = [SimpleNamespace(**regel) for regel in invoer.regels]
    records = restoring.work_out(importer, lines, since=invoer.ingelezen_op, by=by)
    for terug in records:
        terug.anders = [label(name) for name in terug.anders]
        for name, old in (terug.velden or {}).items():
            terug.regels.append((label(name), _shown_kept(name, terug.nu[name]), _shown_kept(name, old)))
    return records


def _shown_kept(name, value):
    """As people read it, of a value as JSON keeps it."""
    return _shown(name, date.fromisoformat(value) if name in DATES and value else value)
