"""What the editors keep about records: they refer to them by kind and number, as the search table does."""

from raadsportaal.basis.redactie.models.controle import Aanleiding, Bronlink, Controlepunt, Linkstand, Tekstmerk
from raadsportaal.basis.redactie.models.dubbel import Antwoord, Doorverwijzing, Dubbel, SamengevoegdKenmerk
from raadsportaal.basis.redactie.models.importeren import Import, Importregel
from raadsportaal.basis.redactie.models.stappen import Daad, OfRecord, Redactiestap, Werkkopie
from raadsportaal.basis.redactie.models.tellen import Weergave, Zoekterm

__all__ = [
    "Aanleiding",
    "Antwoord",
    "Bronlink",
    "Controlepunt",
    "Daad",
    "Doorverwijzing",
    "Dubbel",
    "Import",
    "Importregel",
    "Linkstand",
    "OfRecord",
    "Redactiestap",
    "SamengevoegdKenmerk",
    "Tekstmerk",
    "Weergave",
    "Werkkopie",
    "Zoekterm",
]
