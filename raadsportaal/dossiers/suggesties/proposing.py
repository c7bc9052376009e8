"""Drafts of terms and masks from what griffies decided. Only an editor lets them take part.

A word or phrase leaves its municipality only as such a draft, and only when several municipalities wrote it.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import log, sqrt

from agendas.duiding.normalise import normalise
from agendas.models import Lexiconstand, Masker, Term
from raadsportaal.dossiers.suggesties.decided import Beslist
from raadsportaal.dossiers.suggesties.words import phrases_of

GEMEENTEN, DOSSIERS = 2, 3  # in which a word must have been seen, at least, before it is proposed
# Weight of evidence less its standard error, from which a word is a term of gewicht 1, or 2.
CLEAR, VERY_CLEAR = 1.0, 2.0
MANY = 6  # passages from which on it may be 2
EVERYDAY = 3  # example sentences of other doelen that have a word: it is then no sign of this one
MOST_OPEN = 10  # drafts for a doel, and masks, that wait: an editor reads ten, not a hundred
OPEN_EDGE = 6  # letters from which a word may also begin a longer one

# What begins the reason of a draft that was made here; so it is known again, also after an editor refused it.
TERM_REASON, MASK_REASON = "keer gekoppeld aan doel", "keer afgewezen bij doel"


@dataclass
class Steun:
    """Where a phrase was seen."""

    passages: set[int] = field(default_factory=set)
    dossiers: set[int] = field(default_factory=set)
    gemeenten: set[int] = field(default_factory=set)

    def add(self, passage: Beslist):
        self.passages.add(passage.pk)
        self.dossiers.add(passage.dossier)
        self.gemeenten.add(passage.gemeente)

    @property
    def is_wide(self):
        return len(self.gemeenten) >= GEMEENTEN and len(self.dossiers) >= DOSSIERS


def weight_of_evidence(here: int, of_here: int, elsewhere: int, of_elsewhere: int) -> float:
    """How much oftener a word is in the passages of a doel (natural log of the ratio), less the standard error.

    Half a passage is added on both sides, so that a word that was never seen elsewhere is not infinitely telling.
    """
    a, b = here + 0.5, elsewhere + 0.5
    ratio = log(a / (of_here + 1)) - log(b / (of_elsewhere + 1))
    return ratio - sqrt(1 / a - 1 / (of_here + 1) + 1 / b - 1 / (of_elsewhere + 1))


class Drafts:
    """What is in a table already, so that a draft is made once, and what an editor refused stays refused."""

    def __init__(self, rows, marker):
        """`rows`: (phrase, stand, herkomst)."""
        rows = [(normalise(phrase), stand, marker in herkomst) for phrase, stand, herkomst in rows]
        self.known = {phrase for phrase, _, _ in rows}
        self.own = {phrase for phrase, _, own in rows if own}
        self.room = MOST_OPEN - sum(own and stand == Lexiconstand.VOORSTEL for _, stand, own in rows)

    def choose(self, candidates, support):
        """Of [(phrase, Steun)], the best first, those that are new; `support` is {phrase: Steun} of all that was seen.

        Phrases that stand in exactly the same passages (a sentence that many copied) tell one thing, so only one of
        them is chosen; and none around a phrase that was a draft before.
        """
        taken = {frozenset(support[phrase].passages) for phrase in self.own & support.keys()}
        own = set(self.own)
        for phrase, steun in candidates:
            if self.room <= 0:
                return
            around = any(f" {one}" in f" {phrase}" for one in own)
            if phrase not in self.known and not around and frozenset(steun.passages) not in taken:
                taken.add(frozenset(steun.passages))
                own.add(phrase)
                self.room -= 1
                yield phrase, steun


class Termen:
    """Proposes words that tell a doel from all others, and that the lexicon does not have for it yet."""

    def __init__(self, passages: list[Beslist], zinnen, matcher):
        """`zinnen`: (text, its words, doelen) of the example sentences, which say what is an everyday word."""
        self.passages, self.matcher = passages, matcher
        self.support = self._support()
        wanted = {phrase for found in self.support.values() for phrase in found}
        self.total, self.refused, self.written = Counter(), Counter(), {}
        for passage in passages:
            self._count(passage, wanted)
        self.sentences, self.of_doel = Counter(), Counter()
        for tekst, words, doelen in zinnen:
            phrases = {frase.plain for frase in phrases_of(tekst, words)} & wanted
            self.sentences.update(phrases)
            self.of_doel.update((phrase, doel) for phrase in phrases for doel in doelen)

    def _support(self):
        """{doel: {phrase: Steun}} of what several municipalities wrote in passages that were linked to the doel."""
        found = {}
        for doel in {doel for passage in self.passages for doel in passage.gekoppeld}:
            seen = defaultdict(Steun)
            for passage in self.passages:
                for frase in passage.frases() if doel in passage.gekoppeld else ():
                    seen[frase.plain].add(passage)
            found[doel] = {phrase: steun for phrase, steun in seen.items() if steun.is_wide}
        return found

    def _count(self, passage, wanted):
        frases = {frase.plain: frase for frase in passage.frases() if frase.plain in wanted}
        self.total.update(frases.keys())
        for phrase, frase in frases.items():
            self.written.setdefault(phrase, passage.tekst[frase.begin : frase.einde].lower())
            self.refused.update((phrase, doel) for doel in passage.afgewezen - passage.gekoppeld.keys())

    def proposed(self) -> list[Term]:
        rows = defaultdict(list)
        for term, doel, stand, herkomst in Term.objects.values_list("term", "doel", "stand", "herkomst"):
            rows[doel].append((term, stand, herkomst))
        return [term for doel in sorted(self.support) for term in self._of_doel(doel, Drafts(rows[doel], TERM_REASON))]

    def _of_doel(self, doel, drafts):
        own = {passage.pk: passage.gekoppeld[doel] for passage in self.passages if doel in passage.gekoppeld}
        weights = {}
        for phrase, steun in self.support[doel].items():
            here, others = len(steun.passages), len(self.passages) - len(own)
            weights[phrase] = weight_of_evidence(here, len(own), self.total[phrase] - here, others)
        order = sorted(weights, key=lambda phrase: (-weights[phrase], phrase.count(" "), -len(phrase), phrase))
        telling = [
            (phrase, self.support[doel][phrase]) for phrase in order if self._tells(phrase, doel, weights[phrase])
        ]
        for phrase, steun in drafts.choose(telling, self.support[doel]):
            codes = Counter(code for pk in steun.passages for code in own[pk])
            yield self._term(phrase, doel, steun, weights[phrase], codes)

    def _tells(self, phrase, doel, weight):
        """Clear, no everyday word, and not found for this doel by what is in use."""
        elsewhere = self.sentences[phrase] - self.of_doel[phrase, doel]
        if weight < CLEAR or (elsewhere >= EVERYDAY and elsewhere > self.of_doel[phrase, doel]):
            return False
        return not any(term.doel == doel for match in self.matcher.find(phrase) for term in match.termen)

    def _term(self, phrase, doel, steun, weight, codes):
        refused, many = self.refused[phrase, doel], len(steun.gemeenten)
        strong = weight >= VERY_CLEAR and len(steun.passages) >= MANY and not refused
        return Term(
            term=self.written[phrase],
            doel=doel,
            subdoelen=[min(codes, key=lambda code: (-codes[code], code))],
            gewicht=Term.Gewicht.SAMEN if strong else Term.Gewicht.HELPT,
            randen=Term.Randen.BEGIN if len(phrase) >= OPEN_EDGE else Term.Randen.DICHT,
            stand=Lexiconstand.VOORSTEL,
            herkomst=f"{len(steun.passages)} {TERM_REASON} {doel}, {refused} keer afgewezen, in {many} gemeenten",
        )


class Maskers:
    """Proposes phrases that are or hold words on which refused suggestions rested, and never those of linked ones."""

    def __init__(self, passages: list[Beslist]):
        self.refused = defaultdict(lambda: defaultdict(Steun))  # {phrase: {doel: where it was refused}}
        self.exact, self.sacred, self.written = set(), set(), {}
        for passage in passages:
            for frase in passage.frases():
                self._count(passage, *frase)

    def _count(self, passage, phrase, begin, einde):
        if any(b < einde and begin < e for _, b, e in passage.bewijs):
            self.sacred.add(phrase)
        for doel, b, e in passage.tegenbewijs:
            if begin <= b < e <= einde:
                self.refused[phrase][doel].add(passage)
                self.written.setdefault(phrase, passage.tekst[begin:einde].lower())
            if (begin, einde) == (b, e):
                self.exact.add(phrase)

    def proposed(self) -> list[Masker]:
        doelen = {phrase: self._doel(phrase) for phrase in self.refused.keys() - self.sacred}
        support = {phrase: self.refused[phrase][doel] for phrase, doel in doelen.items()}
        wide = [(phrase, steun) for phrase, steun in support.items() if steun.is_wide]
        wide.sort(key=lambda c: (c[0] not in self.exact, -len(c[1].passages), -c[0].count(" "), c[0]))
        drafts = Drafts(Masker.objects.values_list("frase", "stand", "herkomst"), MASK_REASON)
        return [self._masker(phrase, doelen[phrase], steun) for phrase, steun in drafts.choose(wide, dict(wide))]

    def _doel(self, phrase):
        """The doel at which it was refused most."""
        per_doel = self.refused[phrase]
        return max(per_doel, key=lambda doel: (per_doel[doel].is_wide, len(per_doel[doel].passages), -doel))

    def _masker(self, phrase, doel, steun):
        many, where = len(steun.passages), len(steun.gemeenten)
        herkomst = f"{many} {MASK_REASON} {doel}, 0 keer gekoppeld, in {where} gemeenten"
        return Masker(frase=self.written[phrase], stand=Lexiconstand.VOORSTEL, herkomst=herkomst)
