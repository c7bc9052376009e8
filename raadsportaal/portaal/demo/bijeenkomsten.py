"""What only the demo has of events and calls: invented, and shown as such; loaded once."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.db import transaction

from agendas.models import Doel
from kennisbank.models import Land, Thema
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.redactie.models import Status
from samenwerking.bijeenkomsten.times import AMSTERDAM
from samenwerking.models import Aanbod, Bijeenkomst, Oproep, Programma

DATA = Path(__file__).with_name("data") / "bijeenkomsten.toml"
OF_EVENT = ["slug", "titel", "samenvatting", "online", "link", "plaats", "doelgroepen", "capaciteit"]
OF_CALL = ["slug", "titel", "samenvatting", "rol", "vorm", "tijd", "periode", "talen", "wie"]
OF_OFFER = ["titel", "toelichting", "rollen", "talen", "reist"]


@transaction.atomic
def load_demo_bijeenkomsten(today: date) -> dict[str, int]:
    """Make what is missing, with dates from `today`; returns how many of each came."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {
        "bijeenkomsten": sum(_event(record, today) for record in data["bijeenkomst"]),
        "oproepen": sum(_call(record, today) for record in data["oproep"]),
        "aanbod": _offer(data["aanbod"]),
    }


def _event(record, today):
    day = today + timedelta(days=record["dagen"])
    day += timedelta(days=(record["weekdag"] - day.isoweekday()) % 7)
    values = _values(record, OF_EVENT) | {
        "begin": _moment(day, record["begin"]),
        "einde": _moment(day, record["einde"]),
        "land": Land.objects.filter(code=record.get("land", "")).first(),
    }
    return _publish(Bijeenkomst, record, values, doelen=_doelen(record))


def _call(record, today):
    values = _values(record, OF_CALL) | {
        "deadline": today + timedelta(days=record["dagen"]),
        "programma": Programma.objects.filter(slug=record["programma"]).first(),
    }
    return _publish(Oproep, record, values, landen=Land.objects.filter(code__in=record["landen"]))


def _publish(model, record, values, **ties):
    values |= {"tekst": record["tekst"].strip(), "status": Status.GEPUBLICEERD, "verzonnen": True}
    made, new = model.objects.get_or_create(slug=values.pop("slug"), defaults=values)
    if new:
        for name, records in (ties | {"themas": _themas(record)}).items():
            getattr(made, name).set(records)
        made.index()
    return new


def _offer(record):
    """Only of the invented municipality, and only when it offers nothing yet."""
    gemeente = Gemeente.objects.filter(slug=record["gemeente"], verzonnen=True).first()
    with bereik(EVERYTHING):
        if gemeente is None or Aanbod.objects.of_gemeente(gemeente).exists():
            return 0
        Aanbod.objects.create(gemeente=gemeente, **_values(record, OF_OFFER)).themas.set(_themas(record))
    return 1


def _values(record, names):
    return {name: record[name] for name in names if name in record}


def _moment(day, clock):
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=AMSTERDAM)


def _themas(record):
    return Thema.objects.filter(slug__in=record["themas"])


def _doelen(record):
    return Doel.objects.global_goals().filter(nummer__in=record["doelen"])
