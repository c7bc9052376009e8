"""Words as people type them: split from a list, made alike, and brought to a key that its forms share.

The key is for recognising a word of the thesaurus, not for reading: it is made of letters, and knows no dictionary.
"""

import re
from functools import lru_cache

from raadsportaal.basis import texts

APOSTROPHE_S = re.compile(r"['’`]s\b")
TOKEN = re.compile(r"[^\W_]+")
SHORT = 3  # letters: an abbreviation, or a word too short to take anything from
VOWELS = re.compile(r"[aeiouy]+")  # a word without one is an abbreviation
AT_LEAST = r"(?<=[^\W\d_]{%d})"
# What an inflected form has more than its word.
PLURAL_S = re.compile(AT_LEAST % 4 + r"(?<!lle)s$")  # not in taalles
# Behind a vowel "en" is part of the word (groen, been), but for ideeën and buien.
EN_OR_E = re.compile(
    AT_LEAST % 3 + r"(?:(?:(?<=[^aeiou])|(?<=ee)|(?<=ie)|(?<=[aeou]i))en|(?<=[^aeou])e)$",
)
OPEN = re.compile(r"(?<![aeiouy])([aeou])([^\W\d_aeiouy])$")  # the o of bom-en sounds as that of boom
TWICE = re.compile(r"([^\W\d_aeiou])\1$")  # buss, of bussen
DOUBLED = re.compile(r"([^\W\d_])\1")
SOFT = {"v": "f", "z": "s"}  # golven and golf, huizen and huis
# What the rules would take for a form of another word: ouders, lege.
OWN_KEY = {"ouderen": "oudere", "oudere": "oudere", "leges": "leges"}


def split_terms(text: str) -> list[str]:
    """The words and phrases of a list with commas (or a line for each), as they are written."""
    return [" ".join(term.split()) for term in re.split(r"[,\n]", text) if term.strip()]


def fold(text: str) -> str:
    """Without capitals, accents and loose space: two spellings that only differ in those are one."""
    return " ".join(texts.fold(text).split())


def tokens(text: str) -> list[str]:
    """The words of a text, folded; "auto's" is "auto", and "zero-emissiezone" is two."""
    return TOKEN.findall(APOSTROPHE_S.sub("", fold(text)))


@lru_cache(50_000)
def key(token: str) -> str:
    """What the forms of a word have in common: laadpaal and laadpalen, sociaal and sociale, huis and huizen."""
    if token in OWN_KEY:
        return OWN_KEY[token]
    if len(token) <= SHORT or not token.isalpha() or not VOWELS.search(token):
        return token
    before = ""
    while token != before and len(token) > SHORT:
        before = token
        token = _shorter(token)
    # In a longer word the doubled letter says nothing; in a short one it does: boos and bos, meer and mer.
    return DOUBLED.sub(r"\1", token) if len(VOWELS.findall(token)) > 1 else token


def _shorter(token):
    """A word with one ending less."""
    token = PLURAL_S.sub("", token)
    stem = EN_OR_E.sub("", token)
    if stem != token:
        stem = OPEN.sub(r"\1\1\2", stem)
    stem = TWICE.sub(r"\1", stem)
    return stem[:-1] + SOFT.get(stem[-1], stem[-1])


def phrase_key(term: str) -> str:
    """One key of a whole phrase, without its spaces: "regenwater" is also written "regen water"."""
    return "".join(map(key, tokens(term)))
