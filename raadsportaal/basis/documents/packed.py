"""Open a DOCX or ODT: a zip with XML in it; which of the two it is, says what is inside."""

import io
import zipfile
import zlib
from xml.parsers import expat

from raadsportaal.basis.documents import docx, odt
from raadsportaal.basis.documents.limits import TOO_MUCH, Refused
from raadsportaal.basis.documents.parts import BROKEN

MAX_ENTRIES = 5_000

OLD = "Dit is een oud Word-bestand (.doc), of er zit een wachtwoord op. Sla het op als .docx, zonder wachtwoord."
NO_DOCUMENT = "Dit bestand is geen tekstdocument. Kies een PDF, Word (.docx), ODT of tekst (.txt)."

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
                return odt.read(packed, names)
            if any(name.startswith(("xl/", "ppt/")) for name in names):
                raise Refused(NO_DOCUMENT)
            return docx.read(packed, names)
    except (Refused, MemoryError, RecursionError):
        raise
    except FAULTS:
        raise Refused(BROKEN)
