"""Which examples fit a text of policy, and what both are about, in words: the one answer of all pages.

A text that nothing fits gets nothing: a link that does not fit is worse than none. How alike their words are
(basis/search/relevance.py) leaves doubt. The lexicon of duiding takes some away, where it finds a subdoel of the
example in the text; that all rests on one word that both have adds to it, and so does that they share few words.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import islice
from math import log
from typing import NamedTuple

import numpy as np
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef

from agendas.duiding.current import current_engine
from agendas.duiding.engine import Engine
from agendas.models import Subdoel
from kennisbank.models import Praktijk
from raadsportaal.basis.search import corpus, relevance, thesaurus
from raadsportaal.basis.search.corpus import Corpus
from raadsportaal.basis.search.features import word_bucket
from raadsportaal.basis.search.language import root, words_of
from raadsportaal.basis.search.relevance import Hit
from raadsportaal.basis.search.thesaurus import Thesaurus
from raadsportaal.basis.texts import listed

MOST = 3  # examples of one text
LONGEST = 20_000  # characters of a text that are looked at
LEAST_WORDS = 6  # different ones; a shorter text, a title alone, does not say what it is about
# How alike a text and an example must be, of so many words; a long text says much beside its subject, and so is less
# like anything. What a subdoel of both adds at most, and what one word for all and few words take at most:
# docs/zoeken.md.
FLOOR_OF_SHORT, FLOOR_OF_LONG = 0.22, 0.19
SHORT, LONG = 60, 270  # words
OF_SUBDOEL, OF_ONE_WORD, OF_FEW_WORDS = 0.05, 0.15, 0.03
ENOUGH_WORDS = 5  # telling ones that both have; fewer may be chance
MOST_WORDS = 3
MOST_HELD = 2_000  # texts of which a process remembers what fits
SHORTEST_ROOT = 3  # letters of a word that tells what something is about
IN_FRONT = 2.0  # what a word counts for in the title or summary of an example, beside one in its text
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# What an adjective or a participle looks like: it tells less than the word it stands by.
BESIDE_A_WORD = re.compile(
    r"(?:ische|lijke|ende|bare|ieve|ige|zame|ere|ste)$|^(?:uit|aan|op)?ge.*(?:de|te|aagd|erd|omen)$"
)
# Words that few examples have, and that do not tell what one is about.
UNTELLING = frozenset(map(root, [
    "aandacht", "aanpak", "aantal", "acht", "afgelopen", "alleen", "ander", "april", "augustus", "basis", "bedrag",
    "beide", "bekend", "beleid", "bepaald", "beslist", "besluit", "besluitvorming", "bestaande", "bestaat", "beter",
    "bewoner", "bijna", "binnen", "blijft", "blijkt", "blijven", "boven", "brengen", "brengt", "college", "daar",
    "daarna", "daarom", "daarvoor", "dag", "dagelijks", "december", "derde", "dertig", "doel", "doen", "doet",
    "drie", "duizend", "eens", "eerder", "eerst", "eigen", "elf", "elk", "elkaar", "elke", "enkele", "euro",
    "evenveel", "extra", "februari", "fractie", "gaan", "gaat", "gebeurt", "gebruik", "gebruikt", "geeft", "geldt",
    "gemeenteraad", "gesteld", "geven", "gevolgen", "groep", "groot", "helft", "hier", "hoeveel", "honderd", "hoort",
    "houden", "iedere", "iedereen", "inwoner", "jaar", "jaarlijks", "januari", "juli", "juni", "keer", "klein",
    "komen", "komt", "krijgen", "krijgt", "kwart", "langer", "langs", "laten", "later", "legt", "levert", "liggen",
    "ligt", "loopt", "maakt", "maand", "maart", "maatregelen", "mag", "maken", "mee", "mei", "meter", "miljoen",
    "minder", "moet", "mogelijk", "mogen", "motie", "naast", "neemt", "negen", "nemen", "niemand", "nieuwe", "nodig",
    "nota", "november", "oktober", "omdat", "onderwerpen", "onderzoek", "ongeveer", "opnieuw", "oude", "overal",
    "pas", "past", "per", "plaats", "plan", "problemen", "procent", "programma", "raad", "rijdt", "rond", "ruim",
    "samen", "schatting", "september", "sinds", "staan", "staat", "stap", "steeds", "stellen", "stelt", "straks",
    "ter", "terug", "terwijl", "tien", "tijd", "tijdens", "toen", "twaalf", "twee", "tweede", "twintig", "uren",
    "uur", "vaak", "vallen", "vanaf", "vast", "veel", "veertig", "verordening", "verspreid", "vervolg", "verzoekt",
    "via", "vielen", "vier", "vierde", "vijf", "vijfde", "vijftig", "volgens", "vond", "vooraf", "vooral",
    "voorgesteld", "voorstel", "voortaan", "vorm", "vraag", "vraagt", "vrijgekomen", "vroeg", "waarbij", "waarden",
    "waardoor", "waarin", "waarvan", "waarvoor", "wachten", "week", "weinig", "welke", "werken", "werkt", "wethouder",
    "wijze", "willen", "zelf", "zes", "zet", "zeven", "zich", "zien", "ziet", "zoals", "zodat",
]))  # fmt: skip
SENTENCE_ENDS = ".!?:\n•“"


@dataclass(frozen=True)
class Tekst:
    """What is looked for: a text with its title, and the praktijken that must not come (their pks)."""

    titel: str
    tekst: str
    zonder: Collection[int] = ()

    @cached_property
    def floor(self) -> float:
        """How alike an example must be."""
        words = min(max(len(self.tekst[:LONGEST].split()), SHORT), LONG)
        length = log(words / SHORT) / log(LONG / SHORT)
        return FLOOR_OF_SHORT - length * (FLOOR_OF_SHORT - FLOOR_OF_LONG)

    @cached_property
    def digest(self) -> bytes:
        """By which what was found for it is held, so that no text of a council stays in memory."""
        return blake2b(f"{self.titel}\n{self.tekst[:LONGEST]}".encode(errors="replace")).digest()


@dataclass(frozen=True)
class Passend:
    """An example that fits, how well, and why."""

    praktijk: Praktijk
    score: float
    waarom: str


class Shared(NamedTuple):
    """What a text and an example both say: the reason in words, how much of it is one word alone, and how many lack.

    The last two are from 0 to 1.
    """

    waarom: str
    of_one_word: float
    too_few: float

    @property
    def doubt(self):
        return OF_ONE_WORD * self.of_one_word + OF_FEW_WORDS * self.too_few


@dataclass
class _Held:
    """What was weighed with this collection and these words, by the digest of a text; what is shared by praktijk.

    Weighing one text takes as long as a small page, and a dossier is weighed again at every visit. Whatever is written
    to the collection, the thesaurus or the lexicon makes another object of it, and all that was held goes.
    """

    records: Corpus | None
    groups: Thesaurus
    engine: Engine
    hits: dict[bytes, list[Hit]] = field(default_factory=dict)
    said: dict[bytes, dict[str, float]] = field(default_factory=dict)
    shared: dict[bytes, dict[int, Shared]] = field(default_factory=dict)

    def is_of(self, records, groups, engine):
        return self.records is records and self.groups is groups and self.engine is engine


_held: _Held | None = None


def _current() -> _Held:
    """For the collection and the lexicon as they are now: two small queries."""
    global _held
    records, mark = corpus.current_and_mark(Praktijk.KIND)
    now = records, thesaurus.current(mark), current_engine()
    held = _held
    if held is None or not held.is_of(*now) or len(held.hits) >= MOST_HELD:
        held = _held = _Held(*now)
    return held


def fitting(teksten: Sequence[Tekst], most: int = MOST) -> list[list[Passend]]:
    """For each text the published examples that fit it, the best first. Always the same number of queries.

    What cannot be explained does not fit: a number that a title happens to share is no subject.
    """
    held = _current()
    found = [_hits(held, tekst) for tekst in teksten]
    wanted = {hit.object_id for hits in found for hit in hits}
    codes = Subdoel.objects.filter(praktijken=OuterRef("pk")).values("code")
    cards = Praktijk.objects.published().for_cards().annotate(body=F("zoektekst"), codes=ArraySubquery(codes))
    praktijken = cards.in_bulk(wanted)

    def explained(tekst, hits):
        for hit in hits:
            praktijk = praktijken.get(hit.object_id)
            waarom = _reason_to_show(held, tekst, praktijk, hit.score) if praktijk else ""
            if waarom:
                yield Passend(praktijk, hit.score, waarom)

    return [list(islice(explained(tekst, hits), most)) for tekst, hits in zip(teksten, found, strict=True)]


def _hits(held, tekst):
    if tekst.digest not in held.hits:
        held.hits[tekst.digest] = _weighed(held, tekst)
    return [hit for hit in held.hits[tekst.digest] if hit.object_id not in tekst.zonder]


def _weighed(held, tekst):
    if len({word for word in words_of(f"{tekst.titel} {tekst.tekst[:LONGEST]}") if word.isalpha()}) < LEAST_WORDS:
        return []
    return relevance.fit(held.records, held.groups, Praktijk.KIND, tekst.titel, tekst.tekst[:LONGEST])


def _agreement(held, tekst, codes):
    """How sure the lexicon is that the text says something of one of these subdoelen, from 0 to 1."""
    if tekst.digest not in held.said:
        held.said[tekst.digest] = _said(held.engine, tekst)
    said = held.said[tekst.digest]
    return max((said.get(code, 0.0) for code in codes), default=0.0)


def _said(engine, tekst):
    """{code: how sure}: the text as one passage, for then it is about four doelen at most, however long it is."""
    said: dict[str, float] = {}
    for vondst in engine.judge(tekst.tekst[:LONGEST], tekst.titel):
        for code in vondst.subdoelen:
            said[code] = max(said.get(code, 0.0), vondst.score)
    return said


def _reason_to_show(held, tekst, praktijk, score):
    """Why an example is shown; empty when it does not fit."""
    most = score + OF_SUBDOEL * _agreement(held, tekst, praktijk.codes)
    if most < tekst.floor:
        return ""  # whatever its words: reading them takes longer than all the rest
    said = held.shared.setdefault(tekst.digest, {})
    if praktijk.pk not in said:
        said[praktijk.pk] = shared(held.records, tekst, praktijk, praktijk.body)
    both = said[praktijk.pk]
    return both.waarom if most - both.doubt >= tekst.floor else ""


def shared(records, tekst: Tekst, praktijk: Praktijk, body: str) -> Shared:
    """The telling words that a text and an example share, as the text writes them; empty without any."""
    front = _roots(f"{praktijk.titel} {praktijk.samenvatting}")
    told = _roots(" ".join([body, *praktijk.trefwoorden]))
    written = _written(f"{tekst.titel}.\n{tekst.tekst[:LONGEST]}")
    names = [name for name in written if name in front or name in told]
    rarity = records.rarity_of(np.array([word_bucket(written[name][0]) for name in names], dtype=np.int64))
    weight = {
        name: rare
        * len(written[name][0]) ** 0.5
        * log(1 + written[name][1])
        * log(1 + IN_FRONT * front[name] + told[name])
        for name, rare in zip(names, rarity, strict=True)
    }
    words = _different(written[name][0] for name in sorted(names, key=lambda name: -weight[name]))[:MOST_WORDS]
    heaviest, total = max(weight.values(), default=0), sum(weight.values())
    return Shared(
        f"Gaat ook over {listed(words)}." if words else "",
        of_one_word=float(heaviest / total) if total else 1.0,
        too_few=max(0, ENOUGH_WORDS - len(names)) / ENOUGH_WORDS,
    )


def _different(words):
    """Without those that say no more than one before it: woningen beside wonen, band beside stedenband."""
    kept: list[str] = []
    for word in words:
        begins, plain = word[:3].lower(), word.lower()
        if not any(one.lower().startswith(begins) or plain in one.lower() or one.lower() in plain for one in kept):
            kept.append(word)
    return kept


def _roots(text):
    return Counter(map(root, words_of(text)))


def _written(text) -> dict[str, tuple[str, int]]:
    """{root: (a word as the text writes it, how often)} of the words long enough to tell something."""
    forms: dict[str, Counter[str]] = {}
    end = 0
    for match in WORD.finditer(text):
        word = match[0]
        before = text[max(end - 1, 0) : match.start()].rstrip(" \t‘“(-")[-1:]
        end = match.end()
        if (not before or before in SENTENCE_ENDS) and word[1:].islower():
            word = word[0].lower() + word[1:]  # it stands first in its sentence
        if name := _telling(word):
            forms.setdefault(name, Counter())[word] += 1
    return {name: (counts.most_common(1)[0][0], counts.total()) for name, counts in forms.items()}


@lru_cache(50_000)
def _telling(word: str) -> str:
    """The root of a word that can tell what something is about; empty of any other."""
    parts = words_of(word)
    name = root(max(parts, key=len)) if parts else ""
    tells = len(name) >= SHORTEST_ROOT and name not in UNTELLING and not BESIDE_A_WORD.search(word)
    return name if tells else ""
