"""Store records of programmes: what a record is in the tables, and which project hangs under which programme."""

from datetime import date
from decimal import Decimal

from django.utils.text import slugify

from kennisbank.records import Lookups
from raadsportaal.redactie.doubles import keys
from raadsportaal.redactie.imports.publicaties import PublicatieImporter
from raadsportaal.redactie.models import Status
from samenwerking.models import Programma, Programmabron
from samenwerking.programmas.records import PARTS, TEXTS, TITLES, ProgrammaChecker

OWN = "raadsportaal"  # the name of our own collection
PLAIN = [
    "taal", "soort", "samenvatting", "partners", "munt", "plaatsen", "begin_precies", "begin_gepland", "einde_precies",
    "einde_gepland", *TITLES, *TEXTS,
]  # fmt: skip
DATES = ["begin", "einde"]
BRON = [*PARTS["bronnen"][0], "jaar"]


class ProgrammaImporter(PublicatieImporter):
    """`parents`: the keys that a project may name as its programme, for a collection that is known as a whole."""

    model = Programma
    parts = (Programmabron,)
    many = ("themas", "doelen", "subdoelen", "landen")
    nameless = "programma"

    def __init__(self, verzameling, status=Status.CONCEPT, parents=None):
        super().__init__(verzameling, status)
        self.lookups, self.parents, self.ties = Lookups(), parents, []

    def check(self, row):
        checked = ProgrammaChecker(row, self.lookups, self.parents)
        return checked.record, checked.faults

    def name(self, row):
        return str(row.get("bestand") or row.get("extern_id") or "")[:120]

    def fill(self, programma, record, fields):
        for field in fields & {*PLAIN}:
            setattr(programma, field, record[field])
        for field in fields & {*DATES}:
            setattr(programma, field, date.fromisoformat(record[field]) if record[field] else None)
        if "budget" in fields:
            programma.budget = Decimal(record["budget"]) if record["budget"] else None

    def tie(self, pairs, fields):
        super().tie(pairs, fields)
        if "bronnen" in fields:
            rows = [Programmabron(programma=p, **bron) for p, record in pairs for bron in record["bronnen"]]
            Programmabron.objects.bulk_create(rows)
        if "programma" in fields:  # its programme may still have to come
            ties = [(p, record["verzameling"], record["programma"]) for p, record in pairs]
            self.ties += [(p.pk, p.titel, name, key) for p, name, key in ties if key or p.boven_id]

    def untie(self, programma, fields):
        super().untie(programma, fields)
        if "bronnen" in fields:
            programma.bronnen.all().delete()
        return fields

    def wish(self, record):
        return record["slug"] or (record["titel"] if slugify(record["titel"]) else record["extern_id"])

    def finish(self, report):
        """Hang the projects under their programmes; say of which the programme is not there."""
        named = [(verzameling, key) for _, _, verzameling, key in self.ties if key]
        known = Programma.objects.known_as(named)
        known |= {place: programma.pk for place, programma in keys.find(Programma, named).items()}
        above = Programma.objects.with_ids({*known.values()}).above()  # never under another project
        changed = []
        for pk, titel, verzameling, key in self.ties:
            boven = known.get((verzameling, key))
            if key and boven in (None, pk):
                report.notes.append(f"‘{titel}’ hoort bij {key}, maar dat programma is er niet. Het staat nu los.")
                boven = None
            changed.append(Programma(pk=pk, boven_id=above.get(boven, boven)))
        Programma.objects.bulk_update(changed, ["boven"], batch_size=500)
        projects = Programma.objects.published().with_ids([project.pk for project in changed])
        projects.write_index(list(projects.indexable()))  # they are found by the name of their programme

    def loosen(self, pks):
        self.model.objects.with_ids(pks).update(boven=None)

    def as_record(self, programma):
        record = {field: getattr(programma, field) for field in PLAIN}
        record |= {field: day.isoformat() if (day := getattr(programma, field)) else "" for field in DATES}
        return record | {
            "slug": programma.slug,
            "extern_id": programma.extern_id,
            "verzameling": programma.verzameling,
            "programma": _above(programma),
            "budget": f"{programma.budget:.2f}" if programma.budget is not None else "",
            "themas": sorted(thema.slug for thema in programma.themas.all()),
            "doelen": sorted(doel.nummer for doel in programma.doelen.all()),
            "subdoelen": sorted(subdoel.code for subdoel in programma.subdoelen.all()),
            "landen": sorted(land.code for land in programma.landen.all()),
            "bronnen": [{name: getattr(bron, name) for name in BRON} for bron in programma.bronnen.all()],
        }


def _above(programma):
    """The key of its programme in its collection; of one that no file can name, which an editor chose, the title."""
    boven = programma.boven
    if boven is None:
        return ""
    own = boven.extern_id and boven.verzameling == programma.verzameling
    return boven.extern_id if own else f"‘{boven.titel}’"
