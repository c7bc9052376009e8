"""What is kept for the papers: drafts, what was handed in, rules and house style of a council, changed sentences."""

from raadsportaal.instrumenten.models.concept import Concept, Conceptversie, Deling
from raadsportaal.instrumenten.models.huisstijl import Huisstijl
from raadsportaal.instrumenten.models.ingediend import DOSSIERSOORT, Ingediend
from raadsportaal.instrumenten.models.raadsregels import Raadsregels
from raadsportaal.instrumenten.models.zin import Zin

__all__ = ["DOSSIERSOORT", "Concept", "Conceptversie", "Deling", "Huisstijl", "Ingediend", "Raadsregels", "Zin"]
