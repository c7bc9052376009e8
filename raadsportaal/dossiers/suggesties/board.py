"""All cards of a dossier beside the text of one of its documents, for the griffie: in a constant number of queries."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from agendas.duiding.engine import STERKTES
from agendas.models import Doel
from raadsportaal.basis.digits import number_in
from raadsportaal.dossiers.models import Suggestie
from raadsportaal.dossiers.suggesties.picture import pieces
from raadsportaal.dossiers.suggesties.text import Alinea, Hoofdstuk, alineas_of, chapters_of, places_of

PER_PAGE = 40  # cards
DECIDED_PER_PAGE = 25
SHOWN = 2  # passages of a card before the rest is folded
WAT = {
    "gekoppeld": ("Gekoppeld", lambda card: card.is_linked),
    "past_niet": ("Past niet", lambda card: not card.is_linked),
    "af": ("Nog geen richting of toelichting", lambda card: card.is_linked and not card.is_af),
}


@dataclass(frozen=True)
class Kaartplaats:
    """A place of a card as the card shows it; `stukjes` are (words, whether they are evidence)."""

    begin: int
    bladzijde: int | None
    sterkte: str
    stukjes: list[tuple[str, bool]]
    adres: str = ""  # where the text shows it


@dataclass
class Groep:
    """The cards of one Global Goal on this page, or of what fits the whole text when there is no doel."""

    doel: Doel | None
    kaarten: list[Suggestie]
    plaatsen: int
    besloten: int


class Bord:
    """`asked`: the query string. What it does not offer counts as not asked."""

    def __init__(self, dossier, asked, laatst):
        self.dossier, self.asked, self.laatst = dossier, asked, laatst
        self.alle = list(dossier.suggesties.for_card().in_order())
        self.wacht = [s for s in self.alle if s.waits and s.sterkte != "mogelijk" and s != laatst]
        self.mogelijk = [s for s in self.alle if s.waits and s.sterkte == "mogelijk" and s != laatst]
        self.besloten = sorted((s for s in self.alle if not s.waits), key=lambda s: s.besloten_op, reverse=True)
        self.stukken = list(dossier.stukken.defer("tekst", "bladzijden"))

    @property
    def n_wacht(self):
        """With the one on top, when that waits again."""
        return sum(card.waits and card.sterkte != "mogelijk" for card in self.alle)

    @cached_property
    def geordend(self):
        """What waits: the doelen with most places first, an order that deciding leaves alone; the best card first."""
        weight = {}
        for card in self.alle:
            if card.sterkte != "mogelijk":
                weight[_nummer(card)] = weight.get(_nummer(card), 0) + card.aantal

        def place(card):
            nummer = _nummer(card)
            return nummer is None, -weight[nummer], nummer or 0, STERKTES.index(card.sterkte), -card.score

        return sorted(self.wacht, key=place)

    @cached_property
    def bladzijde(self):
        return min(self._number("kaarten", 1), self.bladzijden)

    @property
    def bladzijden(self):
        return max(1, -(-len(self.wacht) // PER_PAGE))

    @property
    def volgende(self):
        return self.bladzijde + 1 if self.bladzijde < self.bladzijden else None

    @cached_property
    def kaarten(self):
        """The cards of this page; each card gets its number, and where it stands."""
        first = (self.bladzijde - 1) * PER_PAGE
        for number, card in enumerate([*self.geordend, *self.mogelijk], start=1):
            page = 1 + (number - 1) // PER_PAGE
            here = page == self.bladzijde or number > len(self.geordend)
            card.nummer, card.adres = number, f"{'' if here else f'?kaarten={page}'}#suggestie-{card.pk}"
        return self.geordend[first : first + PER_PAGE]

    @cached_property
    def groepen(self):
        for card in [*self.kaarten, *self.mogelijk]:
            card.plaatsen = self._card_places(card)
        found = {}
        for card in self.kaarten:
            found.setdefault(_nummer(card), []).append(card)
        return [self._group(nummer, cards) for nummer, cards in found.items()]

    def _group(self, nummer, cards):
        of_doel = [card for card in self.alle if _nummer(card) == nummer and card.sterkte != "mogelijk"]
        decided = sum(not card.waits for card in of_doel)
        return Groep(cards[0].global_goal, cards, sum(card.aantal for card in of_doel), decided)

    @cached_property
    def stuk(self):
        """The document beside the cards: the one that was asked, else that of the first card, else the latest."""
        known = [stuk.pk for stuk in self.stukken]
        asked = self._number("stuk", 0)
        first = [card.stuk_id for card in self.kaarten[:1]]
        return self._texts[next(pk for pk in [asked, *first, *known] if pk in known)] if known else None

    @cached_property
    def _texts(self):
        """{pk: Stuk with its text} of all that this page may quote."""
        wanted = {card.stuk_id for card in [*self.kaarten, *self.mogelijk] if card.ook}
        wanted |= {self._number("stuk", 0), *(card.stuk_id for card in self.kaarten[:1])}
        return self.dossier.stukken.in_bulk({*wanted, *(stuk.pk for stuk in self.stukken[:1])})

    @cached_property
    def plaatsen(self):
        """Of the cards of the document that is shown."""
        return places_of(card for card in self.alle if self.stuk and card.stuk_id == self.stuk.pk and card.global_goal)

    @cached_property
    def hoofdstukken(self) -> list[Hoofdstuk]:
        return chapters_of(self.stuk.tekst, self.plaatsen) if self.stuk else []

    @cached_property
    def hoofdstuk(self) -> Hoofdstuk | None:
        """The one that was asked; else where the first card stands."""
        if not self.hoofdstukken:
            return None
        of_stuk = next((card.begin for card in self.kaarten if card.stuk_id == self.stuk.pk), 0)
        place = self._number("bij", of_stuk)
        number = self._number("hoofdstuk", 0) or self._chapter_at(place)
        return self.hoofdstukken[min(number, len(self.hoofdstukken)) - 1]

    def _chapter_at(self, place):
        return max(1, bisect_right([chapter.begin for chapter in self.hoofdstukken], place))

    @cached_property
    def alineas(self) -> list[Alinea]:
        return alineas_of(self.stuk, self.hoofdstuk, self.plaatsen) if self.stuk else []

    def _card_places(self, card):
        places = card_places(card, self._texts.get(card.stuk_id))
        return [self._addressed(card, place) for place in places]

    def _addressed(self, card, place):
        """With the way to it: within this page, or to the chapter that has it."""
        if not self.stuk or card.stuk_id != self.stuk.pk:
            return replace(place, adres=f"?stuk={card.stuk_id}&kaarten={self.bladzijde}#tekst")
        chapter = self._chapter_at(place.begin)
        begins = [alinea.begin for alinea in self.alineas]
        if chapter == self.hoofdstuk.nummer and begins:
            return replace(place, adres=f"#al-{begins[max(0, bisect_right(begins, place.begin) - 1)]}")
        query = f"?stuk={self.stuk.pk}&hoofdstuk={chapter}&kaarten={self.bladzijde}&bij={place.begin}"
        return replace(place, adres=f"{query}#tekst")

    @property
    def bij(self):
        """The paragraph of this chapter that a card sent the reader to."""
        asked = self._number("bij", -1)
        begins = [alinea.begin for alinea in self.alineas if alinea.begin <= asked]
        return begins[-1] if begins else None

    @property
    def gevonden(self):
        """(places that were found in this document, doelen that they touch)."""
        cards = [card for card in self.alle if self.stuk and card.stuk_id == self.stuk.pk and card.global_goal]
        return sum(card.aantal for card in cards), len({_nummer(card) for card in cards})

    # What was decided

    @property
    def wat(self):
        return self.asked.get("wat", "") if self.asked.get("wat") in WAT else ""

    @property
    def wie(self):
        return next((pk for pk, _ in self.mensen if str(pk) == self.asked.get("wie")), "")

    @property
    def mensen(self):
        """[(key, name)] of who decided, by name."""
        people = {card.besloten_door_id: str(card.besloten_door) for card in self.besloten if card.besloten_door}
        return sorted(people.items(), key=lambda one: one[1])

    @property
    def keuzes(self):
        """[(value, words, how many)] of the filter of what was decided."""
        return [(key, label, sum(map(fits, self.besloten))) for key, (label, fits) in WAT.items()]

    @cached_property
    def gekozen(self):
        """Decided ones that the filter asks for."""
        fits = WAT[self.wat][1] if self.wat else lambda card: True
        return [card for card in self.besloten if fits(card) and self.wie in ("", card.besloten_door_id)]

    @property
    def getoond(self):
        return self.gekozen[: DECIDED_PER_PAGE * self._tot]

    @property
    def meer_besloten(self):
        """The number by which the page shows more of what was decided; None when it shows all."""
        return self._tot + 1 if len(self.getoond) < len(self.gekozen) else None

    @property
    def _tot(self):
        return min(self._number("tot", 1), 40)

    @property
    def niet_af(self):
        return sum(card.is_linked and not card.is_af for card in self.besloten)

    def _number(self, name, default):
        number = number_in(self.asked.get(name))
        return default if number is None else number


def card_places(card, stuk) -> list[Kaartplaats]:
    """All places of a card, the best first; without the text only that one."""
    places = [_place(card.passage, card.begin, card.bladzijde, card.sterkte, card.bewijs)]
    for begin, einde, *more in card.ook if stuk else []:
        sterkte, bewijs = more or ("redelijk", [])
        places.append(_place(stuk.tekst[begin:einde], begin, stuk.page_at(begin), sterkte, bewijs))
    return places


def _place(tekst, begin, bladzijde, sterkte, bewijs):
    return Kaartplaats(begin, bladzijde, sterkte, pieces(tekst, [(b - begin, e - begin) for b, e in bewijs]))


def _nummer(card):
    goal = card.global_goal
    return goal.nummer if goal else None
