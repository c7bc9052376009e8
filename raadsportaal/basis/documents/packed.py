"""Open a DOCX or ODT: a zip with XML in it, read in a stream, without entities and within bounds."""

import io
import zipfile
import zlib
from xml.parsers import expat

from raadsportaal.basis.documents.inside import TOO_MUCH, Refused

MAX_UNPACKED = 40_000_000  # bytes of one part
MAX_RATIO = 150  # times as large unpacked; real text gets to 50
SMALL = 5_000_000  # bytes that any part may have
MAX_ENTRIES = 5_000
MAX_DEPTH = 400  # elements inside each other; Word's own files stay under 60
PIECE = 1 << 16

BROKEN = "Dit bestand is beschadigd, of het is geen echte .docx of .odt. Sla het opnieuw op, of plak de tekst."
LOCKED = "Op dit bestand zit een wachtwoord. Sla het op zonder wachtwoord, of plak de tekst."
OLD = "Dit is een oud Word-bestand (.doc), of er zit een wachtwoord op. Sla het op als .docx, zonder wachtwoord."
NO_DOCUMENT = "Dit bestand is geen tekstdocument. Kies een PDF, Word (.docx), ODT of tekst (.txt)."
TANGLED = "Dit bestand zit te ingewikkeld in elkaar. Sla het op als PDF, of plak de tekst."

FAULTS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    expat.ExpatError,
    RuntimeError,  # a locked entry
    NotImplementedError,
    ValueError,  # also UnicodeError
    EOFError,
    OSError,
    LookupError,  # also an alphabet that does not exist
    OverflowError,
)


def read(data: bytes, expected: str) -> str:
    """The text. Raises Refused; `expected` is docx or odt, for when the zip does not say what it is."""
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise Refused(OLD)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            if len(packed.infolist()) > MAX_ENTRIES:
                raise Refused(TOO_MUCH)
            if "content.xml" in names or ("[Content_Types].xml" not in names and expected == "odt"):
                from raadsportaal.basis.documents.odt import read as read_part
            elif any(name.startswith(("xl/", "ppt/")) for name in names):
                raise Refused(NO_DOCUMENT)
            else:
                from raadsportaal.basis.documents.docx import read as read_part
            return read_part(packed, names)
    except (Refused, MemoryError, RecursionError):
        raise
    except FAULTS:
        raise Refused(BROKEN)


def walk(packed: zipfile.ZipFile, name: str, start, end, text=None):
    """Go through one part: start("namespace local", attributes), end(name), text(characters). Raises Refused.

    No tree is made, so length costs no memory; a document type is refused, so there are no entities at all.
    """
    part = packed.getinfo(name)
    if part.file_size > max(SMALL, min(MAX_UNPACKED, MAX_RATIO * part.compress_size)):
        raise Refused(TOO_MUCH)
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(BROKEN)
    if part.flag_bits & 1:
        raise Refused(LOCKED)
    depth = 0

    def started(tag, attributes):
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise Refused(TANGLED)
        start(tag, attributes)

    def ended(tag):
        nonlocal depth
        depth -= 1
        end(tag)

    def refused(*_):
        raise Refused(BROKEN)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = started, ended
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = parser.ExternalEntityRefHandler = refused
    if text:
        parser.CharacterDataHandler = text
    with packed.open(part) as file:
        while piece := file.read(PIECE):
            parser.Parse(piece)
        parser.Parse(b"", True)
