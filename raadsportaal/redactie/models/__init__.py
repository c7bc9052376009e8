"""What the editors keep: the ground of all content, and about records, by kind and number as the search table does."""

from raadsportaal.redactie.models.controlepunt import Aanleiding, Bronlink, Controlepunt, Linkstand, Tekstmerk
from raadsportaal.redactie.models.dubbel import Antwoord, Doorverwijzing, Dubbel, SamengevoegdKenmerk
from raadsportaal.redactie.models.imports import Import, Importregel
from raadsportaal.redactie.models.publicatie import LONGEST_SUMMARY, READABLE, Publicatie, PublicatieQuerySet, Status
from raadsportaal.redactie.models.redactiestap import Daad, OfRecord, Redactiestap, Werkkopie

__all__ = [
    "LONGEST_SUMMARY",
    "READABLE",
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
    "Publicatie",
    "PublicatieQuerySet",
    "Redactiestap",
    "SamengevoegdKenmerk",
    "Status",
    "Tekstmerk",
    "Werkkopie",
]
