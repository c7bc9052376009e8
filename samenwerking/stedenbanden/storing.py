"""Store rows of city partnerships: new ones as not confirmed; of one that is there only what is empty is filled in.

There are no values of an earlier import to compare with: what is filled in can be a word of an editor or of a
municipality.
"""

from django.utils import timezone

from raadsportaal.redactie.imports import engine
from samenwerking.models import Bandsoort, Stedenband
from samenwerking.stedenbanden.records import BandLookups, StedenbandChecker

FILLED = ["soort", "sinds", "tot", "breedtegraad", "lengtegraad", "toelichting", "bron"]
EMPTY = (None, "", Bandsoort.ONBEKEND)


class StedenbandImporter(engine.Importer):
    model = Stedenband
    checker = StedenbandChecker

    def __init__(self, verzameling=""):  # a partnership is of no collection
        super().__init__()
        self.lookups = BandLookups()

    def place(self, record):
        return "", _key(record["gemeente"], record["land"], record["plaats"])

    def find(self, plans):
        codes = {plan.record["gemeente"] for plan in plans}
        mine = self.locked(self.model.objects.filter(gemeente__code__in=codes))
        known = {_key(*band.extern_id.split("|", 2)): band for band in mine if band.extern_id.count("|") >= 2}
        known |= {_key(band.gemeente.code, band.land.code, band.plaats): band for band in mine}
        for plan in plans:
            plan.instance = known.get(plan.place[1])

    def told(self, record):
        given = FILLED if self.given is None else [field for field in FILLED if field in self.given]
        return [field for field in given if record[field] not in EMPTY]

    def is_free(self, band, old):
        return old in EMPTY and not band.is_confirmed

    def compare(self, plan):
        """Years that would end before they begin stay as they are; which of the two is right, nobody here knows."""
        super().compare(plan)
        became = {field: new for field, (_, new) in plan.wijzigingen.items()}
        sinds, tot = (became.get(field, getattr(plan.instance, field)) for field in ("sinds", "tot"))
        if sinds and tot and tot < sinds:
            for field in ("sinds", "tot"):
                if field in plan.wijzigingen:
                    plan.gehouden[field] = plan.wijzigingen.pop(field)

    def held(self, instances, new, *, since, by):
        return {one.pk: "is daarna door de gemeente bevestigd" for one in instances if one.is_confirmed}

    def index(self, pks):
        """Public at once, and said to be unconfirmed."""
        self.model.objects.write_index(list(self.model.objects.among(pks).indexable()))

    def build(self, record):
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
