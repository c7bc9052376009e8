"""Store praktijk records: what a record of a praktijk is, for the engine of imports."""

from collections.abc import Iterable

from django.utils.text import slugify

from kennisbank.models import Bron, Cijfer, Praktijk, PraktijkDoel, Praktijkvraag, Stap
from kennisbank.records import NEDERLAND, PARTS, Lookups, PraktijkChecker
from raadsportaal.redactie.imports.publicaties import PublicatieImporter
from raadsportaal.redactie.imports.report import Report
from raadsportaal.redactie.models import Status

PLAIN = [
    "taal", "titel", "plaats", "samenvatting", "probleem", "resultaat", "lastig", "inwoners", "inwoners_jaar", "sinds",
    "tot", "breedtegraad", "lengtegraad", "rollen", "richting", "zekerheid",
    "afloop", "trefwoorden",
]  # fmt: skip
MODELS = {"stappen": Stap, "cijfers": Cijfer, "vragen": Praktijkvraag, "bronnen": Bron}


def import_records(rows: Iterable, verzameling: str, *, status=Status.CONCEPT, dry_run=False, progress=None) -> Report:
    """Import (row number, row) pairs of one collection; see Importer.run()."""
    return PraktijkImporter(verzameling, status).run(rows, dry_run=dry_run, progress=progress)


class PraktijkImporter(PublicatieImporter):
    model = Praktijk
    checker = PraktijkChecker
    parts = (PraktijkDoel, Stap, Cijfer, Praktijkvraag, Bron)
    many = ("themas", "onderwerpen", "subdoelen", "netwerken")
    nameless = "voorbeeld"

    def __init__(self, verzameling, status=Status.CONCEPT):
        super().__init__(verzameling, status)
        self.lookups = Lookups()

    def key(self, record):
        return record["extern_id"] or slugify(f"{record['titel']}-{record['plaats']}")[:300]

    def wish(self, record):
        return record["slug"] or f"{record['plaats']} {record['titel']}"

    def fill(self, praktijk, record, fields):
        for field in fields & {*PLAIN}:
            setattr(praktijk, field, record[field])
        if "land" in fields:
            praktijk.land = self.lookups.landen[record["land"].casefold()]
        if "nederland" in fields:
            for name in NEDERLAND:
                setattr(praktijk, f"nl_{name}", record["nederland"][name])

    def tie(self, pairs, fields):
        super().tie(pairs, fields)
        if "doelen" in fields:
            PraktijkDoel.objects.bulk_create(
                PraktijkDoel(praktijk=praktijk, doel=self.lookups.doelen[str(nummer)], volgorde=place)
                for praktijk, record in pairs
                for place, nummer in enumerate(record["doelen"])
            )
        self._write_parts(pairs, fields & {*PARTS})

    def untie(self, praktijk, fields):
        super().untie(praktijk, fields)
        if "doelen" in fields:
            praktijk.doelregels.all().delete()
        if fields & {"bronnen", "cijfers"}:
            fields = fields | {"bronnen", "cijfers"}  # figures point at their source
        for field in fields & {*PARTS}:
            MODELS[field].objects.filter(praktijk=praktijk).delete()
        return fields

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

    def stored(self, record):
        kept = super().stored(record)
        return kept | {field: sorted(kept[field]) for field in [*self.many, "rollen"]}  # their order means nothing

    def as_record(self, praktijk):
        record = {field: getattr(praktijk, field) for field in PLAIN}
        places = {bron.pk: place for place, bron in enumerate(praktijk.bronregels.all(), start=1)}
        record |= {
            "slug": praktijk.slug,
            "extern_id": praktijk.extern_id,
            "land": praktijk.land.code,
            "themas": [thema.slug for thema in praktijk.themas.all()],
            "onderwerpen": [one.slug for one in praktijk.onderwerpen.all()],
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

    def only_given(self, now, before):
        now = super().only_given(now, before)
        if self.given is not None and "nederland" in now:  # one field, of six columns
            said = before.get("nederland") or {}
            parts = {name: now["nederland"][name] for name in NEDERLAND if f"nederland_{name}" in self.given}
            now["nederland"] = {name: parts.get(name, said.get(name, "")) for name in NEDERLAND}
        return now


def _parts(rows, names):
    return [{name: getattr(row, name) for name in names} for row in rows]
