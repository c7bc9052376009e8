"""The work that the queue does by itself, by the names of its tasks: what it is called, and how old it may get."""

from dataclasses import dataclass
from datetime import timedelta

HOUR = timedelta(hours=1)
DAY, WEEK, MONTH = timedelta(days=1, hours=2), timedelta(days=7, hours=2), timedelta(days=32)
BACKUP = "reservekopie"  # as the others, but by a command
CLEARING = "ruim_op"  # what the command threw away, per kind


@dataclass(frozen=True)
class Werk:
    label: str
    within: timedelta


NIGHTLY = {
    "portaal.nacht": Werk("Weggooien wat lang genoeg bewaard is", DAY),
    "portaal.vergelijk": Werk("Zoeken wat dubbel is", DAY),
    "portaal.leer": Werk("Leren van beslissingen over suggesties", DAY),
    "portaal.zoek_controle": Werk("Zoeken wat nagekeken moet worden", DAY),
    "redactie.verzamel_links": Werk("Links van bronnen nakijken", DAY),
    "portaal.opendata": Werk("Bestanden met open data maken", DAY),
    "portaal.klaar": Werk("Oude taken vergeten", DAY),
    "samenwerking.herinner": Werk("Herinneren aan bijeenkomsten", DAY),
    "samenwerking.ververs_loop": Werk("Bijwerken welke programma’s lopen", DAY),
    "portaal.meld_wachtend": Werk("Griffiers melden wat er wacht", DAY),
    "volgen.meteen": Werk("Nieuws verdelen, en meteen melden", HOUR),
    "volgen.ochtend": Werk("Nieuws melden van de dag en de week", DAY),
    "portaal.meld_controle": Werk("Redacteuren melden wat er wacht", WEEK),
    "portaal.nieuwe_cijfers": Werk("Vragen naar nieuwe cijfers van het CBS", MONTH),
}
