"""What a record of open data consists of: fields with a type, an explanation in Dutch, a unit and a source.

Of these come the schema of the API, the columns of CSV and Parquet and the data dictionary, so that they are the same.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Any


class Vorm(StrEnum):
    """What the value of a field is."""

    TEKST = "tekst"
    ADRES = "adres"  # a whole address (URI)
    GEHEEL = "geheel getal"
    GETAL = "getal"
    JA_NEE = "ja of nee"
    DATUM = "datum"  # ISO 8601
    MOMENT = "moment"  # RFC 3339, in UTC
    PUNT = "punt"  # a point of GeoJSON (WGS 84): longitude, latitude


@dataclass(frozen=True)
class Veld:
    """A field: `of` reads it from a record. With `delen` it holds rows of these fields; with `lijst` more values."""

    naam: str
    uitleg: str
    of: Callable[[Any], Any]
    vorm: Vorm = Vorm.TEKST
    eenheid: str = ""
    bron: str = ""
    keuzes: tuple[str, ...] = ()
    lijst: bool = False
    delen: tuple["Veld", ...] = ()
    altijd: bool = False  # never without a value

    def value(self, record):
        """As JSON has it: None where nothing is known."""
        found = self.of(record)
        if self.delen:
            return [{deel.naam: deel.value(part) for deel in self.delen} for part in found]
        if self.lijst:
            return [_plain(one) for one in found]
        return _plain(found)


def _plain(value):
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return None if value == "" else value


def veld(naam: str, uitleg: str, of: str | Callable | None = None, vorm: Vorm = Vorm.TEKST, **more) -> Veld:
    """A field of a record: read by its own name where nothing else is said, or by a path (`land.code`)."""
    return Veld(naam, uitleg, of if callable(of) else _path(of or naam), vorm, **more)


def _path(path: str) -> Callable[[Any], Any]:
    """The value at the end of a path; None where something on the way is not there."""
    first, dot, rest = path.partition(".")
    if not dot:
        return attrgetter(first)
    read = _path(rest)

    def of(record):
        above = getattr(record, first)
        return None if above is None else read(above)

    return of


def keuze(naam: str, uitleg: str, choices, of: str | Callable | None = None, **more) -> Veld:
    """One of the values of a TextChoices or IntegerChoices; the explanation tells what each means."""
    told = "; ".join(f"{value}: {label}" for value, label in choices.choices)
    keys = tuple(map(str, choices.values))
    read = of if callable(of) else _path(of or naam)
    return Veld(naam, f"{uitleg} {told}.", lambda record: _text(read(record)), keuzes=keys, **more)


def _text(value):
    return value if value in (None, "") else str(value)


def lijst(naam: str, uitleg: str, of: Callable[[Any], Iterable], vorm: Vorm = Vorm.TEKST, **more) -> Veld:
    """More values of one form."""
    return Veld(naam, uitleg, of, vorm, lijst=True, altijd=True, **more)


def delen(naam: str, uitleg: str, of: Callable[[Any], Iterable], *velden: Veld) -> Veld:
    """Rows of fields that belong to the record."""
    return Veld(naam, uitleg, of, delen=velden, altijd=True)


def punt(uitleg: str, of: Callable[[Any], tuple[float | None, float | None]], bron: str = "") -> Veld:
    """Where a record lies: (longitude, latitude) as a point of GeoJSON."""

    def geometry(record):
        place = of(record)
        return None if None in place else {"type": "Point", "coordinates": list(place)}

    return Veld("geometrie", uitleg, geometry, Vorm.PUNT, eenheid="graden, WGS 84", bron=bron)
