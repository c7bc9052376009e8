"""What the kennisbank has of everything, and what falls short of what councils should find in it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kennisbank.facets import GROOTTES
from kennisbank.models import Collectie, EngelseVersie, Onderwerp, Praktijk, Thema
from raadsportaal.redactie.models import Status

SMALL = 100_000  # inhabitants: below this every onderwerp has an example
MIDDLE = range(10_000, 150_001)
PER_ONDERWERP, SMALL_PER_ONDERWERP = 3, 1
# Phrases that came back in praktijk after praktijk until nobody read them any more.
WORN = ["vonden wij niet", "laat het college nagaan", "laat nagaan", "konden wij niet nagaan", "niet in onze bronnen"]
OPENINGS = ("Welke ", "Welk ", "Hoeveel ")
PERIODS = [
    (0, "voor 2000"),
    (2000, "2000 tot 2010"),
    (2010, "2010 tot 2018"),
    (2018, "2018 tot 2021"),
    (2021, "vanaf 2021"),
]


@dataclass(frozen=True)
class Aim:
    """What there must be at least, and how many there are."""

    what: str
    aim: int
    number: int

    @property
    def lacks(self) -> int:
        return max(self.aim - self.number, 0)


class Stock:
    """The published praktijken, counted."""

    def __init__(self) -> None:
        found = Praktijk.objects.published().for_page()
        self.praktijken = sorted(found, key=lambda praktijk: praktijk.slug)

    def aims(self) -> list[Aim]:
        """The numbers that VNG asked for in 2026."""
        return [
            Aim("praktijken", 240, len(self.praktijken)),
            Aim("begonnen in 2018 of later", 80, self._count(lambda p: (p.sinds or 0) >= 2018)),
            Aim("begonnen in 2021 of later", 30, self._count(lambda p: (p.sinds or 0) >= 2021)),
            Aim("uit plaatsen van 10.000 tot 150.000", 110, self._count(lambda p: p.inwoners in MIDDLE)),
            Aim("uit Europa", 100, self._count(lambda p: p.land.werelddeel == "europa")),
            Aim("gestopt of mislukt", 35, self._count(lambda p: p.ging_niet_goed)),
            Aim("uit Nederland, met een Engelse pagina", 25, self._in_english()),
            Aim("thema’s met een collectie", Thema.objects.count(), self._themas_with_collectie()),
        ]

    def onderwerpen(self) -> Iterator[tuple[Onderwerp, int, int]]:
        """(onderwerp, how many praktijken, how many of those from a small place), in the order of the list."""
        every, small = Counter(), Counter()
        for praktijk in self.praktijken:
            for onderwerp in praktijk.onderwerpen.all():
                every[onderwerp.pk] += 1
                small[onderwerp.pk] += (praktijk.inwoners or SMALL) < SMALL
        for onderwerp in Onderwerp.objects.select_related("thema").order_by("nummer"):
            yield onderwerp, every[onderwerp.pk], small[onderwerp.pk]

    def short(self) -> list[str]:
        """What falls short, in sentences."""
        found = [f"{aim.what}: {aim.number} van {aim.aim}" for aim in self.aims() if aim.lacks]
        for onderwerp, number, small in self.onderwerpen():
            if number < PER_ONDERWERP:
                found.append(f"{onderwerp}: {number} van {PER_ONDERWERP}")
            elif small < SMALL_PER_ONDERWERP:
                found.append(f"{onderwerp}: geen uit een plaats onder de {SMALL:,}".replace(",", "."))
        return found

    def tables(self) -> Iterator[tuple[str, list[tuple[str, int]]]]:
        """(heading, [(label, number)]) of what the praktijken are counted by."""
        yield "Begonnen", self._tally(lambda p: [_period(p.sinds)])
        yield "Inwoners", self._tally(lambda p: [_size(p.inwoners)])
        yield "Werelddeel", self._tally(lambda p: [p.land.get_werelddeel_display()])
        yield "Global Goal", self._tally(lambda p: [f"{doel.nummer:2} {doel.titel}" for doel in p.doelen_op_volgorde])
        yield "Zekerheid", self._tally(lambda p: [p.get_zekerheid_display()])
        yield "Afloop", self._tally(lambda p: [p.get_afloop_display() or "onbekend"])
        yield "Kosten", self._tally(lambda p: ["onbekend" if "onbekend" in p.nl_kosten.casefold() else "genoemd"])
        yield "Bronnen per voorbeeld", self._tally(lambda p: [f"{min(len(p.bronregels.all()), 4)}"])
        yield "Bronnen, hoe gelezen", self._tally(lambda p: [_reading(bron) for bron in p.bronregels.all()])
        yield "Bronnen, taal", self._tally(lambda p: [bron.taal or "onbekend" for bron in p.bronregels.all()])

    def worn(self) -> list[tuple[str, int, int]]:
        """(phrase, in how many praktijken or questions, of how many)."""
        texts = [
            " ".join([p.probleem, p.resultaat, p.lastig, p.nl_duiding, p.nl_kosten]).casefold() for p in self.praktijken
        ]
        found = [(f"‘{phrase}’", sum(phrase in text for text in texts), len(texts)) for phrase in WORN]
        vragen = [regel.vraag for p in self.praktijken for regel in p.praktijkvraagregels.all()]
        opened = sum(vraag.startswith(OPENINGS) for vraag in vragen)
        return [*found, ("vragen die met Welke of Hoeveel beginnen", opened, len(vragen))]

    def _count(self, wanted: Callable[[Praktijk], bool]) -> int:
        return sum(map(bool, map(wanted, self.praktijken)))

    def _tally(self, labels: Callable[[Praktijk], Iterable[str]]) -> list[tuple[str, int]]:
        return sorted(Counter(label for praktijk in self.praktijken for label in labels(praktijk)).items())

    def _in_english(self):
        return EngelseVersie.objects.filter(status=Status.GEPUBLICEERD, praktijk__in=self.praktijken).count()

    def _themas_with_collectie(self):
        shown = Collectie.objects.filter(status=Status.GEPUBLICEERD, thema__isnull=False)
        return len(set(shown.values_list("thema", flat=True)))


def _period(sinds):
    if not sinds:
        return "onbekend"
    return [label for year, label in PERIODS if sinds >= year][-1]


def _size(inwoners):
    if inwoners is None:
        return "onbekend"
    return next(label for below, _, label in GROOTTES if inwoners < below)


def _reading(bron):
    """How it was read, without the day."""
    return bron.raadpleging.partition(", bekeken")[0] or "niet gezegd"
