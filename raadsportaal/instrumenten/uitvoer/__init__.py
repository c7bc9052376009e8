"""The outputs of a paper: one structure, four forms. None adds a word that the structure does not have."""

from collections.abc import Callable
from dataclasses import dataclass

from raadsportaal.instrumenten.papier import Papier
from raadsportaal.instrumenten.uitvoer import pdf, tekst


@dataclass(frozen=True)
class Uitvoer:
    write: Callable[[Papier], bytes]
    content_type: str
    naam: str


def _docx(papier: Papier) -> bytes:
    from raadsportaal.instrumenten.uitvoer import docx  # here: its library is an eighth of what the portal imports

    return docx.write(papier)


def _odt(papier: Papier) -> bytes:
    from raadsportaal.instrumenten.uitvoer import odt  # here: as that of DOCX

    return odt.write(papier)


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UITVOER = {
    "docx": Uitvoer(_docx, WORD, "Word (DOCX)"),
    "odt": Uitvoer(_odt, "application/vnd.oasis.opendocument.text", "LibreOffice (ODT)"),
    "pdf": Uitvoer(pdf.write, "application/pdf", "PDF"),
    "txt": Uitvoer(tekst.write, "text/plain; charset=utf-8", "Gewone tekst"),
}
