"""The engine of every import: a kind says what its records are; here they are compared, written, and put back."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Model

from raadsportaal.basis.tables.rows import RowChecker
from raadsportaal.redactie.imports.plan import Instance, Plan, Record, Uitkomst
from raadsportaal.redactie.imports.report import Refusal, Report

BATCH = 500


class Importer:
    """Stores records of one kind, whatever it is; PublicatieImporter knows more of what the desk publishes.

    A record is a dict of plain values, as JSON holds them. A subclass says what it is in the tables.
    """

    model: Any  # the class of its instances; its queryset has for_import(), which no type of Django's knows
    checker: type[RowChecker]  # of its rows
    lookups: Any  # what the checker looks names and codes up in: each kind has its own
    parts: tuple[type[Model], ...] = ()  # models whose rows are parts of a record, and go with it
    many: tuple[str, ...] = ()  # fields that tie a record to what `lookups` knows, by their keys
    by: AbstractUser | None = None  # who imports
    # Of an import by a person: the fields that the file has a column for (None: all), whether what is public waits for
    # a colleague, and whether that colleague agreed.
    given: set[str] | None = None
    guarded = False
    also_public = False
    locking = False  # the records that change are kept from others until the transaction ends

    def __init__(self):
        self.seen: dict[tuple[str, str], int] = {}

    # What a kind says.

    def prepare(self, rows: Iterable[tuple[int, Any]]) -> Iterable[tuple[int, Any]]:
        """The rows as check() takes them, each with its number; for a kind whose rows say something of each other."""
        return rows

    def check(self, row: Any) -> tuple[Record, Sequence[tuple[str, str]]]:
        """The record of a row, and its faults as (field, reason) pairs."""
        checked = self.checker(row, self.lookups)
        return checked.record, checked.faults

    def name(self, row: Any) -> str:
        """What the report calls a row that is refused, beside its number."""
        return ""

    def called(self, row: dict[str, str]) -> str:
        """What the preview calls a row of an editor's file, as it was read."""
        return row.get("titel") or " en ".join(filter(None, [row.get("gemeente"), row.get("plaats")]))

    def place(self, record: Record) -> tuple[str, str]:
        """By what it is known: its collection, or "", and its key there. A second row with that key is refused."""
        raise NotImplementedError

    def find(self, plans: list[Plan]) -> None:
        """Give each plan the `instance` that is there already, as locked() fetches them."""
        raise NotImplementedError

    def compare(self, plan: Plan) -> None:
        """Fill in what would change of the instance (`wijzigingen`) and what stays as it is (`gehouden`)."""
        current = self.as_record(plan.instance)
        for field in self.told(plan.record):
            old, new = current[field], plan.record[field]
            if new != old:
                pairs = plan.wijzigingen if self.is_free(plan.instance, old) else plan.gehouden
                pairs[field] = (old, new)

    def told(self, record: Record) -> list[str]:
        """The fields that the row says something of."""
        return list(self.stored(record))

    def is_free(self, instance: Instance, old: Any) -> bool:
        """Whether this old value may be replaced."""
        return True

    def is_public(self, instance: Instance) -> bool:
        """Whether everyone sees a change of it at once."""
        return False

    def may_write(self, plan: Plan) -> bool:
        return plan.uitkomst != Uitkomst.OPENBAAR or (self.also_public and not plan.werkkopie)

    def build(self, record: Record) -> Instance:
        """A new instance, not saved yet."""
        raise NotImplementedError

    def fill(self, instance: Instance, record: Record, fields: set[str]) -> None:
        """Set the fields of the record that are columns."""
        raise NotImplementedError

    def tie(self, pairs: list[tuple[Instance, Record]], fields: set[str]) -> None:
        """Write, for (instance, record) pairs, the fields of the record that stand in other tables."""
        for name in {*fields} & {*self.many}:
            field, known = self.model._meta.get_field(name), getattr(self.lookups, name)
            here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
            through = field.remote_field.through
            through.objects.bulk_create(
                through(**{here: instance.pk, there: (known.get(str(key)) or known[str(key).casefold()]).pk})
                for instance, record in pairs
                for key in record[name]
            )

    def untie(self, instance: Instance, fields: set[str]) -> set[str]:
        """Remove what tie() wrote of these fields; returns which of them are to be written again."""
        for name in fields & {*self.many}:
            getattr(instance, name).clear()
        return fields

    def loosen(self, pks: list[int]) -> None:
        """Undo the ties among these records that would keep them from being deleted together."""

    def index(self, pks: list[int]) -> None:
        """Have new records found, where they are public at once."""

    def as_record(self, instance: Instance) -> Record:
        """The record of what is in the database now; the inverse of storing it."""
        raise NotImplementedError

    def stored(self, record: Record) -> Record:
        """What is compared of a record: everything but its address and key."""
        return {name: value for name, value in record.items() if name not in ("slug", "extern_id", "verzameling")}

    def finish(self, report: Report) -> None:
        """What can only be done when all records are there."""

    def remarks(self) -> list[str]:
        """What a person must know of all rows together, once each has its plan."""
        return []

    def settle(self) -> None:
        """What follows from all that was written, or from what undoing put back and took away."""

    def held(self, instances: list[Instance], new: set[int], *, since: datetime, by: AbstractUser) -> dict[int, str]:
        """{pk: why it stays as it is} of those that somebody took further `since` the import; `new` came with it."""
        return {}

    # What the engine does with it.

    def run(
        self,
        rows: Iterable[tuple[int, Any]],
        *,
        dry_run: bool = False,
        progress: Callable[[int], object] | None = None,
        each: Callable[[Plan], object] | None = None,
    ) -> Report:
        """Import (row number, row) pairs, all or nothing but for the rows that are refused.

        `progress` is called with the number of rows done, `each` with what was decided of a row, once that is written.
        Raises BrokenFile, from reading the rows, and stores nothing.
        """
        report = Report()
        with transaction.atomic():
            rows, done = iter(self.prepare(rows)), 0
            self.locking = not dry_run
            while batch := list(islice(rows, BATCH)):
                self._take(batch, report, each)
                done += len(batch)
                if progress:
                    progress(done)
            self.finish(report)
            report.notes = self.remarks() + report.notes
            self.settle()
            if dry_run:
                transaction.set_rollback(True)
        return report

    def plans(self, rows: Iterable[tuple[int, Any]], only: Container[int] | None = None) -> Iterator[Plan]:
        """What run() would do with each row, or with `only` these numbers; writes nothing. Yields a Plan for each."""
        rows = ((number, row) for number, row in self.prepare(rows) if only is None or number in only)
        while batch := list(islice(rows, BATCH)):
            yield from self._plan(batch)

    def locked(self, records):
        """With all that a record holds, and kept from others while we write."""
        records = records.for_import()
        return records.select_for_update(of=("self",), no_key=True) if self.locking else records

    def values(self, instance: Instance) -> Record:
        """What is compared later to see whether somebody changed it: its fields and its address."""
        return self.stored(self.as_record(instance)) | {"slug": getattr(instance, "slug", "")}

    def put(self, instance: Instance, record: Record, fields: set[str]) -> None:
        """Give these fields of a record that is there the values of `record`, and save it."""
        self.fill(instance, record, fields)
        self.tie([(instance, record)], self.untie(instance, fields))
        instance._prefetched_objects_cache = {}
        instance.save()

    def give_back(self, instance: Instance, values: Record) -> None:
        """What an import changed gets its old values again."""
        self.put(instance, self.as_record(instance) | values, {*values})

    def change(self, plan: Plan) -> None:
        if plan.wijzigingen:
            self.put(plan.instance, plan.record, {*plan.wijzigingen})

    def _plan(self, batch):
        plans = [self._read(number, row) for number, row in batch]
        good = [plan for plan in plans if not plan.fouten]
        self.find(good)
        for plan in good:
            if plan.instance is not None and plan.uitkomst != Uitkomst.SAMEN:
                plan.uitkomst = Uitkomst.ONGEWIJZIGD
                self.compare(plan)
                if plan.wijzigingen:
                    waits = self.guarded and self.is_public(plan.instance)
                    plan.uitkomst = Uitkomst.OPENBAAR if waits else Uitkomst.GEWIJZIGD
        return plans

    def _read(self, number, row):
        record, faults = self.check(row)
        faults, place, name = list(faults), self.place(record), self.name(row)
        if place[1] and not faults:
            first = self.seen.setdefault(place, number)
            if first != number:
                faults.append(("kenmerk", f"‘{place[1][:60]}’ staat ook in rij {first}"))
        refusals = [Refusal(number, field, reason, name) for field, reason in faults]
        return Plan(number, Uitkomst.FOUT if faults else Uitkomst.NIEUW, name, record, place, fouten=refusals)

    def _take(self, batch, report, each):
        plans = self._plan(batch)
        self._add([plan for plan in plans if plan.uitkomst == Uitkomst.NIEUW and self.may_write(plan)], report)
        for plan in plans:
            may_write = self.may_write(plan)
            plan.written = may_write and plan.does_something
            plan.tell(report)
            if plan.instance is not None and may_write:
                self.change(plan)
            if each:
                each(plan)

    def _add(self, plans, report):
        if not plans:
            return
        for plan in plans:
            plan.instance = self.build(plan.record)
        self.model.objects.bulk_create([plan.instance for plan in plans])
        self.tie([(plan.instance, plan.record) for plan in plans], {*plans[0].record})
        report.added += len(plans)
        self.index([plan.pk for plan in plans])
