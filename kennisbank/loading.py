"""Load the content that the portal starts with: thema's, landen, plaatsen, netwerken, praktijken and collecties."""

import tomllib
from hashlib import sha256
from pathlib import Path

from django.db import connection, transaction

from kennisbank.models import Collectie, CollectieRegel, Land, Netwerk, Onderwerp, Plaats, Praktijk, Thema, Themavraag
from kennisbank.models.sorting import search_name
from kennisbank.storing import import_records
from raadsportaal.basis.search.indexing import sort_key
from raadsportaal.basis.tables.files import own_rows
from raadsportaal.basis.texts import split_list
from raadsportaal.redactie.models import Status

DATA = Path(__file__).with_name("data")
PLACES = "plaatsen.csv"
OWN = "raadsportaal"


def load_lists():
    """Add the thema's, landen and netwerken that are missing; what is there is an editor's."""
    with transaction.atomic():
        _load_themas()
        _load_onderwerpen()
        landen = [Land(**row, sorteersleutel=sort_key(row["naam"])) for row in _rows("landen.csv")]
        Land.objects.bulk_create(landen, ignore_conflicts=True)
        Land.objects.reindex()
        load_places()
        known = set(Netwerk.objects.values_list("slug", flat=True))
        themas = {thema.slug: thema for thema in Thema.objects.all()}
        for row in _rows("netwerken.csv"):
            if row["slug"] not in known:
                names = split_list(row.pop("themas"))
                row["trefwoorden"] = split_list(row["trefwoorden"])
                row["opgericht"] = row["opgericht"] or None
                netwerk = Netwerk.objects.create(**row, status=Status.GEPUBLICEERD)
                netwerk.themas.set([themas[name] for name in names])
                netwerk.index()


def load_places():
    """Fill the list of places once: 34.000 rows by COPY, since making objects of them would take seconds."""
    if Plaats.objects.exists():
        return
    landen = dict(Land.objects.values_list("code", "nummer"))
    columns = "naam, land_id, breedtegraad, lengtegraad, inwoners, zoeknaam"
    with connection.cursor() as cursor, cursor.copy(f"COPY kennisbank_plaats ({columns}) FROM STDIN") as copy:
        for row in _rows(PLACES):
            names = dict.fromkeys(map(search_name, filter(None, [row["naam"], row["andere"]])))
            inwoners = int(row["inwoners"]) * 1000 if row["inwoners"] else None
            place = row["breedtegraad"], row["lengtegraad"]
            copy.write_row([row["naam"], landen[row["land"]], *place, inwoners, "|".join(names)])


def load_praktijken(progress=None):
    """Import our own collection, published; returns the report."""
    # Mixed, but the same on every machine: "nieuwste" of a fresh portal should not be the end of the alphabet.
    files = sorted((DATA / "praktijken").glob("*.toml"), key=lambda file: sha256(file.stem.encode()).digest())
    rows = ((number, tomllib.loads(file.read_text(encoding="utf-8"))) for number, file in enumerate(files, start=1))
    return import_records(rows, OWN, status=Status.GEPUBLICEERD, progress=progress)


def load_collecties() -> int:
    """Add the collections that are missing, published; what is there is an editor's. Returns how many.

    One that has no trefwoorden gets ours: it was added before there were any.
    """
    rows = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in (DATA / "collecties").glob("*.toml")}
    missing = sorted(rows.keys() - set(Collectie.objects.values_list("slug", flat=True)))
    with transaction.atomic():
        for slug in missing:
            _add_collectie(slug, rows[slug])
        for collectie in Collectie.objects.filter(slug__in=rows, trefwoorden=[]):
            collectie.trefwoorden = rows[collectie.slug]["trefwoorden"]
            collectie.save(update_fields=["trefwoorden"])
    return len(missing)


def _add_collectie(slug, row):
    """An example that is no longer there, or has another address, is left out."""
    regels, thema = row.pop("voorbeelden"), row.pop("thema", None)
    thema = Thema.objects.get(slug=thema) if thema else None
    collectie = Collectie.objects.create(slug=slug, thema=thema, status=Status.GEPUBLICEERD, **row)
    praktijken = {praktijk.slug: praktijk for praktijk in Praktijk.objects.filter(slug__in=[r["slug"] for r in regels])}
    CollectieRegel.objects.bulk_create(
        CollectieRegel(collectie=collectie, praktijk=praktijken[regel["slug"]], waarom=regel["waarom"], volgorde=place)
        for place, regel in enumerate(regels, start=1)
        if regel["slug"] in praktijken
    )


def _load_themas():
    """Also the texts of a thema that has none yet, and its questions."""
    rows = {row["slug"]: row for row in _rows("themas.csv")}
    Thema.objects.bulk_create([Thema(**row) for row in rows.values()], ignore_conflicts=True)
    texts = tomllib.loads((DATA / "themateksten.toml").read_text(encoding="utf-8"))
    themas = list(Thema.objects.filter(slug__in=rows).prefetch_related("vragen"))
    for thema in themas:
        thema.inleiding = thema.inleiding or rows[thema.slug]["inleiding"]
        if not thema.wereld and not thema.vragen.all():
            thema.wereld = texts[thema.slug]["wereld"]
            Themavraag.objects.bulk_create(
                Themavraag(thema=thema, volgorde=place, vraag=vraag, moment=moment)
                for place, (vraag, moment) in enumerate(texts[thema.slug]["vragen"])
            )
    Thema.objects.bulk_update(themas, ["inleiding", "wereld"])
    Thema.objects.reindex()


def _load_onderwerpen():
    """Those that are missing; what is there is an editor's."""
    themas = {thema.slug: thema for thema in Thema.objects.all()}
    rows = [Onderwerp(**row | {"thema": themas[row["thema"]]}) for row in _rows("onderwerpen.csv")]
    Onderwerp.objects.bulk_create(rows, ignore_conflicts=True)
    Onderwerp.objects.reindex()


def _rows(name):
    return own_rows(DATA / name)
