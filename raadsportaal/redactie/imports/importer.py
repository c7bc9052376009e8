"""Store the records of an import: new ones in bulk, changed ones field by field, an editor's own changes left alone."""

from collections.abc import Iterable
from functools import cached_property
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from raadsportaal.redactie.doubles import keys
from raadsportaal.redactie.imports.plan import Plan, Uitkomst
from raadsportaal.redactie.imports.report import Refusal, Report
from raadsportaal.redactie.models import Status, Werkkopie

BATCH = 500


class Importer:
    """Stores records of one kind of Publicatie, which has `verzameling`, `extern_id` and `import_waarden`.

    A subclass says what a record is. A record may name its own verzameling.
    """

    model = None
    nameless = "pagina"  # the address of a record that has no words for it
    # Of an import by a person: the fields that the file has a column for (None: all), who wrote it, whether what is
    # public waits for a colleague, and whether that colleague agreed.
    given = None
    by = None
    guarded = False
    also_public = False
    locking = False  # the records that change are kept from others until the transaction ends

    def __init__(self, verzameling: str, status=Status.CONCEPT):
        self.verzameling, self.status = verzameling, status
        self.seen = {}

    @cached_property
    def slugs(self):
        return set(self.model.objects.values_list("slug", flat=True))

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

    def loosen(self, pks):
        """Undo the ties among these records that would keep them from being deleted together."""

    def as_record(self, instance) -> dict:
        """The record of what is in the database now; the inverse of storing it."""
        raise NotImplementedError

    def stored(self, record) -> dict:
        """What is remembered of a record, to see next time what changed: everything but its address and key."""
        return {name: value for name, value in record.items() if name not in ("slug", "extern_id", "verzameling")}

    def finish(self, report):
        """What can only be done when all records are there."""

    def run(self, rows: Iterable, *, dry_run=False, progress=None, each=None) -> Report:
        """Import (row number, row) pairs, all or nothing but for the rows that are refused.

        `progress` is called with the number of rows done, `each` with what was decided of a row, once that is written.
        Raises BrokenFile, from reading the rows, and stores nothing.
        """
        report = Report()
        with transaction.atomic():
            rows, done = iter(rows), 0
            self.locking = not dry_run
            while batch := list(islice(rows, BATCH)):
                self.take(batch, report, each)
                done += len(batch)
                if progress:
                    progress(done)
            self.finish(report)
            if dry_run:
                transaction.set_rollback(True)
        return report

    def plans(self, rows: Iterable):
        """What run() would do with each row; writes nothing. Yields a Plan for each."""
        rows = iter(rows)
        while batch := list(islice(rows, BATCH)):
            yield from self.plan(batch)

    def plan(self, batch) -> list[Plan]:
        plans = [self._read(number, row) for number, row in batch]
        good = [plan for plan in plans if not plan.fouten]
        known = self._known([plan.record for plan in good])
        waiting = self._waiting(known.values()) if self.guarded else set()
        gone = [plan.place for plan in good if _is_gone(known.get(plan.place))]
        merged = keys.find(self.model, gone)
        for plan in good:
            plan.instance = known.get(plan.place)
            if into := merged.get(plan.place):
                plan.instance, plan.uitkomst = into, Uitkomst.SAMEN
            elif plan.instance is not None:
                self._compare(plan)
                plan.werkkopie = plan.pk in waiting
        return plans

    def _read(self, number, row):
        record, faults = self.check(row)
        faults = list(faults)
        place = (record.setdefault("verzameling", self.verzameling), self.key(record))
        if place in self.seen and not faults:
            faults.append(("kenmerk", f"‘{place[1][:60]}’ staat ook in rij {self.seen[place]}"))
        name = self.name(row)
        if faults:
            refusals = [Refusal(number, field, reason, name) for field, reason in faults]
            return Plan(number, Uitkomst.FOUT, name, record, fouten=refusals)
        record["extern_id"] = place[1]
        self.seen[place] = number
        return Plan(number, Uitkomst.NIEUW, name, record)

    def _known(self, records):
        keys, names = {record["extern_id"] for record in records}, {record["verzameling"] for record in records}
        mine = self.model.objects.filter(verzameling__in=names, extern_id__in=keys).for_import()
        if self.locking:
            mine = mine.select_for_update(of=("self",), no_key=True)
        return {(found.verzameling, found.extern_id): found for found in mine}

    def _waiting(self, instances):
        pks = [instance.pk for instance in instances]
        mine = Werkkopie.objects.filter(soort=self.model.KIND, record__in=pks)
        return set(mine.values_list("record", flat=True))

    def _compare(self, plan):
        """Against what this collection said last time, and what an editor made of that since."""
        instance, before = plan.instance, plan.instance.import_waarden or {}
        if instance.status == Status.VERWIJDERD:
            plan.uitkomst = Uitkomst.FOUT
            reason = f"‘{instance.titel}’ ligt in de prullenbak. Haal het daar eerst uit"
            plan.fouten = [Refusal(plan.rij, "kenmerk", reason, plan.naam)]
            return
        plan.uitkomst = Uitkomst.ONGEWIJZIGD
        now = self.only_given(self.stored(plan.record), before)
        changed = {field for field in now if now[field] != before.get(field)}
        if not changed:
            return
        current = self.stored(self.as_record(instance))
        ours = {field for field in changed if current.get(field) != before.get(field) and current[field] != now[field]}
        pairs = {field: (current.get(field), now[field]) for field in sorted(changed)}
        plan.gehouden = {field: pair for field, pair in pairs.items() if field in ours}
        plan.wijzigingen = {field: p for field, p in pairs.items() if field not in ours and p[0] != p[1]}
        plan.record |= now
        # What the editor changed stays theirs next time: the old value remains the one to compare with.
        plan.waarden = before | now | {field: before.get(field) for field in ours}
        if plan.wijzigingen:
            public = self.guarded and instance.is_public
            plan.uitkomst = Uitkomst.OPENBAAR if public else Uitkomst.GEWIJZIGD

    def only_given(self, now, before):
        """What the file has columns for, and of all else what was said before."""
        return now if self.given is None else {field: now[field] for field in now if field in self.given}

    def take(self, batch, report, each=None):
        plans = self.plan(batch)
        self._add([plan for plan in plans if plan.uitkomst == Uitkomst.NIEUW], report)
        for plan in plans:
            plan.tell(report, written=self.may_write(plan))
            if plan.instance is not None and plan.waarden is not None and self.may_write(plan):
                self._change(plan)
            if each:
                each(plan)

    def may_write(self, plan):
        return plan.uitkomst != Uitkomst.OPENBAAR or (self.also_public and not plan.werkkopie)

    def _add(self, plans, report):
        if not plans:
            return
        for plan in plans:
            plan.instance = self._build(plan.record)
        self.model.objects.bulk_create([plan.instance for plan in plans])
        self.tie([(plan.instance, plan.record) for plan in plans], {*plans[0].record})
        report.added += len(plans)
        if self.status == Status.GEPUBLICEERD:
            added = self.model.objects.filter(pk__in=[plan.pk for plan in plans])
            self.model.objects.write_index(list(added.indexable()))

    def _build(self, record):
        instance = self.model(
            verzameling=record["verzameling"],
            extern_id=record["extern_id"],
            slug=self._free_slug(record),
            status=self.status,
            import_waarden=self.stored(record),
            gewijzigd_op=timezone.now(),
            gewijzigd_door=self.by,
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

    def _change(self, plan):
        plan.instance.import_waarden = plan.waarden
        if plan.wijzigingen:
            self.put(plan.instance, plan.record, {*plan.wijzigingen})
        else:
            self.model.objects.filter(pk=plan.pk).update(import_waarden=plan.waarden)

    def put(self, instance, record, fields):
        """Give these fields of a record that is there the values of `record`, and save it."""
        self.fill(instance, record, fields)
        self.tie([(instance, record)], self.untie(instance, fields))
        instance._prefetched_objects_cache = {}
        if self.by:
            instance.gewijzigd_door = self.by
        instance.save()


def _is_gone(instance):
    return getattr(instance, "status", Status.VERWIJDERD) == Status.VERWIJDERD
