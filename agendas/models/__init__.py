"""What was agreed: agendas, their doelen and subdoelen, the dates that matter, and the ties between agendas."""

from agendas.models.agenda import GLOBAL_GOALS, Agenda, Schaal
from agendas.models.doel import Doel, Pijler, Subdoel, Zeggenschap
from agendas.models.verband import Mijlpaal, Verband, Vraag

__all__ = [
    "GLOBAL_GOALS",
    "Agenda",
    "Doel",
    "Mijlpaal",
    "Pijler",
    "Schaal",
    "Subdoel",
    "Verband",
    "Vraag",
    "Zeggenschap",
]
