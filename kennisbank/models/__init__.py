"""What others do: praktijken with their bronnen, and the landen, thema's and netwerken they belong to."""

from kennisbank.models.netwerk import Netwerk
from kennisbank.models.onderdelen import Bron, Cijfer, PraktijkDoel, Praktijkvraag, Stap
from kennisbank.models.praktijk import Praktijk
from kennisbank.models.wijzers import Land, Thema, Werelddeel

__all__ = [
    "Bron",
    "Cijfer",
    "Land",
    "Netwerk",
    "Praktijk",
    "PraktijkDoel",
    "Praktijkvraag",
    "Stap",
    "Thema",
    "Werelddeel",
]
