"""Texts of others made plain: no markup, no control characters, one kind of line end."""

import json
import re
import unicodedata

import nh3

# Control characters, lone surrogates, private use, and marks that turn the direction of a text around.
UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]")
SHORT = 60  # characters; a first sentence under it says too little by itself
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9‘“])")
SPACES = re.compile(r"[^\S\n]+")
BLANK_LINES = re.compile(r"\n\s*\n+")
EDGES = re.compile(r" ?\n ?")
# What looks like markup: a tag that is closed, or a named or numbered entity. A loose & or < is text.
LOOSE_AND = re.compile(r"&(?!(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);)", re.I)
LOOSE_LESS = re.compile(r"<(?!/?[a-z][^<>]*>|!--)", re.I)
BLOCK_END = re.compile(r"</(?:p|div|li|h\d)>|<br\s*/?>", re.I)
ENTITIES = {"&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&amp;": "&"}

NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def plain(text: str) -> str:
    """The text as typed, but without control characters and with \\n at the line ends."""
    if text.isprintable():
        return text
    return UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def refuse_what_json_cannot_keep(found: object) -> None:
    """A ValueError when PostgreSQL has no room for this as JSON: NUL in a text, half of a character, NaN, Infinity."""
    if b"\\u0000" in json.dumps(found, ensure_ascii=False, allow_nan=False).encode():
        raise ValueError("NUL")


def one_line(text: str) -> str:
    """The first sentence of a text, and the next when that one is very short."""
    sentences = SENTENCE_END.split(" ".join(text.split()))
    first = sentences[0]
    return " ".join(sentences[:2]) if len(first) < SHORT else first


def fold(text: str) -> str:
    """In small letters, without accents: Malmö and malmo are one word. Space and marks stay as they are."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    # Only what is not ASCII is looked at: documents are long, and nearly all of them is.
    return NOT_ASCII.sub(_without_accent, unicodedata.normalize("NFKD", lowered))


def _without_accent(match):
    return "" if unicodedata.combining(match[0]) else match[0]


def clean_text(value) -> str:
    """A text without markup, control characters and loose space; paragraphs stay. What is left is never run."""
    text = str(value if value is not None else "")
    if "<" in text or "&" in text:
        text = LOOSE_LESS.sub("&lt;", LOOSE_AND.sub("&amp;", text))
        text = nh3.clean(BLOCK_END.sub("\n\n", text), tags=set())
        for entity, character in ENTITIES.items():
            text = text.replace(entity, character)
    text = plain(unicodedata.normalize("NFC", text))
    if text.isprintable() and "  " not in text:  # most short texts
        return text.strip()
    return EDGES.sub("\n", BLANK_LINES.sub("\n\n", SPACES.sub(" ", text))).strip()


def listed(words: list[str], and_or="en") -> str:
    """One, two en three."""
    return f" {and_or} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def split_list(text: str) -> list[str]:
    """What stands in one cell or field with semicolons between it."""
    return [part.strip() for part in text.split(";") if part.strip()]


def number_of(n: int, one: str, more: str) -> str:
    """1 dossier, 2 dossiers."""
    return f"{n} {one if n == 1 else more}"
