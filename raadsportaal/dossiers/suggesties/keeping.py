"""Keep a reading with a dossier: its text, a beleidspunt for each part with a doel, and cards for all of it."""

from django.db import transaction

from agendas.duiding.cards import Plaats, cards_of
from agendas.duiding.document import picture_of
from agendas.duiding.engine import STERKTES
from agendas.duiding.rows import of_row
from agendas.models import Doel, Subdoel
from kennisbank.models import Praktijk
from raadsportaal.basis import kinds
from raadsportaal.dossiers.models import Stuk, Suggestie, Suggestiekeuze
from raadsportaal.dossiers.models.stuk import OWN_TEXT
from raadsportaal.dossiers.suggesties.fitting import fitting
from raadsportaal.dossiers.suggesties.parts import names_only, title_of
from raadsportaal.dossiers.suggesties.picture import citations, found_of, words_of

EXAMPLES, COMMITMENTS = 5, 3  # of the whole document
MOST_WORDS = 4


@transaction.atomic
def keep(lezing, dossier, *, by, now, **source) -> Stuk:
    """Make the Stuk with its suggestions and throw the reading away. The dossier is locked by whoever calls.

    What was decided about this dossier before is not suggested again; what still waited of an earlier document of the
    same name goes. `source`: where the Stuk came from.
    """
    earlier = dossier.suggesties.of_document(lezing.naam, lezing.tekst)
    earlier.waiting().delete()
    stuk = Stuk.objects.create(
        dossier=dossier, naam=lezing.naam, tekst=lezing.tekst, bladzijden=lezing.bladzijden, versie=lezing.versie,
        gelezen_op=now, gelezen_door=by, **source,
    )  # fmt: skip
    document = picture_of([of_row(row, lezing.tekst) for row in lezing.bevindingen])
    keeper = Keeper(stuk, document, earlier)
    found = list(keeper.of_findings())
    if stuk.naam == OWN_TEXT:
        found = [card for card in found if naar_of(card) not in keeper.waiting]
    else:
        _say_it_once(dossier, found)
    Suggestie.objects.bulk_create([*found, *keeper.of_whole()])
    if keeper.known_places:
        stuk.eerder_besloten = keeper.known_places
        stuk.save(update_fields=["eerder_besloten"])
    if lezing.pk:
        lezing.delete()
    return stuk


def _say_it_once(dossier, cards):
    """What a document says, with its page, goes before the same of the titel and samenvatting."""
    there = dossier.suggesties.waiting().filter(stuk__naam=OWN_TEXT)
    new = {naar_of(card) for card in cards}
    there.filter(pk__in=[card.pk for card in there if naar_of(card) in new]).delete()


def keys_of(naar: dict) -> tuple:
    return tuple(naar[name].pk if name in naar else None for name in ("subdoel", "doel", "praktijk"))


def naar_of(card) -> tuple:
    return card.subdoel_id, card.doel_id, card.praktijk_id


class Keeper:
    """Turns what was found into suggestions, and knows what is decided already.

    `known_places`: how many findings are about what was decided before, so that no card has them. `waiting`: what other
    documents of the dossier ask already; an example that fits is asked once.
    """

    def __init__(self, stuk, document, earlier):
        self.stuk, self.dossier, self.document = stuk, stuk.dossier, document
        self.subdoelen = {subdoel.code: subdoel for subdoel in Subdoel.objects.select_related("doel")}
        self.doelen = {doel.nummer: doel for doel in Doel.objects.global_goals()}
        fields = ("beleidspunt", "subdoel", "doel", "praktijk")
        linked = self.dossier.koppelingen.settled().values_list(*fields)
        decided = self.dossier.suggesties.exclude(keuze=Suggestiekeuze.WACHT).values_list(*fields)
        self.known = {*linked, *decided}
        # A card of the same document was about all of its parts.
        self.known |= {(None, *naar) for naar in earlier.decided().values_list(*fields[1:])}
        self.waiting = {naar_of(card) for card in self.dossier.suggesties.waiting()}
        self.known_places = 0
        self.punten = self._beleidspunten()

    def of_findings(self):
        """A suggestion for each card; places in a part where this is decided already are left out."""
        for card in cards_of(self.document, self.subdoelen):
            naar = self.subdoelen[card.subdoel] if card.subdoel else self.doelen[card.doel]
            naar = {kinds.of_record(naar).name: naar}
            places = [place for place in card.plaatsen if not self._is_known(self._punt(place), naar)]
            places.sort(key=lambda place: (not place.zeker, names_only(place.passage.kop)))
            self.known_places += len(card.plaatsen) - len(places)
            if places:
                words = words_of(places[0])[:MOST_WORDS]
                uitleg = ", ".join(f"‘{word}’" for word in words)
                yield self._suggestie(self._punt(places[0]), places, uitleg=uitleg, **naar)

    def _beleidspunten(self):
        """{heading path: its beleidspunt} of the parts that clearly touch a doel, with their best passage."""
        best = {}
        for bevinding in self.document.bevindingen:
            kop, clear = bevinding.passage.kop, [v for v in bevinding.vondsten if v.sterkte != "mogelijk"]
            if kop and clear and not names_only(kop):
                mark = min((STERKTES.index(v.sterkte), -v.score, v.doel) for v in clear)
                best[kop] = min(best.get(kop, (mark, bevinding)), (mark, bevinding), key=lambda one: one[0])
        titles, headed = {punt.titel: punt for punt in self.dossier.beleidspunten.all()}, {}
        found = {}
        for kop, (_, bevinding) in best.items():
            titel, passage = title_of(kop, headed), bevinding.passage
            if titel not in titles:
                titles[titel] = self.dossier.beleidspunten.create(
                    titel=titel, passage=passage.tekst[:2000], bladzijde=passage.bladzijde, volgorde=len(titles)
                )
            found[kop] = titles[titel]
        return found

    def _punt(self, plaats):
        """None for a text without headings, and for what stands among names: they are about the dossier as a whole."""
        return self.punten.get(plaats.passage.kop)

    def _is_known(self, punt, naar):
        keys = keys_of(naar)
        return bool({(punt and punt.pk, *keys), (None, *keys)} & self.known)

    def of_whole(self):
        """Examples and commitments that fit the doelen of the whole document, each at the passage that asks for it."""
        found = citations(self.document)
        decided = {praktijk for *_, praktijk in self.known if praktijk}
        past = fitting({doel: found_of(found[doel]) for doel in self.document.doelen}, decided)
        examples = [(d, p) for d, fit in past.items() for p in fit.voorbeelden[:1]][:EXAMPLES]
        commitments = [(d, p) for d, fit in past.items() for p in fit.afspraken[:1]]
        first = {passend.naar.pk: (doel, passend) for doel, passend in reversed(commitments)}
        shown = [*examples, *list(reversed(first.values()))[:COMMITMENTS]]
        for doel, passend in shown:
            naar = {"praktijk" if isinstance(passend.naar, Praktijk) else "doel": passend.naar}
            if not self._is_known(None, naar) and keys_of(naar) not in self.waiting:
                places = [Plaats(c.bevinding.passage, c.vondst) for c in found[doel]]
                yield self._suggestie(None, places, uitleg=passend.reden, **naar)

    def _suggestie(self, punt, places, *, uitleg, **naar):
        (passage, vondst), *others = places
        return Suggestie(
            gemeente_id=self.dossier.gemeente_id, dossier=self.dossier, stuk=self.stuk, beleidspunt=punt, **naar,
            sterkte=vondst.sterkte, score=vondst.score, uitleg=uitleg[:300],
            passage=passage.tekst, bladzijde=passage.bladzijde, begin=passage.begin, einde=passage.einde,
            bewijs=_in_text(passage, vondst),
            ook=[[p.begin, p.einde, v.sterkte, _in_text(p, v)] for p, v in others],
            lexicon_id=self.stuk.versie_id,
        )  # fmt: skip


def _in_text(passage, vondst):
    """The evidence as places in the whole text."""
    return [[passage.begin + begin, passage.begin + einde] for begin, einde in vondst.bewijs]
