"""Judge a passage: which doelen it touches, how strongly, and on which words that rests."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, log1p
from typing import TYPE_CHECKING

from agendas.duiding.examples import Example, Learned
from agendas.duiding.lexicon import Lexicon
from agendas.duiding.matching import Matcher, Vindplaats
from agendas.duiding.normalise import normalise
from agendas.duiding.passages import sentences_of
from agendas.duiding.plain_words import NO_EVIDENCE

if TYPE_CHECKING:
    from agendas.duiding.linear import LinearModel

WEIGHTS = {1: 0.4, 2: 1.0, 3: 2.0}
REPEATED = 0.25  # a term that comes again, against the first time
IN_PROCEDURE = 0.3  # what evidence weighs in a sentence of procedure, unless it is strong

# How the parts add up to a chance. The fit (tests/bench/duiding/measure.py --fit) on the spent parts of the evaluation
# set and, weighing less, on the example sentences gives -1.73, 1.40, 1.03. Real papers lean more on words, and sum up
# subjects in one line; between the two the figures hardly move (docs/duiding.md). The same for all doelen.
EVEN, WORDS, LINEAR = -2.0, 2.2, 1.0
# In a line that sums up subjects each has but a few of the words, so the model speaks against all: then it counts less.
SUMMED, AGAINST_SUMMED = 4, 0.3  # this many doelen with a clear term
# The heading is a vote: never the only ground, and at most as much as makes an even passage a likely one.
HEADING_WORDS, HEADING_LINEAR, HEADING_MOST = 1.2, 0.5, 2.0

TONEN, STERK = 0.5, 0.9  # the chances from which a doel is shown and strong, if it has no thresholds of its own
UNWORDED = 0.1  # what is asked more where no word of the lexicon speaks for it, only the model
ERBIJ = 0.25  # from here on "mogelijk", below its threshold: only next to another doel, never alone
MOST_DOELEN = 4
MOST_SUBDOELEN = 3
# What an example weighs in training. A term is a sentence of one word: it lends the model what the lexicon knows.
TERM_EXAMPLE = {1: 0.3, 2: 0.7, 3: 1.2}
MASK_EXAMPLE = 0.5

LETTERS = re.compile(r"[^\W_]+")
Span = tuple[int, int]  # the places in a text where something begins and ends
STERKTES = ("sterk", "redelijk", "mogelijk")


@dataclass
class Vondst:
    """A doel that a passage touches; `score` from 0 to 1. `bewijs` are places in the passage, in characters.

    `gegokt`: no word of the passage points to a subdoel, so `subdoelen` are those that this doel has most.
    """

    doel: int
    score: float
    sterkte: str
    subdoelen: list[str] = field(default_factory=list)
    bewijs: list[Span] = field(default_factory=list)
    gegokt: bool = False


class Engine:
    """A lexicon, compiled. The same text and version give the same answer; nothing is fetched."""

    def __init__(self, lexicon: Lexicon, model: LinearModel | None):
        self.lexicon, self.model, self.matcher = lexicon, model, Matcher(lexicon)
        self.usual = _usual_subdoelen(lexicon)
        self._headed = lru_cache(256)(self._by_heading)  # many passages stand under one heading

    @classmethod
    def compiled(cls, lexicon: Lexicon, learned: Iterable[Learned] = ()) -> Engine:
        """With its linear model trained on the lexicon itself, and on what clerks decided."""
        from agendas.duiding.linear import train  # here: with numpy it takes 0.2 s to import

        return cls(lexicon, train(examples_of(lexicon), learned) if lexicon.zinnen else None)

    def judge(self, text: str, heading: str = "") -> list[Vondst]:
        """The doelen of a passage, the strongest first, at most four."""
        plain = normalise(text)
        words, evidence, codes = self._by_words(plain, self.matcher.find(plain))
        readable = self.matcher.readable(plain)
        logits = self.model.logits(readable) if self.model else {}
        scores = _chances(words, logits, self._headed(heading))
        found: list[Vondst] = []
        for doel, score in sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:MOST_DOELEN]:
            if vondst := self._vondst(readable, doel, score, evidence[doel], first=not found):
                vondst.subdoelen = _best(codes[doel]) or self.usual.get(doel, [])
                vondst.gegokt = not codes[doel]
                found.append(vondst)
        found.sort(key=lambda vondst: (STERKTES.index(vondst.sterkte), -vondst.score, vondst.doel))
        return found

    def _vondst(self, readable, doel, score, evidence, first):
        """Shown from its threshold on with the words it rests on; below that, or without words, only as mogelijk."""
        tonen, sterk = self.lexicon.drempels.get(doel, (TONEN, STERK))
        tonen += 0 if evidence else UNWORDED
        if score < tonen and (first or score < ERBIJ):
            return None  # one doubtful doel alone: a text without policy must get no suggestion
        bewijs = _merged(evidence) if evidence else self._weighed(readable, doel)
        sterkte = "redelijk" if score >= tonen and bewijs else "mogelijk"
        return Vondst(doel, score, "sterk" if score >= sterk and evidence else sterkte, bewijs=bewijs)

    def _weighed(self, readable, doel):
        """The words that weighed in the model, without those that stand in every paper: they show nothing."""
        spans = self.model.words(readable, doel) if self.model else []
        return [(begin, end) for begin, end in spans if readable[begin:end] not in NO_EVIDENCE]

    def _by_words(self, plain, matches):
        """Per doel: what the terms weigh together, where they stand, and what each subdoel got of it."""
        weak_spots = self._procedure_sentences(plain)
        words = [word.span() for word in LETTERS.finditer(plain)] if matches else []
        scores: defaultdict[int, float] = defaultdict(float)
        evidence: defaultdict[int, list[Span]] = defaultdict(list)
        codes: defaultdict[int, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        seen = set()
        for match in matches:
            procedure = _span_at(weak_spots, match.begin) is not None
            whole = _whole_words(words, match)
            for term in match.termen:
                weight = WEIGHTS[term.gewicht] * (REPEATED if (term.term, term.doel) in seen else 1)
                if procedure and term.gewicht < 3:
                    weight *= IN_PROCEDURE
                seen.add((term.term, term.doel))
                scores[term.doel] += weight
                evidence[term.doel].append(whole)
                for rank, code in enumerate(term.subdoelen):
                    codes[term.doel][code] += weight / (1 + 0.1 * rank)  # its own first subdoel goes before
        return scores, evidence, codes

    def _procedure_sentences(self, plain):
        marks = sorted(self.matcher.procedures(plain))
        return [span for span in sentences_of(plain) if _any_in(marks, *span)] if marks else []

    def _by_heading(self, heading):
        """What the heading path adds for each doel: only ever for, never against."""
        votes: defaultdict[int, float] = defaultdict(float)
        if not heading:
            return votes
        plain = normalise(heading.replace(" > ", " . "))
        words = self._by_words(plain, self.matcher.find(plain))[0]
        logits = self.model.logits(plain) if self.model else {}
        for doel in {*words, *logits}:
            vote = HEADING_WORDS * log1p(words[doel]) + HEADING_LINEAR * max(0, logits.get(doel, -1) + 0.5)
            votes[doel] = min(HEADING_MOST, vote)
        return votes


def _chances(words, logits, headed):
    """Per doel the chance that its terms, the model and the heading make together."""
    summed = sum(weight >= WEIGHTS[3] for weight in words.values()) >= SUMMED
    scores = {}
    for doel in {*words, *logits}:
        logit = logits.get(doel, 0)
        logit *= AGAINST_SUMMED if summed and logit < 0 and words[doel] else 1
        scores[doel] = _chance(EVEN + WORDS * log1p(words[doel]) + LINEAR * logit + headed.get(doel, 0))
    return scores


def examples_of(lexicon: Lexicon) -> list[Example]:
    """All that the model learns from: sentences, phrases that say nothing, and every term as a sentence of its own."""
    examples = [Example(zin.zin, zin.doelen) for zin in lexicon.zinnen]
    examples += [Example(masker.frase, (), MASK_EXAMPLE) for masker in lexicon.maskers]
    by_text = defaultdict(list)
    for term in lexicon.termen:
        by_text[term.term].append(term)
    for text, terms in sorted(by_text.items()):
        doelen = tuple(sorted({term.doel for term in terms}))
        examples.append(Example(text, doelen, TERM_EXAMPLE[max(term.gewicht for term in terms)]))
    return examples


def _usual_subdoelen(lexicon):
    """Per doel the subdoelen that example sentences have most: the guess where no term tells more."""
    counted: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for zin in lexicon.zinnen:
        for code in zin.subdoelen:
            counted[int(code.split(".")[0])][code] += 1
    return {doel: _best(counts) for doel, counts in counted.items()}


def _any_in(marks, begin, end):
    at = bisect_left(marks, (begin, 0))
    return at < len(marks) and marks[at][0] < end


def _span_at(spans, place):
    """The span that holds a place, of spans in order; None when none does."""
    at = bisect_left(spans, (place + 1, 0)) - 1
    return spans[at] if at >= 0 and place < spans[at][1] else None


def _chance(logit):
    return 1 / (1 + exp(-max(-30, min(30, logit))))


def _whole_words(words: list[Span], match: Vindplaats) -> Span:
    """Where the words begin and end that a match stands in; looked up, as one word may hold thousands of matches."""
    first, last = _span_at(words, match.begin - 1), _span_at(words, match.einde)
    return first[0] if first else match.begin, last[1] if last else match.einde


def _merged(spans):
    merged: list[Span] = []
    for begin, end in sorted(set(spans)):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def _best(codes):
    return [code for code, _ in sorted(codes.items(), key=lambda item: (-item[1], item[0]))[:MOST_SUBDOELEN]]
