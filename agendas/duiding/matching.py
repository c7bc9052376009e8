"""Find all terms of a lexicon in a text at once (Aho-Corasick), with open or closed word edges per term."""

from collections import defaultdict, deque
from dataclasses import dataclass

import ahocorasick

from agendas.duiding.lexicon import Lexicon, Lexiconterm
from agendas.duiding.normalise import normalise


@dataclass(frozen=True)
class Vindplaats:
    """One term at one place, in characters of the text."""

    begin: int
    einde: int
    termen: tuple[Lexiconterm, ...]


class Matcher:
    """The compiled terms and masks of a lexicon."""

    def __init__(self, lexicon: Lexicon):
        by_text = defaultdict(list)
        for term in lexicon.termen:
            by_text[normalise(term.term)].append(term)
        self.terms = automaton_of(by_text)
        masks = defaultdict(list)
        for masker in lexicon.maskers:
            masks[normalise(masker.frase)].append(masker.soort)
        self.masks = automaton_of(masks)

    def find(self, plain: str) -> list[Vindplaats]:
        """The matches in a normalised text, outside its masks; of matches inside one another the longest.

        A longer term was written because the shorter one inside it says less, or something else.
        """
        found = []
        for last, (length, termen) in self.terms.iter(plain) if len(self.terms) else ():
            begin, end = last + 1 - length, last + 1
            fitting = tuple(term for term in termen if edges_fit(plain, begin, end, term.randen))
            if fitting:
                found.append(Vindplaats(begin, end, fitting))
        found.sort(key=lambda match: (match.begin, -match.einde))
        masks = deque(sorted((begin, end) for begin, end, soorten in self._phrases(plain) if "masker" in soorten))
        kept, reach, masked = [], -1, -1
        for match in found:  # one walk along matches and masks: a text may hold thousands of both
            while masks and masks[0][0] <= match.begin:
                masked = max(masked, masks.popleft()[1])
            if match.einde > max(reach, masked):
                kept.append(match)
                reach = match.einde
        return kept

    def readable(self, plain: str) -> str:
        """The text with its masks blank, as long as it was: what the model may read."""
        letters = list(plain)
        for begin, end, soorten in self._phrases(plain):
            if "masker" in soorten:
                letters[begin:end] = " " * (end - begin)
        return "".join(letters)

    def procedures(self, plain: str) -> list[tuple[int, int]]:
        """Where words of procedure stand."""
        return [(begin, end) for begin, end, soorten in self._phrases(plain) if "procedure" in soorten]

    def _phrases(self, plain):
        for last, (length, soorten) in self.masks.iter(plain) if len(self.masks) else ():
            begin, end = last + 1 - length, last + 1
            if edges_fit(plain, begin, end, "dicht"):
                yield begin, end, soorten


def automaton_of(by_text):
    automaton = ahocorasick.Automaton()
    for text, values in by_text.items():
        if text:
            automaton.add_word(text, (len(text), tuple(values)))
    if len(automaton):
        automaton.make_automaton()
    return automaton


def edges_fit(plain, begin, end, randen):
    starts = begin == 0 or not plain[begin - 1].isalnum()
    ends = end == len(plain) or not plain[end].isalnum()
    return {"open": True, "begin": starts, "eind": ends, "dicht": starts and ends}[randen]
