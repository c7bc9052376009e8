"""A text in small plain letters, of exactly the same length, so that a place in it is a place in the original."""

import unicodedata
from functools import lru_cache


def normalise(text: str) -> str:
    """Small letters without accents, one for one: "Café" becomes "cafe"; quotes, dashes and spaces become plain."""
    if text.isascii():
        return text.lower()
    return "".join(map(_plain, text))


@lru_cache(4096)
def _plain(letter):
    if letter in "‘’‚‛`´":
        return "'"
    if letter in "“”„«»":
        return '"'
    if letter in "‐‑–—−":
        return "-"
    if letter.isspace():
        return " " if letter != "\n" else "\n"
    base = unicodedata.normalize("NFKD", letter)[0].lower()
    return base if len(base) == 1 else letter
