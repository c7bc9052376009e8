"""Cut a document into pieces of some hundred words, each on one page, by which its text is searched."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from django.db import connection

from agendas.duiding.passages import sentences_of

LONGEST = 900  # characters, some 130 words: enough to read where it stands, and small enough to be found by its words
HEADING = re.compile(r"^#{1,4} ", re.M)  # how a reader of documents marks one
WORDS = re.compile(rf"\S[\s\S]{{0,{LONGEST - 1}}}(?=\s|\Z)|\S{{{LONGEST}}}")


class Piece(NamedTuple):
    bladzijde: int | None
    begin: int
    tekst: str


def pieces_of(tekst: str, bladzijden: list[int] | None) -> Iterator[Piece]:
    """All of the text, in order; `bladzijden` are the places where each page after the first begins."""
    places = [0, *(bladzijden or []), len(tekst)]
    for number, (begin, einde) in enumerate(pairwise(places), start=1):
        for first, last in _grouped(tekst, begin, einde):
            piece = HEADING.sub("", tekst[first:last])
            yield Piece(number if bladzijden is not None else None, first, piece)


def _grouped(tekst, begin, einde):
    """(begin, end) of as many sentences together as fit."""
    group = None
    for first, last in _short_sentences(tekst, begin, einde):
        if group and last - group[0] > LONGEST:
            yield group
            group = None
        group = (group[0] if group else first, last)
    if group:
        yield group


def _short_sentences(tekst, begin, einde):
    """A table or a list can be one sentence of pages: that is cut between words."""
    for first, last in sentences_of(tekst, begin, einde):
        if last - first <= LONGEST:
            yield first, last
        else:
            yield from (match.span() for match in WORDS.finditer(tekst, first, last))


# Not by the model: the table shows no row without words to search for, also not the one just written.
WRITE = """
INSERT INTO dossiers_stukpassage (gemeente_id, stuk_id, bladzijde, begin, tekst)
SELECT %s, %s, * FROM unnest(%s::int[], %s::int[], %s::text[])
"""


def write(stuk) -> None:
    """Make the text of a document that was kept just now findable."""
    pieces = list(pieces_of(stuk.tekst, stuk.bladzijden))
    columns = [list(column) for column in zip(*pieces, strict=True)] or [[], [], []]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [stuk.gemeente_id, stuk.pk, *columns])
