"""The parts of a document as beleidspunten: what they are called, and which are only names."""

import re

from raadsportaal.basis.texts import plain

NUMBER = re.compile(r"^(?:[Hh]oofdstuk\s+)?(?:\d{1,3}(?:\.\d{1,3})*|[A-Z](?=[.):]))[.):]?\s+(?=\S)")
LONGEST = 200

PARTIES = (
    r"VVD|PvdA|GroenLinks|GL|CDA|D66|SP|ChristenUnie|CU|SGP|PVV|Partij voor de Dieren|PvdD|DENK|Volt|BBB|JA21|FvD"
    r"|Forum voor Democratie|50\s?PLUS|NSC|BIJ1|BVNL|(?:Lijst|Leefbaar|Lokaal|Hart voor|Samen voor) [A-Z]\w+"
    r"|Gemeentebelang(?:en)?|Dorpsbelang(?:en)?|Stadspartij|Stadsbelang(?:en)?|Burgerbelang(?:en)?|Algemeen Belang"
)
PARTY = rf"(?:[Dd]e\s+|[Ff]racties?\s+|van\s+|[Nn]amens\s+)*(?:{PARTIES})(?:\s+[A-Z][\w-]+){{0,2}}"
ONLY_PARTIES = re.compile(rf"\W*{PARTY}(?:\s*(?:,|/|\+|&|-|en)\s*{PARTY})*\W*")
WITH_PARTY = re.compile(rf"\(\s*(?:{PARTIES})[^)]*\)")
WHO_DOES_WHAT = re.compile(
    r"\b(?:portefeuille(?:s|verdeling|houders?)|ondertekening|ondertekenaars|samenstelling van het college)\b",
    re.IGNORECASE,
)
WHO = re.compile(
    r"(?:wethouder|burgemeester)s?\b.*|(?:het )?college van (?:burgemeester en wethouders|b en w|b&w)|colofon"
    r"|inhoud(?:sopgave)?",
    re.IGNORECASE,
)


def title_of(kop: str, headed: dict[str, str]) -> str:
    """The heading without its number; with the one above it where two parts have the same.

    `headed` remembers which path took a title; it is filled here.
    """
    path = _path(kop)
    known = headed.setdefault(path[-1], kop)
    return (path[-1] if known == kop else " – ".join(path[-2:]))[:LONGEST]


def names_only(kop: str) -> bool:
    """A list of who does what, or of parties that sign: whatever doel its words touch, it is no policy."""
    path = _path(kop) if kop else []
    return any(map(WHO_DOES_WHAT.search, path[-2:])) or any(map(_names_people, path[-1:]))


def _names_people(part):
    return bool(WHO.fullmatch(part) or ONLY_PARTIES.fullmatch(part) or WITH_PARTY.search(part))


def _path(kop):
    return [NUMBER.sub("", plain(part)).strip() or part for part in kop.split(" > ")]
