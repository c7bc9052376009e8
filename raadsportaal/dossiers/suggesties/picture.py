"""What the page of a reading shows: the profile of the text, its doelen with their words, and what is missing."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Q

from agendas.duiding.against import turning_words
from agendas.duiding.cards import Plaats
from agendas.duiding.document import Bevinding, Documentbeeld, picture_of
from agendas.duiding.engine import STERKTES, Vondst
from agendas.duiding.passages import sentences_of
from agendas.duiding.rows import of_row
from agendas.models import Agenda, Doel, Vraag
from raadsportaal.dossiers.profiel import Deel, Profiel
from raadsportaal.dossiers.suggesties.fitting import Gevonden, Passends, fitting, refused
from raadsportaal.dossiers.suggesties.text import chapters_of

SOORTEN = {
    "partnerschap": "samenwerking met gemeenten of partners in andere landen",
    "agenda": "internationale afspraken en agenda’s",
    "voorbeeld": "voorbeelden uit het buitenland",
}
SHOWN = 3  # passages of a doel before "Toon alle"
FIRST = 3  # doelen that a raadslid gets a question about at once
# Where VNG has no question about a doel or its subdoelen.
ASK_ALL = "Wat wil het college hier over vier jaar hebben bereikt, en waaraan ziet de raad dat?"


@dataclass(frozen=True)
class Citaat:
    """A passage with what it says of one doel; `stukjes` are (words, whether they are evidence)."""

    bevinding: Bevinding
    vondst: Vondst

    @property
    def stukjes(self):
        return pieces(self.bevinding.passage.tekst, self.vondst.bewijs)

    @property
    def kort(self):
        """The one sentence of it that holds most evidence, as pieces."""
        tekst, bewijs = self.bevinding.passage.tekst, self.vondst.bewijs
        sentences = list(sentences_of(tekst)) or [(0, len(tekst))]
        begin, end = max(sentences, key=lambda span: sum(span[0] <= b < span[1] for b, _ in bewijs))
        return pieces(tekst[begin:end], [(b - begin, e - begin) for b, e in bewijs if begin <= b < end])

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
    vraag: str = ASK_ALL

    @property
    def is_asked_at_doel(self):
        """Whether the question is one of those that stand at the doel."""
        return self.vraag != ASK_ALL

    @property
    def aangehaald(self) -> str:
        """Its best passage as a quotation, with the page it stands on."""
        if not self.citaten:
            return ""
        passage = self.citaten[0].bevinding.passage
        page = f" Bladzijde {passage.bladzijde}." if passage.bladzijde else ""
        return f"“{passage.tekst}”{page}"

    @property
    def eerste(self):
        return self.citaten[:SHOWN]

    @property
    def subdoel(self):
        """The code that its words point to most; empty where no word points to one."""
        counts = codes_of(citaat for citaat in self.citaten if citaat.zeker and not citaat.vondst.gegokt)
        return counts.most_common(1)[0][0] if counts else ""

    @property
    def tegen(self):
        """How many of its passages hold a word that may turn the direction."""
        return sum(bool(turning_words(c.bevinding.passage.tekst)) for c in self.citaten if c.zeker)

    @property
    def mogelijk(self):
        """How many passages touch it only possibly; `passages` does not count these."""
        return sum(not citaat.zeker for citaat in self.citaten)


@dataclass(frozen=True)
class Onderdeel:
    """A chapter of the text with the Global Goals that it clearly touches."""

    titel: str
    bladzijde: int | None
    doelen: list[Doel]


@dataclass
class Beeld:
    """All that a reading found."""

    document: Documentbeeld
    profiel: Profiel
    delen: list[Doeldeel]  # that count for the whole text, those with most evidence first
    zwak: list[Doeldeel]  # touched once or only possibly
    leeg: list[Doel]
    inhoud: list[Onderdeel]

    @property
    def eerste(self):
        """What the text says most of: one question each."""
        return self.delen[:FIRST]

    @property
    def andere(self):
        return self.delen[FIRST:]

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
    _ask(delen)
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
        _contents(lezing, document, doelen),
    )


def _ask(delen):
    """Give each the question of VNG that is nearest: about what the text says most of, else about the doel."""
    codes = {deel.doel.nummer: [code for code, _ in codes_of(deel.citaten).most_common()] for deel in delen}
    wanted = Q(subdoel__code__in=[code for some in codes.values() for code in some])
    wanted |= Q(subdoel=None, doel__in=[deel.doel for deel in delen])
    asked = Vraag.objects.filter(wanted, agenda__in=Agenda.objects.published()).select_related("subdoel")
    for deel in delen:
        order = codes[deel.doel.nummer]
        near = [v for v in asked if v.subdoel and v.subdoel.code in order]
        near.sort(key=lambda vraag: order.index(vraag.subdoel.code))
        near += [vraag for vraag in asked if not vraag.subdoel and vraag.doel_id == deel.doel.pk]
        deel.vraag = near[0].vraag if near else ASK_ALL


def _contents(lezing, document, doelen):
    """The chapters of the text, in order."""
    found = []
    for chapter in chapters_of(lezing.tekst):
        here = [b for b in document.bevindingen if chapter.begin <= b.passage.begin < chapter.einde]
        clear = Counter(v.doel for b in here for v in b.vondsten if v.sterkte != "mogelijk")
        page = None if lezing.bladzijden is None else 1 + bisect_right(lezing.bladzijden, chapter.begin)
        found.append(Onderdeel(chapter.titel, page, [doelen[nummer] for nummer, _ in clear.most_common()]))
    return found


def best_passage(lezing, code) -> dict:
    """What a reading says of a subdoel, as fields of a koppeling; empty when it says nothing."""
    document = picture_of([of_row(row, lezing.tekst) for row in lezing.bevindingen])
    for citaat in citations(document).get(int(code.partition(".")[0]), []):
        if citaat.vondst.subdoelen[:1] == [code] and not citaat.vondst.gegokt:
            passage = citaat.bevinding.passage
            return {"passage": passage.tekst[:2000], "bladzijde": passage.bladzijde}
    return {}


def citations(document: Documentbeeld) -> dict[int, list[Citaat]]:
    """{doel: its passages, the strongest first}, of the whole document."""
    found = {}
    for bevinding in document.bevindingen:
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
