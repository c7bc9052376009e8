"""Who follows what, and what is new."""

from raadsportaal.volgen.models.nieuws import Nieuws, Nieuwsregel, Wat
from raadsportaal.volgen.models.volger import Frequentie, Gevolgd, Volger, Weekdag, Zoekvraag

__all__ = ["Frequentie", "Gevolgd", "Nieuws", "Nieuwsregel", "Volger", "Wat", "Weekdag", "Zoekvraag"]
