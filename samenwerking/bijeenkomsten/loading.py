"""Load public events of others (data/bijeenkomsten.toml); what is there is renewed where it still is as we had it."""

import tomllib
from datetime import timedelta
from pathlib import Path

from django.db import transaction

from agendas.models import Doel
from kennisbank.models import Land, Thema
from raadsportaal.redactie.editions import Editions
from raadsportaal.redactie.models import Status
from samenwerking.bijeenkomsten.times import midnight
from samenwerking.models import Bijeenkomst

DATA = Path(__file__).resolve().parents[1] / "data"
FILE = "bijeenkomsten.toml"
TEXTS = ["titel", "samenvatting", "tekst", "uitkomst", "plaats", "organisator", "website", "bron_url"]


def read(text: str) -> dict[str, dict]:
    """{slug: what a visitor reads of it} of the text of the file."""
    return {record["slug"]: texts_of(record) for record in tomllib.loads(text)["bijeenkomst"]}


def texts_of(record: dict) -> dict[str, str]:
    return {name: record.get(name, "").strip() for name in TEXTS}


@transaction.atomic
def load_bijeenkomsten() -> tuple[int, int]:
    """Returns how many were added and how many renewed. Raises DoesNotExist for a country that is not known."""
    known = {event.slug: event for event in Bijeenkomst.objects.all()}
    editions, added, renewed = Editions(DATA), 0, 0
    for record in tomllib.loads((DATA / FILE).read_text(encoding="utf-8"))["bijeenkomst"]:
        event = known.get(record["slug"])
        if event is None:
            _make(record)
            added += 1
        else:
            renewed += _renew(event, texts_of(record), editions)
    return added, renewed


def _make(record):
    event = Bijeenkomst(
        slug=record["slug"],
        begin=midnight(record["begin"]),
        einde=midnight(record["einde"] + timedelta(days=1)),
        aanmelden=False,
        doelgroepen=record["doelgroepen"],
        land=Land.objects.get(code=record["land"]) if "land" in record else None,
        status=Status.GEPUBLICEERD,
        **texts_of(record),
    )
    event.full_clean()
    event.save()
    event.themas.set(Thema.objects.filter(slug__in=record["themas"]))
    event.doelen.set(Doel.objects.global_goals().filter(nummer__in=record["doelen"]))
    event.index()


def _renew(event, texts, editions):
    old = editions.outdated(FILE, event.slug, {name: getattr(event, name) for name in texts}, texts)
    for name in old:
        setattr(event, name, texts[name])
    if old:
        event.save()
    return bool(old)
