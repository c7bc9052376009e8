"""What is kept for the papers: finds, drafts, what was handed in, rules and looks of a council, changed sentences."""

from raadsportaal.instrumenten.models.bewaard import Bewaard, LijstIsVol
from raadsportaal.instrumenten.models.concept import Concept, Conceptversie
from raadsportaal.instrumenten.models.deling import Deling, Kring
from raadsportaal.instrumenten.models.huisstijl import Huisstijl
from raadsportaal.instrumenten.models.ingediend import DOSSIERSOORT, Ingediend
from raadsportaal.instrumenten.models.medeindiener import Antwoord, Medeindiener, Stand
from raadsportaal.instrumenten.models.opmerking import Opmerking
from raadsportaal.instrumenten.models.raadsregels import Raadsregels
from raadsportaal.instrumenten.models.schrijfbeurt import Schrijfbeurt
from raadsportaal.instrumenten.models.zin import Zin

__all__ = [
    "DOSSIERSOORT",
    "Antwoord",
    "Bewaard",
    "Concept",
    "Conceptversie",
    "Deling",
    "Huisstijl",
    "Ingediend",
    "Kring",
    "LijstIsVol",
    "Medeindiener",
    "Opmerking",
    "Raadsregels",
    "Schrijfbeurt",
    "Stand",
    "Zin",
]
