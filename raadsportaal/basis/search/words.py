"""Words as people type them: split from a list, made alike, and brought to a key that its forms share.

The key is for recognising a word of the thesaurus, not for reading: it is made of letters, and knows no dictionary.
"""

import re
import unicodedata

APOSTROPHE_S = re.compile(r"['’`]s\b")
TOKEN = re.compile(r"[^\W_]+")
SHORT = 3  # letters: an abbreviation, or a word too short to take anything from
LETTERS = r"(?<=[^\W\d_]{%d})"
# What an inflected form has more than its word. Behind a vowel "en" is part of the word (groen, been), but for
# ideeën and buien.
ENDINGS = [
    (re.compile(LETTERS % 4 + r"s$"), ""),
    (re.compile(LETTERS % 3 + r"(?:(?<=[^aeiou])|(?<=ee)|(?<=ie)|(?<=[aeou]i))en$"), ""),
    (re.compile(LETTERS % 3 + r"(?<=[^aeou])e$"), ""),
    (re.compile(r"([^\W\d_aeiou])\1$"), r"\1"),
    (re.compile(r"v$"), "f"),
    (re.compile(r"z$"), "s"),
]
VOWEL = re.compile(r"[aeiouy]")  # a word without one is an abbreviation
DOUBLED = re.compile(r"([^\W\d_])\1")  # laadpaal and laadpalen


def split_terms(text: str) -> list[str]:
    """The words and phrases of a list with commas (or a line for each), as they are written."""
    return [" ".join(term.split()) for term in re.split(r"[,\n]", text) if term.strip()]


def fold(text: str) -> str:
    """Without capitals, accents and loose space: two spellings that only differ in those are one."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def tokens(text: str) -> list[str]:
    """The words of a text, folded; "auto's" is "auto", and "zero-emissiezone" is two."""
    return TOKEN.findall(APOSTROPHE_S.sub("", fold(text)))


def key(token: str) -> str:
    """What the forms of a word have in common: laadpaal and laadpalen, sociaal and sociale, huis and huizen."""
    if len(token) <= SHORT or not token.isalpha() or not VOWEL.search(token):
        return token
    before = ""
    while token != before and len(token) > SHORT:
        before = token
        for ending, instead in ENDINGS:
            token = ending.sub(instead, token)
    return DOUBLED.sub(r"\1", token)


def phrase_key(term: str) -> str:
    """One key of a whole phrase, without its spaces: "regenwater" is also written "regen water"."""
    return "".join(map(key, tokens(term)))
