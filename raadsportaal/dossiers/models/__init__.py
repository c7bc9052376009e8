"""A municipality's dossiers, their beleidspunten, and every koppeling from them to content."""

from raadsportaal.dossiers.models.beleidspunt import Beleidspunt
from raadsportaal.dossiers.models.dossier import Dossier
from raadsportaal.dossiers.models.invoer import Invoer
from raadsportaal.dossiers.models.koppeling import (
    AlGedaan,
    Besluit,
    IemandWasUVoor,
    Koppeling,
    Reden,
    Reikwijdte,
    Richting,
)

__all__ = [
    "AlGedaan",
    "Beleidspunt",
    "Besluit",
    "Dossier",
    "IemandWasUVoor",
    "Invoer",
    "Koppeling",
    "Reden",
    "Reikwijdte",
    "Richting",
]
