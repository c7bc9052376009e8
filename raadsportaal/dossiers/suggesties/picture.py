"""What the page of a reading shows: the profile of the text, its doelen with their words, and what is missing."""

from collections import Counter
from dataclasses import dataclass, field

from agendas.duiding.cards import Plaats
from agendas.duiding.document import Bevinding, Documentbeeld, picture_of
from agendas.duiding.engine import STERKTES, Vondst
from agendas.duiding.rows import of_row
from agendas.models import Doel
from raadsportaal.dossiers.profiel import Deel, Profiel
from raadsportaal.dossiers.suggesties.fitting import Gevonden, Passends, fitting, refused

SOORTEN = {
    "partnerschap": "samenwerking met gemeenten of partners in andere landen",
    "agenda": "internationale afspraken en agenda’s",
    "voorbeeld": "voorbeelden uit het buitenland",
}
SHOWN = 3  # passages of a doel before "Toon alle"


@dataclass(frozen=True)
class Citaat:
    """A passage with what it says of one doel; `stukjes` are (words, whether they are evidence)."""

    bevinding: Bevinding
    vondst: Vondst

    @property
    def stukjes(self):
        return pieces(self.bevinding.passage.tekst, self.vondst.bewijs)

    @property
    def woorden(self):
        """The different words that it rests on, as they stand there."""
        return words_of(Plaats(self.bevinding.passage, self.vondst))

    @property
    def zeker(self):
        return self.vondst.sterkte != "mogelijk"


@dataclass
class Doeldeel:
    """One Global Goal in a text: its passages, the strongest first, and what fits it."""

    doel: Doel
    telt: bool
    passages: int
    citaten: list[Citaat] = field(default_factory=list)
    past: Passends | None = None

    @property
    def eerste(self):
        return self.citaten[:SHOWN]

    @property
    def mogelijk(self):
        """How many passages touch it only possibly; `passages` does not count these."""
        return sum(not citaat.zeker for citaat in self.citaten)


@dataclass
class Beeld:
    """All that a reading found."""

    document: Documentbeeld
    profiel: Profiel
    delen: list[Doeldeel]  # that count for the whole text, those with most evidence first
    zwak: list[Doeldeel]  # touched once or only possibly
    leeg: list[Doel]

    @property
    def wereld(self):
        """(kind in words, how many passages) of what is international in the text."""
        return [(SOORTEN[soort], n) for soort, n in self.document.wereld.items() if n]

    @property
    def zonder_wereld(self):
        return [SOORTEN[soort] for soort, n in self.document.wereld.items() if not n]

    @property
    def kansen(self):
        """The parts where a foreign example could help most: they count, and nothing international stands by them."""
        return [deel for deel in self.delen if deel.doel.nummer in self.document.kansen]


def pieces(tekst: str, bewijs) -> list[tuple[str, bool]]:
    """A text cut at its evidence: [(words, whether they are evidence)]; nothing is lost or doubled."""
    found, place = [], 0
    for begin, end in sorted(bewijs):
        begin, end = max(begin, place), min(end, len(tekst))
        if begin >= end:
            continue
        found += [(tekst[place:begin], False), (tekst[begin:end], True)]
        place = end
    return [(words, marked) for words, marked in [*found, (tekst[place:], False)] if words]


def words_of(plaats: Plaats) -> list[str]:
    """The different words that a finding rests on, as they stand there, in small letters."""
    marked = [words for words, marked in pieces(plaats.passage.tekst, plaats.vondst.bewijs) if marked]
    return list(dict.fromkeys(words.strip().lower() for words in marked))


def beeld_of(lezing) -> Beeld:
    """The picture of a reading; its number of queries does not grow with the text."""
    document = picture_of([of_row(row, lezing.tekst) for row in lezing.bevindingen])
    doelen = {doel.nummer: doel for doel in Doel.objects.global_goals().select_related("agenda").order_by("nummer")}
    citaten = citations(document)
    zonder = refused(dossier=lezing.dossier_id) if lezing.dossier_id else ()
    past = fitting({nummer: found_of(citaten[nummer]) for nummer in document.doelen}, zonder)
    delen = [_deel(doelen[nummer], document, citaten, past) for nummer in document.doelen]
    rest = [nummer for nummer in citaten if nummer not in document.doelen]
    counts = {beeld.doel: beeld.passages for beeld in document.profiel if beeld.telt}
    profiel = Profiel(
        [Deel(doel, counts.get(nummer, 0)) for nummer, doel in doelen.items()], len(lezing.bevindingen), 0
    )
    return Beeld(
        document,
        profiel,
        delen,
        [_deel(doelen[nummer], document, citaten, past) for nummer in sorted(rest)],
        [doel for nummer, doel in doelen.items() if nummer not in citaten],
    )


def citations(document: Documentbeeld, bevindingen=None) -> dict[int, list[Citaat]]:
    """{doel: its passages, the strongest first}, of the whole document or of some of its findings."""
    found = {}
    for bevinding in document.bevindingen if bevindingen is None else bevindingen:
        for vondst in bevinding.vondsten:
            found.setdefault(vondst.doel, []).append(Citaat(bevinding, vondst))
    for citaten in found.values():
        citaten.sort(key=lambda c: (STERKTES.index(c.vondst.sterkte), -c.vondst.score, c.bevinding.passage.begin))
    return found


def found_of(citaten) -> Gevonden:
    """What the passages of a doel say together, under the heading of the strongest."""
    passages = [citaat.bevinding.passage for citaat in citaten]
    tekst = "\n".join(passage.tekst for passage in passages)
    return Gevonden(passages[0].kop.rpartition(" > ")[2], tekst, codes_of(citaten))


def codes_of(citaten):
    """How often each subdoel comes first in the passages of a doel; a second choice counts half."""
    counts = Counter()
    for citaat in citaten:
        for rank, code in enumerate(citaat.vondst.subdoelen[:2]):
            counts[code] += 1 / (1 + rank)
    return counts


def _deel(doel, document, citaten, past):
    beeld = document.profiel[doel.nummer - 1]
    return Doeldeel(doel, beeld.telt, beeld.passages, citaten[doel.nummer], past.get(doel.nummer))
