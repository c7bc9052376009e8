"""What others do: praktijken with their bronnen, and the landen, thema's and netwerken they belong to."""

from kennisbank.models.collectie import Collectie, CollectieRegel
from kennisbank.models.engels import Deling, EngelseVersie
from kennisbank.models.netwerk import Netwerk
from kennisbank.models.onderdelen import Bron, Cijfer, PraktijkDoel, Praktijkvraag, Stap
from kennisbank.models.praktijk import Praktijk
from kennisbank.models.sorting import HOME, Land, Onderwerp, Plaats, Thema, Themavraag, Werelddeel
from kennisbank.models.voordracht import Voordracht

__all__ = [
    "HOME",
    "Bron",
    "Cijfer",
    "Collectie",
    "CollectieRegel",
    "Deling",
    "EngelseVersie",
    "Land",
    "Netwerk",
    "Onderwerp",
    "Plaats",
    "Praktijk",
    "PraktijkDoel",
    "Praktijkvraag",
    "Stap",
    "Thema",
    "Themavraag",
    "Voordracht",
    "Werelddeel",
]
