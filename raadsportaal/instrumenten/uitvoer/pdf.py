"""A paper as a tagged PDF, in the portal's typeface (papier.typ)."""

from pathlib import Path

from raadsportaal.basis import pdf
from raadsportaal.instrumenten.papier import Papier
from raadsportaal.instrumenten.stijl import Stijl

TEMPLATE = Path(__file__).with_name("raadsstuk.typ")


def write(papier: Papier, stijl: Stijl) -> bytes:
    wide, high = stijl.logo_maat if stijl.logo else (0, 0)
    logo = {"bytes": list(stijl.logo), "breed": wide, "hoog": high}
    above = {"kop": papier.kop, "boven": stijl.boven(papier), "logo": logo}
    return pdf.render(TEMPLATE, papier.as_dict() | above)
