"""What an import would do, without writing any of it: counts, faults, and a page of rows at a time."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from django.core.serializers.json import DjangoJSONEncoder

from raadsportaal.redactie.imports import columns
from raadsportaal.redactie.imports.engine import Importer
from raadsportaal.redactie.imports.kinds import SOORTEN, Soort
from raadsportaal.redactie.imports.plan import Plan, Uitkomst
from raadsportaal.redactie.imports.wording import in_words
from raadsportaal.redactie.models import Import
from raadsportaal.redactie.models.imports import Importstand

PER_PAGE = 100
MOST_REMARKS = 200
LETTERS: dict[str, str] = {uitkomst: uitkomst[0] for uitkomst in Uitkomst}  # n, g, o, s; ongewijzigd is "-"
LETTERS[Uitkomst.ONGEWIJZIGD] = "-"
WOORDEN = {
    Uitkomst.NIEUW: "nieuw",
    Uitkomst.GEWIJZIGD: "gewijzigd",
    Uitkomst.OPENBAAR: "gewijzigd, staat al op het portaal",
    Uitkomst.ONGEWIJZIGD: "ongewijzigd",
    Uitkomst.SAMEN: "samengevoegd",
    Uitkomst.FOUT: "fout",
}


class Zegel:
    """A digest of all that an import would do; what was agreed to and what is done must have the same."""

    def __init__(self):
        self.digest = sha256()

    def add(self, plan: Plan) -> None:
        self.digest.update(json.dumps(plan.as_data(), sort_keys=True, cls=DjangoJSONEncoder).encode())

    def __str__(self):
        return self.digest.hexdigest()


def importer_of(partij: Import, soort: Soort) -> Importer:
    """The importer of this file, which asks a colleague for what is public."""
    importer = soort.importer(partij.verzameling)
    importer.given, importer.by, importer.guarded = columns.fields(partij, soort), partij.door, True
    return importer


def look(partij: Import) -> None:
    """Work out what each row would do, and keep the outcomes; the content stays as it is.

    Not kept when somebody agreed meanwhile: then the work is done or begun.
    """
    soort = SOORTEN[partij.soort]
    zegel = Zegel()
    letters: list[str] = []
    fouten: dict[str, list[list[str]]] = {}
    with soort.scope():
        importer = importer_of(partij, soort)
        for plan in importer.plans(columns.rows(partij)):
            zegel.add(plan)
            letters.append(LETTERS[plan.uitkomst])
            if plan.fouten:
                fouten[str(plan.rij)] = [[fout.field, fout.reason] for fout in plan.fouten]
        remarks = importer.remarks()[:MOST_REMARKS]
    telling = {uitkomst.value: letters.count(LETTERS[uitkomst]) for uitkomst in Uitkomst}
    partij.aantallen = {"rijen": "".join(letters), "telling": telling, "fouten": fouten, "zegel": str(zegel)}
    partij.aantallen |= {"opmerkingen": remarks}
    partij.stand = Importstand.BEKEKEN
    waiting = type(partij).objects.waiting().filter(pk=partij.pk).exclude(aantallen__has_key="opdracht")
    waiting.update(aantallen=partij.aantallen, stand=partij.stand)


@dataclass
class Rij:
    """A row as the preview shows it; `wijzigingen` and `gehouden` are (label, old, new)."""

    nummer: int
    uitkomst: Uitkomst
    naam: str
    wijzigingen: list[tuple[str, str, str]]
    gehouden: list[tuple[str, str, str]]
    fouten: list[tuple[str, str]]
    url: str = ""
    werkkopie: bool = False
    samen: str = ""  # the name of the record that it went up in
    opgegaan: str = ""  # in words, where it went up in another row
    opmerkingen: list[str] = field(default_factory=list)

    @property
    def woord(self):
        return WOORDEN[self.uitkomst]


def chosen(partij: Import, uitkomst: str) -> list[int]:
    """The places of the rows with this outcome, or of all."""
    letter = LETTERS.get(uitkomst)
    return [place for place, one in enumerate(partij.aantallen["rijen"]) if letter in (None, one)]


def shown(partij: Import, places: Iterable[int]) -> list[Rij]:
    """These rows, read again for this page only; a row with a fault as it was found among all the others."""
    soort, pairs = SOORTEN[partij.soort], list(columns.rows(partij))
    headings = {name: heading for heading, name in partij.kolommen if name and heading != name}
    fouten = partij.aantallen["fouten"]
    rows: dict[int, Rij] = {}
    importer = importer_of(partij, soort)
    good: dict[int, tuple[int, dict[str, str]]] = {}  # by the number of the row
    for place in places:
        number, row = pairs[place]
        if found := fouten.get(str(number)):
            told = [(_where(field, headings), reason) for field, reason in found]
            rows[place] = Rij(number, Uitkomst.FOUT, importer.called(row), [], [], told)
        else:
            good[number] = (place, row)
    with soort.scope():
        for plan in importer.plans(pairs, only=good):
            place, row = good[plan.rij]
            rows[place] = _row(importer, soort, plan, row, headings)
    return [rows[place] for place in places]


def _row(importer, soort, plan, row, headings):
    def told(pairs):
        return [
            (soort.label_of(field), in_words(soort, importer, field, old), in_words(soort, importer, field, new))
            for field, (old, new) in pairs.items()
        ]

    faults = [(_where(fout.field, headings), fout.reason) for fout in plan.fouten]
    name = str(plan.instance) if plan.instance else importer.called(row)
    shown = Rij(plan.rij, plan.uitkomst, name, told(plan.wijzigingen), told(plan.gehouden), faults)
    shown.opgegaan, shown.opmerkingen = plan.opgegaan, plan.opmerkingen
    if plan.instance is not None:
        shown.url, shown.werkkopie = f"{plan.pk}/change/", plan.werkkopie
    if plan.uitkomst == Uitkomst.SAMEN and plan.instance is not None:
        shown.naam, shown.samen = importer.called(row), str(plan.instance)
    return shown


def _where(field, headings):
    """The field, and the column of the file where it stands when that has another name."""
    heading = headings.get(field.split(" ")[0].rstrip(","))
    return f"{field} (kolom ‘{heading}’)" if heading else field
