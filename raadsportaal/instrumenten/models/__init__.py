"""What is kept for the papers: drafts with versions, the rules and house style of a council, changed sentences."""

from raadsportaal.instrumenten.models.concept import Concept, Conceptversie, Deling
from raadsportaal.instrumenten.models.huisstijl import Huisstijl
from raadsportaal.instrumenten.models.raadsregels import Raadsregels
from raadsportaal.instrumenten.models.zin import Zin

__all__ = ["Concept", "Conceptversie", "Deling", "Huisstijl", "Raadsregels", "Zin"]
