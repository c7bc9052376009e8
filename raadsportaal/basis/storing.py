"""Store the records of an import: new ones in bulk, changed ones field by field, an editor's own changes left alone."""

from collections.abc import Iterable
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from raadsportaal.basis.importing import Refusal, Report
from raadsportaal.basis.models import Status

BATCH = 500


class Importer:
    """Stores records of one kind of Publicatie, which has `verzameling`, `extern_id` and `import_waarden`.

    A subclass says what a record is. A record may name its own verzameling.
    """

    model = None
    nameless = "pagina"  # the address of a record that has no words for it

    def __init__(self, verzameling: str, status=Status.CONCEPT):
        self.verzameling, self.status = verzameling, status
        self.slugs = set(self.model.objects.values_list("slug", flat=True))
        self.seen = {}

    def check(self, row) -> tuple[dict, list]:
        """The record of a row, and its faults as (field, reason) pairs."""
        raise NotImplementedError

    def name(self, row) -> str:
        """What the report calls a row that is refused, beside its number."""
        return ""

    def key(self, record) -> str:
        return record["extern_id"]

    def wish(self, record) -> str:
        return record["slug"] or record["titel"]

    def fill(self, instance, record, fields):
        """Set the fields of the record that are columns."""
        raise NotImplementedError

    def tie(self, pairs, fields):
        """Write, for (instance, record) pairs, the fields of the record that stand in other tables."""

    def untie(self, instance, fields):
        """Remove what tie() wrote of these fields; returns which of them are to be written again."""
        return fields

    def as_record(self, instance) -> dict:
        """The record of what is in the database now; the inverse of storing it."""
        raise NotImplementedError

    def stored(self, record) -> dict:
        """What is remembered of a record, to see next time what changed: everything but its address and key."""
        return {name: value for name, value in record.items() if name not in ("slug", "extern_id", "verzameling")}

    def finish(self, report):
        """What can only be done when all records are there."""

    def run(self, rows: Iterable, *, dry_run=False, progress=None) -> Report:
        """Import (row number, row) pairs, all or nothing but for the rows that are refused.

        `progress` is called with the number of rows done. Raises BrokenFile, from reading the rows, and stores nothing.
        """
        report = Report()
        with transaction.atomic():
            rows, done = iter(rows), 0
            while batch := list(islice(rows, BATCH)):
                self.take(batch, report)
                done += len(batch)
                if progress:
                    progress(done)
            self.finish(report)
            if dry_run:
                transaction.set_rollback(True)
        return report

    def take(self, batch, report):
        records = []
        for number, row in batch:
            record, faults = self.check(row)
            faults = list(faults)
            place = (record.setdefault("verzameling", self.verzameling), self.key(record))
            if place in self.seen and not faults:
                faults.append(("kenmerk", f"‘{place[1][:60]}’ staat ook in rij {self.seen[place]}"))
            if faults:
                report.refused += [Refusal(number, field, reason, self.name(row)) for field, reason in faults]
                continue
            record["extern_id"] = place[1]
            self.seen[place] = number
            records.append(record)
        known = self._known(records)
        self._add([record for record in records if _place(record) not in known], report)
        for record in records:
            if found := known.get(_place(record)):
                self._follow(found, record, report)

    def _follow(self, found, record, report):
        if found.status == Status.VERWIJDERD:  # an editor put it there: an import does not take it out
            report.unchanged += 1
            report.notes.append(f"Overgeslagen, want het ligt in de prullenbak: {found.titel}")
        else:
            self._change(found, record, report)

    def _known(self, records):
        keys, names = {record["extern_id"] for record in records}, {record["verzameling"] for record in records}
        mine = self.model.objects.filter(verzameling__in=names, extern_id__in=keys)
        return {(found.verzameling, found.extern_id): found for found in mine.for_import()}

    def _add(self, records, report):
        instances = [self._build(record) for record in records]
        self.model.objects.bulk_create(instances)
        if instances:
            self.tie(list(zip(instances, records, strict=True)), {*records[0]})
        report.added += len(records)
        if self.status == Status.GEPUBLICEERD:
            added = self.model.objects.filter(pk__in=[instance.pk for instance in instances])
            self.model.objects.write_index(list(added.indexable()))

    def _build(self, record):
        instance = self.model(
            verzameling=record["verzameling"],
            extern_id=record["extern_id"],
            slug=self._free_slug(record),
            status=self.status,
            import_waarden=self.stored(record),
            gewijzigd_op=timezone.now(),
        )
        self.fill(instance, record, {*record})
        return instance

    def _free_slug(self, record):
        wish = slugify(self.wish(record))[:100].strip("-") or self.nameless
        slug, number = wish, 2
        while slug in self.slugs or slug in self.model.RESERVED_SLUGS:
            slug, number = f"{wish}-{number}", number + 1
        self.slugs.add(slug)
        return slug

    def _change(self, instance, record, report):
        before, now = instance.import_waarden or {}, self.stored(record)
        changed = {field for field in now if now[field] != before.get(field)}
        if not changed:
            report.unchanged += 1
            return
        current = self.stored(self.as_record(instance))
        ours = {field for field in changed if current.get(field) != before.get(field) and current[field] != now[field]}
        if ours:
            report.kept.append(f"{instance.titel}: {', '.join(sorted(ours))}")
        self.fill(instance, record, changed - ours)
        self.tie([(instance, record)], self.untie(instance, changed - ours))
        instance._prefetched_objects_cache = {}
        # What the editor changed stays theirs next time: the old value remains the one to compare with.
        instance.import_waarden = now | {field: before.get(field) for field in ours}
        instance.save()
        report.changed += 1


def _place(record):
    return record["verzameling"], record["extern_id"]
