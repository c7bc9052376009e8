"""Who came to a municipality, went, got another role or fractie, and by whom: for its griffier and the person."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Window
from django.db.models.functions import Lag

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gebruiker, Lidmaatschap, Rol
from raadsportaal.gemeenten.names import ERASED, PORTAAL


@dataclass(frozen=True)
class Wijziging:
    """One change: "Sanne de Wit is nu griffier en was raadslid", by "Mark Jansen"."""

    when: datetime
    who: str
    what: str


def latest(gemeente, limit) -> list[Wijziging]:
    """The newest first. Kept are numbers of people only: who was erased has no name here either."""
    rows = list(_events(gemeente=gemeente).order_by("-pgh_id").values()[:limit])
    people = Gebruiker.objects.in_bulk({row["gebruiker_id"] for row in rows} | {_by(row) for row in rows} - {None})
    return [Wijziging(row["pgh_created_at"], _who(row, people), _what(row, people)) for row in rows]


def of_person(gebruiker) -> list[dict]:
    """For the download: what became of the person's own roles, and what the person did to those of others, unnamed."""
    with bereik(EVERYTHING):
        about = _events(gebruiker=gebruiker)
        done = _events(pgh_context__gebruiker=gebruiker.pk).exclude(gebruiker=gebruiker)
        rows = [*about.select_related("gemeente"), *done.select_related("gemeente")]
    return [
        {
            "wanneer": row.pgh_created_at,
            "gemeente": row.gemeente.naam,
            "wie": "u" if row.gebruiker_id == gebruiker.pk else "iemand anders",
            "wat": DEEDS[row.pgh_label],
            "rol": row.get_rol_display(),
            "fractie": row.fractie,
            "door u": _by({"pgh_context": row.pgh_context}) == gebruiker.pk,
        }
        for row in sorted(rows, key=lambda row: row.pgh_id)
    ]


DEEDS = {"insert": "kwam erbij", "update": "kreeg deze rol", "delete": "ging weg"}


def _events(**of):
    """The changes with the role that stood there before."""
    before = Window(Lag("rol"), partition_by=F("pgh_obj_id"), order_by=F("pgh_id").asc())
    return Lidmaatschap.pgh_event_model.objects.filter(**of).annotate(was=before)


def _by(row):
    return (row["pgh_context"] or {}).get("gebruiker")


def _who(row, people):
    if row["pgh_context"] and "herindeling" in row["pgh_context"]:
        return "Herindeling"
    by = _by(row)
    if by is None:
        return PORTAAL
    if by not in people:
        return ERASED
    return f"{people[by]}, VNG" if people[by].is_staff else str(people[by])


def _what(row, people):
    name, rol = people.get(row["gebruiker_id"], ERASED), Rol(row["rol"]).label.lower()
    if row["pgh_label"] == "insert":
        return f"{name} kwam erbij als {rol}"
    if row["pgh_label"] == "delete":
        return f"{name} ging weg als {rol}"
    if row["was"] == row["rol"]:
        if moved := (row["pgh_context"] or {}).get("herindeling"):
            return f"{name} kwam mee {moved}"
        return (
            f"{name} zit nu in fractie {row['fractie']}" if row["fractie"] else f"{name} zit niet meer in een fractie"
        )
    return f"{name} is nu {rol}" + (f" en was {Rol(row['was']).label.lower()}" if row["was"] else "")
