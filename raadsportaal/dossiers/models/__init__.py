"""A municipality's dossiers, their beleidspunten, and every koppeling from them to content."""

from raadsportaal.dossiers.models.beleidspunt import Beleidspunt
from raadsportaal.dossiers.models.dossier import Dossier
from raadsportaal.dossiers.models.invoer import Invoer
from raadsportaal.dossiers.models.koppeling import (
    AlGedaan,
    Besluit,
    Koppeling,
    Reden,
    Reikwijdte,
    Richting,
)
from raadsportaal.dossiers.models.lezing import Lezing
from raadsportaal.dossiers.models.medevoorstel import Medevoorstel
from raadsportaal.dossiers.models.stuk import Stuk
from raadsportaal.dossiers.models.suggestie import Keuze, Sterkte, Suggestie, Suggestiebesluit

__all__ = [
    "AlGedaan",
    "Beleidspunt",
    "Besluit",
    "Dossier",
    "Invoer",
    "Keuze",
    "Koppeling",
    "Lezing",
    "Medevoorstel",
    "Reden",
    "Reikwijdte",
    "Richting",
    "Sterkte",
    "Stuk",
    "Suggestie",
    "Suggestiebesluit",
]
