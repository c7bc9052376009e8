"""Store rows of city partnerships: new ones as not confirmed; of one that is there only what is empty is filled in.

There are no values of an earlier import to compare with: what is filled in can be a word of an editor or of a
municipality.
"""

from django.utils import timezone

from raadsportaal.redactie.imports import importer
from raadsportaal.redactie.imports.plan import Uitkomst
from samenwerking.models import Bandsoort, Stedenband
from samenwerking.stedenbanden.records import BandLookups, Checker

FILLED = ["soort", "sinds", "tot", "breedtegraad", "lengtegraad", "toelichting", "bron"]
EMPTY = (None, "", Bandsoort.ONBEKEND)


class Importer(importer.Importer):
    model = Stedenband

    def __init__(self, verzameling):
        super().__init__(verzameling)
        self.lookups = BandLookups()

    def check(self, row):
        checked = Checker(row, self.lookups)
        return checked.record, checked.faults

    def key(self, record):
        return _key(record["gemeente"], record["land"], record["plaats"])

    def _known(self, records):
        codes = {record["gemeente"] for record in records}
        mine = self.model.objects.filter(gemeente__code__in=codes).for_import()
        if self.locking:
            mine = mine.select_for_update(of=("self",), no_key=True)
        named = {_key(*band.extern_id.split("|", 2)): band for band in mine if band.extern_id.count("|") >= 2}
        named |= {self.key(self.as_record(band)): band for band in mine}
        return {(record["verzameling"], record["extern_id"]): named.get(record["extern_id"]) for record in records}

    def _waiting(self, instances):
        return set()

    def _compare(self, plan):
        band, plan.uitkomst = plan.instance, Uitkomst.ONGEWIJZIGD
        current = self.as_record(band)
        given = FILLED if self.given is None else [field for field in FILLED if field in self.given]
        for field in given:
            old, new = current[field], plan.record[field]
            if new in EMPTY or new == old:
                continue
            free = old in EMPTY and not band.is_confirmed
            (plan.wijzigingen if free else plan.gehouden)[field] = (old, new)
        self._whole(plan)
        plan.waarden = {}
        if plan.wijzigingen:
            plan.uitkomst = Uitkomst.GEWIJZIGD

    def _whole(self, plan):
        """Years that would end before they begin stay as they are; which of the two is right, nobody here knows."""
        became = {field: new for field, (_, new) in plan.wijzigingen.items()}
        sinds, tot = (became.get(field, getattr(plan.instance, field)) for field in ("sinds", "tot"))
        if sinds and tot and tot < sinds:
            for field in ("sinds", "tot"):
                if field in plan.wijzigingen:
                    plan.gehouden[field] = plan.wijzigingen.pop(field)

    def _change(self, plan):
        if plan.wijzigingen:
            self.put(plan.instance, plan.record, {*plan.wijzigingen})

    def _add(self, plans, report):
        super()._add(plans, report)
        made = self.model.objects.among([plan.pk for plan in plans])
        self.model.objects.write_index(list(made.indexable()))  # public at once, and said to be unconfirmed

    def _build(self, record):
        band = Stedenband(
            extern_id=self._source_key(record),
            bron_zekerheid="ingelezen door de redactie",
            gewijzigd_op=timezone.now(),
        )
        self.fill(band, record, {*record})
        return band

    def _source_key(self, record):
        """As the loader of the public lists makes it, so that it finds this one."""
        return "|".join([record["gemeente"], record["land"], record["plaats"]])[:200]

    def fill(self, band, record, fields):
        for field in fields & {*FILLED, "plaats"}:
            setattr(band, field, record[field])
        if "gemeente" in fields:
            band.gemeente = self.lookups.gemeenten[record["gemeente"].casefold()]
        if "land" in fields:
            band.land = self.lookups.landen[record["land"].casefold()]

    def as_record(self, band):
        record = {field: getattr(band, field) for field in [*FILLED, "plaats", "stand", "contact"]}
        record |= {"gemeente": band.gemeente.code, "land": band.land.code}
        return record | {"themas": sorted(thema.slug for thema in band.themas.all())}


def _key(gemeente, land, plaats):
    return "|".join([gemeente, land, plaats.casefold()])
