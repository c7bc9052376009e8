"""Load the agendas that the portal starts with from data/*.csv; what is there already is an editor's."""

import csv
from pathlib import Path

from django.db import transaction

from agendas.models import Agenda, Doel, Mijlpaal, Subdoel, Verband, Vraag
from raadsportaal.redactie.models import Status

DATA = Path(__file__).with_name("data")


@transaction.atomic
def load_agendas():
    """Returns how many rows of each kind were added."""
    added = {}
    agendas = {agenda.slug: agenda for agenda in Agenda.objects.all()}
    new = [Agenda(**_clean(row), status=Status.GEPUBLICEERD) for row in _rows("agendas") if row["slug"] not in agendas]
    for agenda in new:
        agenda.save()
        agendas[agenda.slug] = agenda
    added["agenda's"] = len(new)

    doelen = {(doel.agenda_id, doel.nummer): doel for doel in Doel.objects.all()}
    rows = [_clean(row) | {"agenda": agendas[row["agenda"]]} for row in _rows("doelen")]
    rows = [Doel(**row) for row in rows if (row["agenda"].pk, int(row["nummer"])) not in doelen]
    Doel.objects.bulk_create(rows)
    doelen = {(doel.agenda.slug, str(doel.nummer)): doel for doel in Doel.objects.select_related("agenda")}
    added["doelen"] = len(rows)

    known = set(Subdoel.objects.values_list("code", flat=True))
    rows = [
        Subdoel(**_clean(row), doel=doelen["global-goals", row["code"].partition(".")[0]])
        for row in _rows("subdoelen")
        if row["code"] not in known
    ]
    Subdoel.objects.bulk_create(rows)
    subdoelen = {subdoel.code: subdoel for subdoel in Subdoel.objects.all()}
    added["subdoelen"] = len(rows)

    # Of a new agenda only: what an editor reworded or deleted in another must not come back beside it.
    fresh = {agenda.slug for agenda in new}
    rows = [
        Mijlpaal(**_clean(row) | {"agenda": agendas[row["agenda"]]})
        for row in _rows("mijlpalen")
        if row["agenda"] in fresh
    ]
    added["mijlpalen"] = len(Mijlpaal.objects.bulk_create(rows))
    rows = [
        Vraag(
            agenda=agendas[row["agenda"]],
            doel=doelen.get((row["agenda"], row["doel"])),
            subdoel=subdoelen.get(row["subdoel"]),
            vraag=row["vraag"],
            moment=row["moment"],
            volgorde=place,
        )
        for place, row in enumerate(_rows("vragen"))
        if row["agenda"] in fresh
    ]
    added["vragen"] = len(Vraag.objects.bulk_create(rows))
    rows = [
        Verband(
            **_clean({k: row[k] for k in ("sterkte", "reden", "bron_titel", "bron_url", "gecontroleerd")}),
            subdoel=subdoelen[row["subdoel"]],
            doel=doelen[row["agenda"], row["doel"]],
        )
        for row in _rows("verbanden")
        if row["agenda"] in fresh
    ]
    added["verbanden"] = len(Verband.objects.bulk_create(rows))
    if any(added.values()):
        Agenda.objects.reindex()
        Doel.objects.reindex()
        Subdoel.objects.reindex()
    return added


def _rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _clean(row):
    """A cell that is empty is None where the field may be, and lists are split."""
    row = {
        name: (value or None) if name in ("jaar", "doeljaar", "einddatum") else value
        for name, value in row.items()
        if name != "agenda"
    }
    for name in ("instrumenten", "bestuurslagen"):
        if name in row:
            row[name] = [part.strip() for part in row[name].split(";") if part.strip()]
    return row
