"""Go through one XML part of a DOCX or ODT: in a stream, without entities and within bounds."""

import zipfile
from collections.abc import Callable
from typing import NoReturn
from xml.parsers import expat

from raadsportaal.basis.documents.limits import TOO_MUCH, Refused

MAX_UNPACKED = 40_000_000  # bytes of one part
MAX_RATIO = 150  # times as large unpacked; real text gets to 50
SMALL = 5_000_000  # bytes that any part may have
MAX_DEPTH = 400  # elements inside each other; Word's own files stay under 60
PIECE = 1 << 16
MOST_DIGITS = 4

Started = Callable[[str, dict[str, str]], None]  # an element, "namespace local", and its attributes
Ended = Callable[[str], None]

BROKEN = "Dit bestand is beschadigd, of het is geen echte .docx of .odt. Sla het opnieuw op, of plak de tekst."
LOCKED = "Op dit bestand zit een wachtwoord. Sla het op zonder wachtwoord, of plak de tekst."
TANGLED = "Dit bestand zit te ingewikkeld in elkaar. Sla het op als PDF, of plak de tekst."


def number_in(attribute: str) -> int | None:
    """What its digits say; None for whatever no heading or list counts with, such as ² or a thousand digits."""
    return int(attribute) if attribute.isdecimal() and len(attribute) <= MOST_DIGITS else None


def walk(
    packed: zipfile.ZipFile, name: str, start: Started, end: Ended, text: Callable[[str], None] | None = None
) -> None:
    """Go through one part: start("namespace local", attributes), end(name), text(characters). Raises Refused.

    No tree is made, so length costs no memory; a document type is refused, so there are no entities at all.
    """
    part = packed.getinfo(name)
    _refuse_what_harms(part)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = _within_depth(start, end)
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = parser.ExternalEntityRefHandler = _refuse
    if text:
        parser.CharacterDataHandler = text
    with packed.open(part) as file:
        while piece := file.read(PIECE):
            parser.Parse(piece)
        parser.Parse(b"", True)


def _refuse_what_harms(part: zipfile.ZipInfo) -> None:
    if part.file_size > max(SMALL, min(MAX_UNPACKED, MAX_RATIO * part.compress_size)):
        raise Refused(TOO_MUCH)
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(BROKEN)
    if part.flag_bits & 1:
        raise Refused(LOCKED)


def _within_depth(start: Started, end: Ended) -> tuple[Started, Ended]:
    """The same two, that refuse more than MAX_DEPTH elements inside each other."""
    depth = 0

    def started(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise Refused(TANGLED)
        start(tag, attributes)

    def ended(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(tag)

    return started, ended


def _refuse(*_: object) -> NoReturn:
    raise Refused(BROKEN)
