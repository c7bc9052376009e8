"""A paper as a tagged PDF, in the portal's typeface (papier.typ)."""

from pathlib import Path

from raadsportaal.basis import pdf
from raadsportaal.instrumenten.papier import Papier

TEMPLATE = Path(__file__).with_name("raadsstuk.typ")


def write(papier: Papier) -> bytes:
    return pdf.render(TEMPLATE, papier.as_dict() | {"kop": papier.kop})
