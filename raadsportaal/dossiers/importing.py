"""Take dossiers over from a file or a council information system: read, compare, and only after a yes write."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.conf import settings
from django.db import transaction

from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.dossiers.choices import Dossierbron
from raadsportaal.dossiers.council_systems import ibabs, notubiz, openbesluitvorming
from raadsportaal.dossiers.models import Dossier, Invoer
from raadsportaal.dossiers.models.dossier import free_slug
from raadsportaal.dossiers.rows import DossierRow, check_rows
from raadsportaal.dossiers.telling import shown
from raadsportaal.dossiers.uploads import read_upload
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.redactie.imports import engine
from raadsportaal.redactie.imports.plan import Uitkomst
from raadsportaal.redactie.imports.report import Report

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
OF_SOURCE = ["extern_id", "bron"]  # said once, when a dossier is new
AHEAD = timedelta(days=120)


@dataclass
class Vergelijking:
    """What taking over would do: new rows, changed ones with (label, old, new), and how many stay the same."""

    nieuw: list[DossierRow] = field(default_factory=list)
    gewijzigd: list[tuple[Dossier, DossierRow, list[tuple[str, str, str]]]] = field(default_factory=list)
    gelijk: int = 0


class DossierImporter(engine.Importer):
    """The rows of an Invoer, for the dossiers of its municipality: new ones, and changes only if they are wanted.

    What somebody changed after `seen` (when the preview was shown) is left as it is.
    """

    model = Dossier
    parts = (Dossier.pgh_event_model,)  # a history is no tie
    guarded = True

    def __init__(self, gemeente, *, by=None, with_changes=False, seen=None, may_change_public=False):
        super().__init__()
        self.gemeente, self.by = gemeente, by
        self.with_changes, self.seen_at, self.also_public = with_changes, seen, may_change_public

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
        if not plan.wijzigingen:
            return True
        return self.with_changes and plan.instance.gewijzigd_op <= self.seen_at and super().may_write(plan)

    def build(self, record):
        self.slugs.add(slug := free_slug(record["titel"], self.slugs))
        dossier = Dossier(gemeente=self.gemeente, aangemaakt_door=self.by, slug=slug)
        self.fill(dossier, record, [*FIELDS, *OF_SOURCE])
        return dossier

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
            result.nieuw.append(row)
        elif plan.wijzigingen:
            result.gewijzigd.append((plan.instance, row, _changes(plan, row)))
        else:
            result.gelijk += 1
    return result


def _rows(invoer):
    return enumerate(invoer.rijen, start=1)


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
    """(label, text) of everything that a new row would write, but its titel."""
    filled = [(label(name), _shown(name, getattr(row, name))) for name in [*FIELDS[1:], "extern_id"]]
    return [(name, text) for name, text in filled if text]


@transaction.atomic
def take_over(invoer, *, by, with_changes: bool, seen, may_change_public: bool) -> Report:
    """Write the new dossiers, and the changes too if wanted. The invoer is gone afterwards.

    `left` of the report names what changes and was left: somebody changed it after `seen`, or it is public and this
    person may not publish.
    """
    # Two at once would both find nothing there; no_key, so that other work in the municipality goes on.
    Gemeente.objects.select_for_update(no_key=True).get(pk=invoer.gemeente_id)
    options = {"by": by, "with_changes": with_changes, "seen": seen, "may_change_public": may_change_public}
    report = DossierImporter(invoer.gemeente, **options).run(_rows(invoer))
    invoer.delete()
    return report
