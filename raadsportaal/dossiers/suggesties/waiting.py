"""All that waits for the griffie over all dossiers, by dossier: what people proposed, then what the computer found."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from django.core.paginator import Paginator

from agendas.duiding.engine import STERKTES
from raadsportaal.basis.digits import number_in
from raadsportaal.dossiers.models import Koppeling, Suggestie

PER_PAGE = 25  # cards
VOORSTEL, SUGGESTIE = 0, 1  # in this order
LETTERS = {"v": VOORSTEL, "s": SUGGESTIE}


@dataclass
class Dossiergroep:
    """The cards of one dossier on this page; `aantal` wait in all."""

    kaarten: list
    aantal: int

    @property
    def dossier(self):
        return self.kaarten[0].dossier


class Rij(NamedTuple):
    """A card by its place in the list."""

    voorbij: bool
    dag: date
    titel: str
    dossier: int
    soort: int
    sterkte: int
    score: float
    pk: int


class Wachtrij:
    """`form`: the WachtForm that says what is asked for. Always the same number of queries."""

    def __init__(self, form, today: date):
        self.form, self.today = form, today
        self.rows = sorted([*self._voorstellen(), *self._suggesties()])

    @property
    def totaal(self):
        return len(self.rows)

    def _voorstellen(self):
        fields = ("dossier__behandeldatum", "dossier__titel", "dossier", "pk")
        for day, titel, dossier, pk in self.form.voorstellen(self.today).values_list(*fields):
            yield Rij(*self._place(day), titel, dossier, VOORSTEL, 0, 0.0, pk)

    def _suggesties(self):
        fields = ("dossier__behandeldatum", "dossier__titel", "dossier", "sterkte", "score", "pk")
        for day, titel, dossier, sterkte, score, pk in self.form.suggesties.order_by().values_list(*fields):
            yield Rij(*self._place(day), titel, dossier, SUGGESTIE, STERKTES.index(sterkte), -score, pk)

    def _place(self, day):
        """The next meeting first, then what has no day, then what was handled."""
        return bool(day and day < self.today), day or date.max

    def page(self, asked):
        """A page of a Paginator whose object_list are the groups of that page."""
        page = Paginator(self.rows, PER_PAGE).get_page(asked)
        rows = list(page.object_list)
        cards = self._cards(rows)
        for card, following in pairwise(cards[row.soort, row.pk] for row in rows):
            card.volgende = following.anker
        waiting = Counter(row.dossier for row in self.rows)
        page.object_list = [
            Dossiergroep([cards[row.soort, row.pk] for row in some], waiting[dossier])
            for dossier, some in groupby(rows, key=lambda row: row.dossier)
        ]
        return page

    def _cards(self, rows):
        gemeente = self.form.gemeente
        keys = {kind: [row.pk for row in rows if row.soort == kind] for kind in (VOORSTEL, SUGGESTIE)}
        return {(kind, pk): card for kind, pks in keys.items() for pk, card in cards_of(gemeente, kind, pks).items()}


def cards_of(gemeente, kind, pks):
    """{pk: record}, each with what its card shows and the `anker` of that card."""
    if kind == VOORSTEL:
        found = Koppeling.objects.of_gemeente(gemeente).with_others().in_bulk(pks)
    else:
        found = Suggestie.objects.of_gemeente(gemeente).for_card().in_bulk(pks)
    for pk, card in found.items():
        card.anker = f"{'voorstel' if kind == VOORSTEL else 'suggestie'}-{pk}"
        card.is_suggestie = kind == SUGGESTIE
    return found


def latest(gemeente, asked: str):
    """The card that was decided last, as the address of the page names it (`s12`, `v3`); None for anything else."""
    kind, pk = LETTERS.get(asked[:1]), number_in(asked[1:])
    if kind is None or pk is None:
        return None
    return cards_of(gemeente, kind, [pk]).get(pk)
