"""The queue "Controle nodig": records that wait, oldest first, of the kinds that a person may change."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count
from django.template.response import TemplateResponse
from django.urls import reverse

from raadsportaal.redactie.checks import points
from raadsportaal.redactie.models import Aanleiding, Controlepunt

PER_PAGE = 50


@dataclass(frozen=True)
class Regel:
    """A record in the queue."""

    record: object
    soort: str
    sinds: datetime
    redenen: list
    adres: str


@dataclass(frozen=True)
class Controlekeuze:
    """What the queue is narrowed to: a reason, a kind; each empty for all."""

    aanleiding: str = ""
    soort: str = ""

    @classmethod
    def of(cls, data, soorten):
        aanleiding, soort = data.get("aanleiding", ""), data.get("soort", "")
        return cls(aanleiding if aanleiding in Aanleiding.values else "", soort if soort in soorten else "")

    def query(self, **changed):
        values = {"aanleiding": self.aanleiding, "soort": self.soort} | changed
        chosen = urlencode({name: value for name, value in values.items() if value})
        return f"?{chosen}" if chosen else ""


def points_of(gebruiker, keuze: Controlekeuze):
    mine = points.of_person(gebruiker).because(keuze.aanleiding)
    return mine.of_kinds([keuze.soort]) if keuze.soort else mine


def address(soort, pk, keuze: Controlekeuze) -> str:
    return reverse("admin:redactie_controlepunt_record", args=[soort, pk]) + keuze.query()


def neighbours(gebruiker, keuze: Controlekeuze, soort, pk) -> tuple:
    """(the previous, the next) record of the queue as (soort, pk), or None; after one that left it comes the first."""
    queue = [(row["soort"], row["record"]) for row in points_of(gebruiker, keuze).per_record()]
    if (soort, pk) not in queue:
        return None, (queue[0] if queue else None)
    place = queue.index((soort, pk))
    following = queue[place + 1] if place + 1 < len(queue) else None
    return (queue[place - 1] if place else None), following


def lijst(request, site):
    """The page with the queue."""
    models = points.kinds_of(request.user)
    keuze = Controlekeuze.of(request.GET, models)
    page = Paginator(points_of(request.user, keuze).per_record(), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        **site.each_context(request),
        "title": "Controle nodig",
        "opts": Controlepunt._meta,
        "pagina": page,
        "regels": _rows(page.object_list, models, keuze),
        "groepen": [_reasons(request.user, keuze), _kinds(request.user, keuze, models)],
        "vraag": keuze.query().removeprefix("?"),
        "gekozen": keuze,
    }
    return TemplateResponse(request, "beheer/controle.html", context)


def _rows(rows, models, keuze):
    rows = list(rows)
    found = {}
    for soort in {row["soort"] for row in rows}:
        found[soort] = models[soort].objects.in_bulk([row["record"] for row in rows if row["soort"] == soort])
    return [
        Regel(
            record=found[row["soort"]].get(row["record"], "Deze pagina is weg"),
            soort=models[row["soort"]]._meta.verbose_name,
            sinds=row["oudste"],
            redenen=[Aanleiding(aanleiding).label for aanleiding in row["aanleidingen"]],
            adres=address(row["soort"], row["record"], keuze),
        )
        for row in rows
    ]


def _reasons(gebruiker, keuze):
    counts = _counts(points_of(gebruiker, Controlekeuze(soort=keuze.soort)), "aanleiding")
    rows = [(value, label, counts.get(value, 0)) for value, label in Aanleiding.choices if counts.get(value)]
    return _group("Waarom", "aanleiding", keuze.aanleiding, keuze, rows)


def _kinds(gebruiker, keuze, models):
    counts = _counts(points_of(gebruiker, Controlekeuze(aanleiding=keuze.aanleiding)), "soort")
    names = {soort: model._meta.verbose_name_plural.capitalize() for soort, model in models.items()}
    return _group("Wat", "soort", keuze.soort, keuze, [(s, names[s], n) for s, n in sorted(counts.items())])


def _counts(found, field):
    """How many records have each value: one record counts once."""
    rows = found.order_by().values("soort", field).annotate(n=Count("record", distinct=True))
    counts = Counter()
    for row in rows:
        counts[row[field]] += row["n"]
    return counts


def _group(titel, param, chosen, keuze, rows):
    options = [("", "Alles", None), *rows]
    return titel, [
        {"label": label, "aantal": n, "adres": keuze.query(**{param: value}) or "?", "aan": value == chosen}
        for value, label, n in options
    ]
