"""What you can join: programmes, countries, partnerships, calls, events and advice."""

from samenwerking.models.advies import Adviesbericht, Adviesvraag
from samenwerking.models.beleidsstap import Beleidsstap, Beleidsvoorbeeld
from samenwerking.models.bijeenkomst import Aanmelding, Bijeenkomst, Doelgroep, Gesloten
from samenwerking.models.inzet import Inzet, Inzetbron
from samenwerking.models.land import Aanwezigheid, Landpagina
from samenwerking.models.oproep import Aanbod, Deskundigheid, Oproep, Reactie, Taal, Vorm
from samenwerking.models.overleg import Landenoverleg, Overlegantwoord
from samenwerking.models.overlegvoorstel import Overlegvoorstel
from samenwerking.models.programma import Loop, Programma, Programmabron
from samenwerking.models.stedenband import Bandsoort, Bandstand, Bandwijziging, Stedenband
from samenwerking.models.veelgesteld import Veelgesteld

__all__ = [
    "Aanbod",
    "Aanmelding",
    "Aanwezigheid",
    "Adviesbericht",
    "Adviesvraag",
    "Bandsoort",
    "Bandstand",
    "Bandwijziging",
    "Beleidsstap",
    "Beleidsvoorbeeld",
    "Bijeenkomst",
    "Deskundigheid",
    "Doelgroep",
    "Gesloten",
    "Inzet",
    "Inzetbron",
    "Landenoverleg",
    "Landpagina",
    "Loop",
    "Oproep",
    "Overlegantwoord",
    "Overlegvoorstel",
    "Programma",
    "Programmabron",
    "Reactie",
    "Stedenband",
    "Taal",
    "Veelgesteld",
    "Vorm",
]
