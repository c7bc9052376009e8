"""What is kept for the papers: drafts with their versions, the rules of a council, sentences that VNG changed."""

from raadsportaal.instrumenten.models.concept import Concept, Conceptversie
from raadsportaal.instrumenten.models.deling import Deling, Kring
from raadsportaal.instrumenten.models.medeindiener import Antwoord, Medeindiener, Stand
from raadsportaal.instrumenten.models.opmerking import Opmerking
from raadsportaal.instrumenten.models.raadsregels import Raadsregels
from raadsportaal.instrumenten.models.schrijfbeurt import Schrijfbeurt
from raadsportaal.instrumenten.models.zin import Zin

__all__ = [
    "Antwoord",
    "Concept",
    "Conceptversie",
    "Deling",
    "Kring",
    "Medeindiener",
    "Opmerking",
    "Raadsregels",
    "Schrijfbeurt",
    "Stand",
    "Zin",
]
