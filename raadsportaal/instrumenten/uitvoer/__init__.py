"""The outputs of a paper: one structure, four forms. None adds a word but the name above it."""

from collections.abc import Callable
from dataclasses import dataclass

from raadsportaal.instrumenten.papier import Papier
from raadsportaal.instrumenten.stijl import Stijl
from raadsportaal.instrumenten.uitvoer import pdf, tekst


@dataclass(frozen=True)
class Uitvoer:
    write: Callable[[Papier, Stijl], bytes]
    content_type: str
    naam: str


def _docx(papier: Papier, stijl: Stijl) -> bytes:
    from raadsportaal.instrumenten.uitvoer import docx  # here: its library is an eighth of what the portal imports

    return docx.write(papier, stijl)


def _odt(papier: Papier, stijl: Stijl) -> bytes:
    from raadsportaal.instrumenten.uitvoer import odt  # here: as that of DOCX

    return odt.write(papier, stijl)


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UITVOER = {
    "docx": Uitvoer(_docx, WORD, "Word (DOCX)"),
    "odt": Uitvoer(_odt, "application/vnd.oasis.opendocument.text", "LibreOffice (ODT)"),
    "pdf": Uitvoer(pdf.write, "application/pdf", "PDF"),
    "txt": Uitvoer(tekst.write, "text/plain; charset=utf-8", "Gewone tekst"),
}
