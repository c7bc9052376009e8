"""A municipality's dossiers, their beleidspunten, and every koppeling from them to content."""

from raadsportaal.dossiers.models.beleidspunt import Beleidspunt
from raadsportaal.dossiers.models.dossier import Dossier
from raadsportaal.dossiers.models.invoer import Invoer
from raadsportaal.dossiers.models.koppeling import (
    AlGedaan,
    Besluit,
    Koppeling,
    Koppelrichting,
    Reden,
    Reikwijdte,
)
from raadsportaal.dossiers.models.leesronde import Leesbeurt, Leesronde
from raadsportaal.dossiers.models.lezing import Lezing
from raadsportaal.dossiers.models.medevoorstel import Medevoorstel
from raadsportaal.dossiers.models.stuk import Stuk
from raadsportaal.dossiers.models.stukpassage import Stukpassage
from raadsportaal.dossiers.models.suggestie import Sterkte, Suggestie, Suggestiebesluit, Suggestiekeuze

__all__ = [
    "AlGedaan",
    "Beleidspunt",
    "Besluit",
    "Dossier",
    "Invoer",
    "Koppeling",
    "Koppelrichting",
    "Leesbeurt",
    "Leesronde",
    "Lezing",
    "Medevoorstel",
    "Reden",
    "Reikwijdte",
    "Sterkte",
    "Stuk",
    "Stukpassage",
    "Suggestie",
    "Suggestiebesluit",
    "Suggestiekeuze",
]
