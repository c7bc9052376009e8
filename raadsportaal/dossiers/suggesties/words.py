"""The words of a passage that may be counted outside its municipality: no names, no numbers, no addresses."""

import re
from typing import NamedTuple

from agendas.duiding.examples import WORD
from agendas.duiding.normalise import normalise
from agendas.duiding.passages import sentences_of
from agendas.duiding.plain_words import STOP_WORDS

MOST_WORDS = 3  # of a phrase
SHORTEST, LONGEST = 4, 39  # letters of a word; what is longer came out of a broken PDF
# The first kind only from the beginning of what stands between white: begun at each letter of it, it is quadratic.
ADDRESS = re.compile(r"(?<!\S)\S*(?:@|://)\S*|\bwww\.\S*", re.IGNORECASE)


class Woord(NamedTuple):
    """A word in plain letters with its place in the passage; `klein` without any capital, `eerste` of its sentence."""

    plain: str
    begin: int
    einde: int
    klein: bool
    eerste: bool


class Frase(NamedTuple):
    """One to three words that stand together, in plain letters, with their place."""

    plain: str
    begin: int
    einde: int


def words_of(text: str, matcher) -> list[Woord]:
    """In the order of the text; not what stands in an address, holds a digit, or is behind a mask of the lexicon."""
    text = ADDRESS.sub(lambda match: " " * len(match[0]), text)
    plain = normalise(text)
    readable, found = matcher.readable(plain), []
    for begin, end in sentences_of(text):
        for number, match in enumerate(WORD.finditer(plain, begin, end)):
            capital = any(letter.isupper() for letter in text[slice(*match.span())])
            if readable[match.start()] != " " and not any(letter.isdigit() for letter in match[0]):
                found.append(Woord(match[0], *match.span(), not capital, not number))
    return found


def small_words(texts) -> set[str]:
    """Those that are somewhere written without a capital, of lists of words: the others may be names."""
    return {word.plain for words in texts for word in words if word.klein}


def without_names(words: list[Woord], small: set[str]) -> list[Woord]:
    """Without words with a capital, but for the first of a sentence if it is written small elsewhere."""
    return [word for word in words if word.klein or (word.eerste and word.plain in small)]


def phrases_of(text: str, words: list[Woord]):
    """Each Frase that words of a passage make: with single spaces between them, and no stop word at either end."""
    for at in range(len(words)):
        for size in range(1, MOST_WORDS + 1):
            window = words[at : at + size]
            if len(window) < size or not _whole(window[-1]) or (size > 1 and not _together(text, *window[-2:])):
                break
            if _says_something(window[0].plain) and _says_something(window[-1].plain):
                yield Frase(" ".join(word.plain for word in window), window[0].begin, window[-1].einde)


def _whole(word):
    return word.plain[0].isalnum() and word.plain[-1].isalnum() and len(word.plain) <= LONGEST


def _together(text, one, other):
    return text[one.einde : other.begin] == " "


def _says_something(plain):
    return len(plain) >= SHORTEST and plain not in STOP_WORDS
