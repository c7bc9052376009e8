"""Take dossiers over from a file or a council information system: read, compare, and only after a yes write."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from raadsportaal.basis.tables.reading import BrokenFile
from raadsportaal.dossiers.choices import Dossierbron
from raadsportaal.dossiers.council_systems import notubiz, openbesluitvorming
from raadsportaal.dossiers.models import Dossier, Invoer
from raadsportaal.dossiers.models.dossier import free_slug
from raadsportaal.dossiers.rows import DossierRow, check_rows
from raadsportaal.dossiers.telling import shown
from raadsportaal.dossiers.uploads import read_upload
from raadsportaal.gemeenten.models import Gemeente

FIELDS = [
    "titel",
    "soort",
    "stand",
    "behandeling",
    "portefeuillehouder",
    "behandeldatum",
    "samenvatting",
    "document_url",
]
AHEAD = timedelta(days=120)


@dataclass
class Vergelijking:
    """What taking over would do: new rows, changed ones with (label, old, new), and how many stay the same."""

    nieuw: list[DossierRow] = field(default_factory=list)
    gewijzigd: list[tuple[Dossier, DossierRow, list[tuple[str, object, object]]]] = field(default_factory=list)
    gelijk: int = 0


@dataclass
class Overgenomen:
    """What taking over did: made, changed, and left as it was."""

    nieuw: list[Dossier] = field(default_factory=list)
    gewijzigd: list[Dossier] = field(default_factory=list)
    gelaten: list[Dossier] = field(default_factory=list)


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
    """Keep what OpenBesluitvorming or Notubiz has since a day; what could not be read is said in `meldingen`."""
    if bron == Dossierbron.NOTUBIZ:
        base, key = settings.NOTUBIZ_URL, gemeente.notubiz
        result = notubiz.retrieve(key, since=since, until=today + AHEAD, today=today, base=base)
    else:
        base, key = settings.OPENBESLUITVORMING_URL, gemeente.openbesluitvorming
        result = openbesluitvorming.retrieve(key, since=since, today=today, base=base)
    return _keep(gemeente, by, bron, f"{Dossierbron(bron).label} vanaf {since:%d-%m-%Y}", result.rows, result.notices)


def _keep(gemeente, by, bron, naam, rows, meldingen):
    rijen = [row.as_json() for row in rows]
    return Invoer.objects.create(gemeente=gemeente, door=by, bron=bron, naam=naam, rijen=rijen, meldingen=meldingen)


def compare(invoer, *, lock=False) -> Vergelijking:
    """Against the dossiers as they are now: by kenmerk, or without one by titel and day."""
    result = Vergelijking()
    dossiers = invoer.gemeente.dossiers.order_by("pk")
    known = list(dossiers.select_for_update(no_key=True) if lock else dossiers)
    by_id = {dossier.extern_id.casefold(): dossier for dossier in known if dossier.extern_id}
    by_title = {(dossier.titel.casefold(), dossier.behandeldatum): dossier for dossier in known}
    for row in map(DossierRow.from_json, invoer.rijen):
        place = (row.titel.casefold(), row.behandeldatum)
        dossier = by_id.get(row.extern_id.casefold()) if row.extern_id else by_title.get(place)
        if dossier is None:
            result.nieuw.append(row)
        elif changes := _changes(dossier, row):
            result.gewijzigd.append((dossier, row, changes))
        else:
            result.gelijk += 1
    return result


def _changes(dossier, row):
    """(label, old, new) of each field that the row fills otherwise, as people read them."""
    pairs = [(name, getattr(dossier, name), getattr(row, name)) for name in _told(row)]
    return [(label(name), _shown(name, old), _shown(name, new)) for name, old, new in pairs if new != old]


def label(name):
    text = Dossier._meta.get_field(name).verbose_name
    return text[:1].upper() + text[1:]


def _shown(name, value):
    return shown(Dossier._meta.get_field(name), value)


def details(row) -> list[tuple[str, str]]:
    """(label, text) of everything that a new row would write, but its titel."""
    filled = [(label(name), _shown(name, getattr(row, name))) for name in [*FIELDS[1:], "extern_id"]]
    return [(name, text) for name, text in filled if text]


def _told(row):
    """The fields that the source itself filled: what we guessed must not replace what a griffier knows."""
    return [name for name in FIELDS if getattr(row, name) and name not in row.afgeleid]


@transaction.atomic
def take_over(invoer, *, by, with_changes: bool, seen, may_change_public: bool) -> Overgenomen:
    """Write the new dossiers, and the changes too if wanted. The invoer is gone afterwards.

    What somebody changed after `seen` (when the preview was shown), and what is public when this person may not
    publish, is left as it is and named.
    """
    # Two at once would both find nothing there; no_key, so that other work in the municipality goes on.
    Gemeente.objects.select_for_update(no_key=True).get(pk=invoer.gemeente_id)
    done, plan = Overgenomen(), compare(invoer, lock=True)
    taken = set(invoer.gemeente.dossiers.values_list("slug", flat=True))
    for row in plan.nieuw:
        taken.add(slug := free_slug(row.titel, taken))
        values = {name: getattr(row, name) for name in [*FIELDS, "extern_id", "bron"]}
        done.nieuw.append(Dossier(gemeente=invoer.gemeente, aangemaakt_door=by, slug=slug, **values))
    Dossier.objects.bulk_create(done.nieuw, batch_size=500)
    for dossier, row, _ in plan.gewijzigd if with_changes else ():
        if dossier.gewijzigd_op > seen or (dossier.is_public and not may_change_public):
            done.gelaten.append(dossier)
            continue
        for name in _told(row):
            setattr(dossier, name, getattr(row, name))
        dossier.save()
        done.gewijzigd.append(dossier)
    invoer.delete()
    return done
