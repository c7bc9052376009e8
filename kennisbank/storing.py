"""Store praktijk records: new ones in bulk, changed ones field by field, an editor's own changes left alone."""

from collections.abc import Iterable
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from kennisbank.models import Bron, Cijfer, Praktijk, PraktijkDoel, Praktijkvraag, Stap
from kennisbank.records import NEDERLAND, PARTS, Checker, Lookups
from raadsportaal.basis.importing import Refusal, Report
from raadsportaal.basis.models import Status

BATCH = 500
PLAIN = [
    "taal", "titel", "plaats", "samenvatting", "probleem", "resultaat", "lastig", "inwoners", "inwoners_jaar", "sinds",
    "tot", "breedtegraad", "lengtegraad", "rollen", "richting", "zekerheid",
]  # fmt: skip
MANY = ["themas", "subdoelen", "netwerken"]
MODELS = {"stappen": Stap, "cijfers": Cijfer, "vragen": Praktijkvraag, "bronnen": Bron}


class DryRun(Exception):
    """Raised at the end of a dry run, to undo everything."""


def import_records(rows: Iterable, verzameling: str, *, status=Status.CONCEPT, dry_run=False, progress=None) -> Report:
    """Import (row number, row) pairs of one collection, all or nothing but for the rows that are refused.

    `progress` is called with the number of rows done. Raises BrokenFile, from reading the rows, with nothing stored.
    """
    report, importer = Report(), Importer(verzameling, status)
    try:
        with transaction.atomic():
            rows, done = iter(rows), 0
            while batch := list(islice(rows, BATCH)):
                importer.take(batch, report)
                done += len(batch)
                if progress:
                    progress(done)
            if dry_run:
                raise DryRun
    except DryRun:
        pass
    return report


class Importer:
    def __init__(self, verzameling, status):
        self.verzameling, self.status = verzameling, status
        self.lookups = Lookups()
        self.slugs = set(Praktijk.objects.values_list("slug", flat=True))
        self.seen = {}

    def take(self, batch, report):
        records = []
        for number, row in batch:
            checked = Checker(row, self.lookups)
            record = checked.record
            faults = list(checked.faults)
            key = record["extern_id"] or slugify(f"{record['titel']}-{record['plaats']}")[:300]
            if key in self.seen and not faults:
                faults.append(("kenmerk", f"‘{key[:60]}’ staat ook in rij {self.seen[key]}"))
            if faults:
                report.refused += [Refusal(number, field, reason) for field, reason in faults]
                continue
            record["extern_id"] = key
            self.seen[key] = number
            records.append(record)
        keys = [record["extern_id"] for record in records]
        mine = Praktijk.objects.filter(verzameling=self.verzameling, extern_id__in=keys)
        known = {p.extern_id: p for p in mine.for_import()}
        self._add([record for record in records if record["extern_id"] not in known], report)
        for record in records:
            if record["extern_id"] in known:
                self._change(known[record["extern_id"]], record, report)

    def _add(self, records, report):
        praktijken = [self._build(record) for record in records]
        Praktijk.objects.bulk_create(praktijken)
        pairs = list(zip(praktijken, records, strict=True))
        for field in MANY:
            self._tie_many(field, pairs)
        self._tie_doelen(pairs)
        self._write_parts(pairs, PARTS)
        report.added += len(records)
        if self.status == Status.GEPUBLICEERD:
            self._index([praktijk.pk for praktijk in praktijken])

    def _build(self, record):
        praktijk = Praktijk(
            verzameling=self.verzameling,
            extern_id=record["extern_id"],
            slug=self._free_slug(record),
            status=self.status,
            import_waarden=stored(record),
            gewijzigd_op=timezone.now(),
        )
        self._fill(praktijk, record, {*PLAIN, "land", "nederland"})
        return praktijk

    def _free_slug(self, record):
        wish = slugify(record["slug"] or f"{record['plaats']} {record['titel']}")[:100].strip("-") or "voorbeeld"
        slug, number = wish, 2
        while slug in self.slugs or slug in Praktijk.RESERVED_SLUGS:
            slug, number = f"{wish}-{number}", number + 1
        self.slugs.add(slug)
        return slug

    def _fill(self, praktijk, record, fields):
        for field in fields & {*PLAIN}:
            setattr(praktijk, field, record[field])
        if "land" in fields:
            praktijk.land = self.lookups.landen[record["land"].casefold()]
        if "nederland" in fields:
            for name in NEDERLAND:
                setattr(praktijk, f"nl_{name}", record["nederland"][name])

    def _tie_many(self, field, pairs):
        through = getattr(Praktijk, field).through
        known = getattr(self.lookups, field)
        column = {"themas": "thema_id", "subdoelen": "subdoel_id", "netwerken": "netwerk_id"}[field]
        through.objects.bulk_create(
            through(**{"praktijk_id": praktijk.pk, column: known[key].pk})
            for praktijk, record in pairs
            for key in record[field]
        )

    def _tie_doelen(self, pairs):
        PraktijkDoel.objects.bulk_create(
            PraktijkDoel(praktijk=praktijk, doel=self.lookups.doelen[str(nummer)], volgorde=place)
            for praktijk, record in pairs
            for place, nummer in enumerate(record["doelen"])
        )

    def _write_parts(self, pairs, fields):
        sources = {}
        for field in sorted(fields):  # bronnen before cijfers, which refer to them
            rows = []
            for praktijk, record in pairs:
                for place, part in enumerate(record[field]):
                    values = dict(part)
                    if field == "cijfers":
                        values["bron"] = sources.get((praktijk.pk, values["bron"]))
                    rows.append(MODELS[field](praktijk=praktijk, volgorde=place, **values))
            MODELS[field].objects.bulk_create(rows)
            if field == "bronnen":
                sources = {(row.praktijk_id, row.volgorde + 1): row for row in rows}

    def _change(self, praktijk, record, report):
        before, now = praktijk.import_waarden or {}, stored(record)
        changed = {field for field in now if now[field] != before.get(field)}
        if not changed:
            report.unchanged += 1
            return
        current = stored(as_record(praktijk))
        ours = {field for field in changed if current.get(field) != before.get(field) and current[field] != now[field]}
        if ours:
            report.kept.append(f"{praktijk.titel}: {', '.join(sorted(ours))}")
        self._apply(praktijk, record, changed - ours)
        # What the editor changed stays theirs next time: the old value remains the one to compare with.
        praktijk.import_waarden = now | {field: before.get(field) for field in ours}
        praktijk.save()
        report.changed += 1

    def _apply(self, praktijk, record, fields):
        self._fill(praktijk, record, fields)
        pairs = [(praktijk, record)]
        for field in fields & {*MANY}:
            getattr(praktijk, field).clear()
            self._tie_many(field, pairs)
        if "doelen" in fields:
            praktijk.doelregels.all().delete()
            self._tie_doelen(pairs)
        parts = fields & {*PARTS}
        if parts & {"bronnen", "cijfers"}:
            parts |= {"bronnen", "cijfers"}  # figures point at their source
        for field in parts:
            MODELS[field].objects.filter(praktijk=praktijk).delete()
        self._write_parts(pairs, parts)
        praktijk._prefetched_objects_cache = {}

    def _index(self, ids):
        Praktijk.objects.write_index(list(Praktijk.objects.filter(pk__in=ids).indexable()))


def stored(record):
    """What is remembered of a record, to see next time what changed: everything but its address and key."""
    kept = {field: value for field, value in record.items() if field not in ("slug", "extern_id")}
    return kept | {field: sorted(kept[field]) for field in [*MANY, "rollen"]}  # their order means nothing


def as_record(praktijk) -> dict:
    """The record of a praktijk as it is now; the inverse of storing it."""
    record = {field: getattr(praktijk, field) for field in PLAIN}
    places = {bron.pk: place for place, bron in enumerate(praktijk.bronregels.all(), start=1)}
    record |= {
        "slug": praktijk.slug,
        "extern_id": praktijk.extern_id,
        "land": praktijk.land.code,
        "themas": [thema.slug for thema in praktijk.themas.all()],
        "doelen": [regel.doel.nummer for regel in praktijk.doelregels.all()],
        "subdoelen": [subdoel.code for subdoel in praktijk.subdoelen.all()],
        "netwerken": [netwerk.slug for netwerk in praktijk.netwerken.all()],
        "nederland": {name: getattr(praktijk, f"nl_{name}") for name in NEDERLAND},
        "stappen": _parts(praktijk.stapregels.all(), PARTS["stappen"]),
        "vragen": _parts(praktijk.praktijkvraagregels.all(), PARTS["vragen"]),
        "bronnen": _parts(praktijk.bronregels.all(), PARTS["bronnen"]),
        "cijfers": [
            {name: getattr(c, name) for name in PARTS["cijfers"]} | {"bron": places.get(c.bron_id)}
            for c in praktijk.cijferregels.all()
        ],
    }
    return record


def _parts(rows, names):
    return [{name: getattr(row, name) for name in names} for row in rows]
