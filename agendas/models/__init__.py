"""What was agreed: agendas, their doelen and subdoelen, the dates that matter, and the ties between agendas."""

from agendas.models.agenda import GLOBAL_GOALS, Agenda, Schaal
from agendas.models.doel import Doel, Pijler, Subdoel, Zeggenschap
from agendas.models.lexicon import (
    Drempel,
    Leervoorbeeld,
    Lexiconstand,
    Lexiconversie,
    Masker,
    Term,
    Voorbeeldzin,
)
from agendas.models.meetlat import (
    Ambitie,
    Cijferbron,
    Cijfercorrectie,
    Cijfernoot,
    Indicator,
    LandelijkeWaarde,
    Ontbrekend,
    Toelichting,
    Waarde,
)
from agendas.models.verband import Mijlpaal, Verband, Vraag

__all__ = [
    "GLOBAL_GOALS",
    "Agenda",
    "Ambitie",
    "Cijferbron",
    "Cijfercorrectie",
    "Cijfernoot",
    "Doel",
    "Drempel",
    "Indicator",
    "LandelijkeWaarde",
    "Leervoorbeeld",
    "Lexiconstand",
    "Lexiconversie",
    "Masker",
    "Mijlpaal",
    "Ontbrekend",
    "Pijler",
    "Schaal",
    "Subdoel",
    "Term",
    "Toelichting",
    "Verband",
    "Voorbeeldzin",
    "Vraag",
    "Waarde",
    "Zeggenschap",
]
