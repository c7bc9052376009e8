"""Dutch words as searching sees them: without accents and endings, and without the words of every text."""

import re
from functools import lru_cache

from raadsportaal.basis.texts import fold

WORD = re.compile(r"[a-z0-9]+")
ENDINGS = ("en", "es", "e", "s")
PLURAL_OF_HEID = "heden"
SHORTEST_WHOLE = 4  # letters: of a word so short the ending may be all there is
LONG_VOWEL = re.compile(r"(.)([aeou])\2([^aeiou])$")  # boom, bomen: both bom
HARDENED = {"v": "f", "z": "s"}  # brieven and brief, huizen and huis
LONGEST_WORD = 60  # letters; what is longer is no word
# Words of every text, and what every praktijk is about: they tell none from another. When something was says not what;
# and what an apostrophe leaves is no word (auto's, 't, zo'n).
COMMON = frozenset({
    "de", "het", "een", "en", "van", "in", "op", "te", "dat", "die", "voor", "met", "is", "zijn", "er", "aan",
    "als", "om", "dan", "of", "maar", "bij", "ook", "nog", "naar", "uit", "door", "over", "tot", "wat", "hoe",
    "wie", "waar", "wel", "niet", "geen", "meer", "moet", "kan", "kunnen", "worden", "wordt", "werd", "hun",
    "haar", "hij", "zij", "wij", "ze", "we", "u", "uw", "ons", "onze", "deze", "dit", "zo", "al", "tegen",
    "zonder", "tussen", "onder", "heeft", "hebben", "had", "was", "waren", "mensen", "gemeente", "gemeenten",
    "gemeentelijk", "gemeentelijke", "stad", "steden", "s", "t", "n",
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
})  # fmt: skip
# What a council makes of a subject: who asks for a fietsplan asks for what is about fietsen.
FORMS = frozenset({
    "aanpak", "beleid", "nota", "notitie", "plan", "plannen", "programma", "project", "regeling", "verordening",
    "visie",
})  # fmt: skip


def words_of(text: str) -> list[str]:
    """The words of a text that say what it is about, in their order."""
    return [word for word in WORD.findall(fold(text)) if word not in COMMON and len(word) <= LONGEST_WORD]


@lru_cache(50_000)
def root(word: str) -> str:
    """What the forms of a word share, roughly: laadpaal and laadpalen, huis and huizen, wijk and wijken.

    A light stemmer of our own: on judged queries as good as Snowball's, and its rules can be read (docs/zoeken.md).
    """
    if word.endswith(PLURAL_OF_HEID):
        word = word.removesuffix(PLURAL_OF_HEID) + "heid"
    word = _without_ending(word)
    if word[-1] in "sz":  # of the word itself, but fiets lost it: so fietsen must, as prijzen and adressen
        word = _without_ending(_undoubled(word[:-1] + "s"))
    if len(word) > 3:
        word = LONG_VOWEL.sub(r"\1\2\3", _undoubled(word))
    return word[:-1] + HARDENED.get(word[-1], word[-1])


def _without_ending(word):
    if len(word) <= SHORTEST_WHOLE:
        return word
    return word.removesuffix(next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), ""))


def _undoubled(word):
    return word[:-1] if word[-2:-1] == word[-1] else word
