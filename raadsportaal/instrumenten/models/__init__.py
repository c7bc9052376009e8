"""What is kept for the papers: drafts, what was handed in, the rules of a council, sentences that VNG changed."""

from raadsportaal.instrumenten.models.concept import Concept, Conceptversie, Deling
from raadsportaal.instrumenten.models.ingediend import DOSSIERSOORT, Ingediend
from raadsportaal.instrumenten.models.raadsregels import Raadsregels
from raadsportaal.instrumenten.models.zin import Zin

__all__ = ["DOSSIERSOORT", "Concept", "Conceptversie", "Deling", "Ingediend", "Raadsregels", "Zin"]
