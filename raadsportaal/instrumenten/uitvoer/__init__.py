"""The outputs of a paper: one structure, four forms. None adds a word but the name above it."""

from collections.abc import Callable
from dataclasses import dataclass

from raadsportaal.instrumenten.papier import Papier
from raadsportaal.instrumenten.stijl import Stijl
from raadsportaal.instrumenten.uitvoer import docx, odt, pdf, tekst


@dataclass(frozen=True)
class Uitvoer:
    write: Callable[[Papier, Stijl], bytes]
    content_type: str
    naam: str


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UITVOER = {
    "docx": Uitvoer(docx.write, WORD, "Word (DOCX)"),
    "odt": Uitvoer(odt.write, "application/vnd.oasis.opendocument.text", "LibreOffice (ODT)"),
    "pdf": Uitvoer(pdf.write, "application/pdf", "PDF"),
    "txt": Uitvoer(tekst.write, "text/plain; charset=utf-8", "Gewone tekst"),
}
