"""Load the agendas that the portal starts with from data/*.csv, and renew in an older portal what is still ours.

What is missing is added, what still says what an earlier edition of our files said is renewed, and what the files no
longer have goes. What an editor changed, wrote or deleted stays as it is: redactie/editions.py.
"""

import csv
import io
from collections import Counter, defaultdict
from pathlib import Path

from django.db import transaction

from agendas.models import Agenda, Doel, Mijlpaal, Subdoel, Verband, Vraag
from raadsportaal.basis.texts import split_list
from raadsportaal.redactie.editions import Editions
from raadsportaal.redactie.models import Status

DATA = Path(__file__).with_name("data")
# By what a row is known in its file. Mijlpalen and vragen have no key in the database: theirs stands in the file only.
KEYS = {
    "agendas": ("slug",), "doelen": ("agenda", "nummer"), "subdoelen": ("code",), "mijlpalen": ("sleutel",),
    "vragen": ("sleutel",), "verbanden": ("subdoel", "agenda", "doel"),
}  # fmt: skip
REFERENCES = {"agenda", "slug", "nummer", "code", "doel", "subdoel"}  # no text of the row itself
IDENTITY = {"mijlpalen": ("datum", "titel"), "vragen": ("vraag",)}  # how these are known again in the database
LISTS = ("instrumenten", "bestuurslagen")


def read(name: str, text: str) -> dict:
    """{sleutel: row} of the text of a file; without a column for it the key is the place of a row in its agenda."""
    rows, places = {}, Counter()
    for row in csv.DictReader(io.StringIO(text)):
        key = " ".join(row.get(column) or "" for column in KEYS[name])
        if KEYS[name] == ("sleutel",):
            places[row["agenda"]] += 1
            key = row.pop("sleutel", "") or f"{row['agenda']}-{places[row['agenda']]}"
        rows[key] = _clean(row)
    return rows


@transaction.atomic
def load_agendas() -> dict[str, int]:
    """Returns how many rows of each kind were added, how many were renewed and how many went."""
    rows = {name: read(name, (DATA / f"{name}.csv").read_text(encoding="utf-8")) for name in KEYS}
    done = _add_new(rows)
    renewal = _Renewal(rows, Editions(DATA))
    done |= {"vernieuwd": len(renewal.renewed), "weg": renewal.gone}
    if any(done.values()):
        Agenda.objects.reindex()
        Doel.objects.reindex()
        Subdoel.objects.reindex()
    return done


def _add_new(rows):
    """The agendas, doelen and subdoelen that are missing, with all that hangs on a new agenda."""
    agendas = {agenda.slug: agenda for agenda in Agenda.objects.all()}
    new = [Agenda(**row, status=Status.GEPUBLICEERD) for row in rows["agendas"].values() if row["slug"] not in agendas]
    for agenda in new:
        agenda.save()
        agendas[agenda.slug] = agenda

    known = {(doel.agenda_id, doel.nummer) for doel in Doel.objects.all()}
    made = [Doel(**row | {"agenda": agendas[row["agenda"]]}) for row in rows["doelen"].values()]
    doelen = Doel.objects.bulk_create([doel for doel in made if (doel.agenda_id, int(doel.nummer)) not in known])
    parents = _doelen()

    codes = set(Subdoel.objects.values_list("code", flat=True))
    subdoelen = [
        Subdoel(**row, doel=parents["global-goals", row["code"].partition(".")[0]])
        for row in rows["subdoelen"].values()
        if row["code"] not in codes
    ]
    Subdoel.objects.bulk_create(subdoelen)

    # Of a new agenda only: what an editor reworded or deleted in another must not come back beside it.
    fresh, counts = {agenda.slug for agenda in new}, {}
    maker = _Maker(rows)
    for name, model in (("mijlpalen", Mijlpaal), ("vragen", Vraag), ("verbanden", Verband)):
        mine = [maker.make(name, key) for key, row in rows[name].items() if row["agenda"] in fresh]
        counts[f"{name} erbij"] = len(model.objects.bulk_create(mine))
    return {"agenda’s erbij": len(new), "doelen erbij": len(doelen), "subdoelen erbij": len(subdoelen)} | counts


class _Maker:
    """Makes the rows that hang on agendas, not saved."""

    def __init__(self, rows):
        self.rows = rows
        self.agendas = {agenda.slug: agenda for agenda in Agenda.objects.all()}
        self.doelen = _doelen()
        self.subdoelen = {subdoel.code: subdoel for subdoel in Subdoel.objects.all()}
        self.places = {key: place for place, key in enumerate(rows["vragen"])}

    def make(self, name, key):
        row = self.rows[name][key]
        texts = _texts(row)
        if name == "mijlpalen":
            return Mijlpaal(**texts, agenda=self.agendas[row["agenda"]])
        doel, subdoel = self.doelen.get((row["agenda"], row["doel"])), self.subdoelen.get(row["subdoel"])
        if name == "verbanden":
            return Verband(**texts, doel=doel, subdoel=subdoel)
        agenda = self.agendas[row["agenda"]]
        return Vraag(**texts, agenda=agenda, doel=doel, subdoel=subdoel, volgorde=self.places[key])


class _Renewal:
    """Gives what still is as an earlier edition had it the text of this one, and takes away what that has no more.

    A row that came with this edition is added to an agenda of which this run renewed something: so the next run does
    not bring back what an editor deleted.
    """

    def __init__(self, rows, editions):
        self.rows, self.editions = rows, editions
        self.renewed, self.gone, self.touched = [], 0, set()
        missing = {name: self._go_through(name, there) for name, there in _there().items()}
        maker = _Maker(rows)
        for name in ("mijlpalen", "vragen", "verbanden"):
            for key in missing[name]:
                if editions.is_new(f"{name}.csv", key) and rows[name][key]["agenda"] in self.touched:
                    self.renewed.append(maker.make(name, key))
                    self.renewed[-1].save()

    def _go_through(self, name, there):
        """Renew the records of one file; returns the keys of rows that are not there."""
        missing, matched = [], set()
        for key, row in self.rows[name].items():
            found = self._find(name, key, row, there)
            if found is None:
                missing.append(key)
            else:
                matched.add(found.pk)
                self._renew(name, key, row, found, there)
        for key, fields in self.editions.gone(f"{name}.csv", self.rows[name]).items():
            self._take_away(name, key, fields, [one for group in there.values() for one in group], matched)
        return missing

    def _find(self, name, key, row, there):
        if name not in IDENTITY:
            return next(iter(there.get(key, [])), None)
        now = {field: row[field] for field in IDENTITY[name]}
        same = [
            one
            for one in there.get(row["agenda"], [])
            if self.editions.is_same(f"{name}.csv", key, {field: getattr(one, field) for field in now}, now)
        ]
        return next(iter(same), None)

    def _renew(self, name, key, row, record, there):
        now = _texts(row)
        old = self.editions.outdated(f"{name}.csv", key, {field: getattr(record, field) for field in now}, now)
        identity = IDENTITY.get(name, ())
        if old & {*identity}:  # somebody may have written the same beside it
            wanted = [str(now[field]) for field in identity]
            if any([str(getattr(one, field)) for field in identity] == wanted for one in there[row["agenda"]]):
                return
        for field in old:
            setattr(record, field, record._meta.get_field(field).to_python(now[field]))
        if old:
            record.save()
            self.renewed.append(record)
            self.touched.add(_agenda_of(record))

    def _take_away(self, name, key, fields, records, matched):
        for record in records:
            told = {field: value for field, value in _told(record).items() if field in fields}
            whole = len(told) == len(fields)
            if record.pk not in matched and whole and self.editions.is_untouched(f"{name}.csv", key, told):
                self.touched.add(_agenda_of(record))
                record.delete()
                self.gone += 1
                return


def _there():
    """{file: {key, or the slug of the agenda: records}} of the database."""
    there = {name: defaultdict(list) for name in KEYS}
    for agenda in Agenda.objects.all():
        there["agendas"][agenda.slug].append(agenda)
    for doel in Doel.objects.select_related("agenda"):
        there["doelen"][f"{doel.agenda.slug} {doel.nummer}"].append(doel)
    for subdoel in Subdoel.objects.select_related("doel__agenda"):
        there["subdoelen"][subdoel.code].append(subdoel)
    for verband in Verband.objects.select_related("subdoel", "doel__agenda"):
        there["verbanden"][f"{verband.subdoel.code} {verband.doel.agenda.slug} {verband.doel.nummer}"].append(verband)
    for name, model in (("mijlpalen", Mijlpaal), ("vragen", Vraag)):
        for record in model.objects.select_related("agenda"):
            there[name][record.agenda.slug].append(record)
    return there


def _agenda_of(record):
    if isinstance(record, Agenda):
        return record.slug
    if isinstance(record, Verband | Subdoel):
        return record.doel.agenda.slug
    return record.agenda.slug


def _told(record):
    """All that a row of the file says of it."""
    fields = {field.name: getattr(record, field.name) for field in record._meta.fields if not field.is_relation}
    told = fields | {"agenda": _agenda_of(record)}
    if isinstance(record, Verband | Vraag):
        told |= {
            "doel": record.doel and record.doel.nummer,
            "subdoel": record.subdoel and record.subdoel.code,
        }
    return told


def _doelen():
    return {(doel.agenda.slug, str(doel.nummer)): doel for doel in Doel.objects.select_related("agenda")}


def _texts(row):
    return {field: value for field, value in row.items() if field not in REFERENCES}


def _clean(row):
    """A cell that is empty is None where the field may be, lists are split, and 1 is yes."""
    row = {name: (value or None) if name in ("jaar", "doeljaar", "einddatum") else value for name, value in row.items()}
    for name in LISTS:
        if name in row:
            row[name] = split_list(row[name])
    if "middel" in row:
        row["middel"] = row["middel"] == "1"
    return row
