"""Municipalities, the people of the portal, and who works where."""

from raadsportaal.gemeenten.models.gebruiker import Bericht, Gebruiker
from raadsportaal.gemeenten.models.gemeente import Gemeente, Grootteklasse, Provincie, Stedelijkheid
from raadsportaal.gemeenten.models.inlogdienst import Inlogdienst
from raadsportaal.gemeenten.models.lidmaatschap import Lidmaatschap, Rol
from raadsportaal.gemeenten.models.uitnodiging import Uitnodiging
from raadsportaal.gemeenten.models.zending import Zending

__all__ = [
    "Bericht",
    "Gebruiker",
    "Gemeente",
    "Grootteklasse",
    "Inlogdienst",
    "Lidmaatschap",
    "Provincie",
    "Rol",
    "Stedelijkheid",
    "Uitnodiging",
    "Zending",
]
