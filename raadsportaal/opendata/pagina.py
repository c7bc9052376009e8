"""The page about open data: what there is of each kind, how to ask for it, and what we promise."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from raadsportaal.basis.pages import render_page
from raadsportaal.opendata.betekenis import aanbod
from raadsportaal.opendata.betekenis.vaste_adressen import absolute
from raadsportaal.opendata.soort import Soort
from raadsportaal.opendata.soorten import SOORTEN

EXAMPLES = Path(__file__).with_name("voorbeelden")
OURS = "https://portaal.example"  # where the examples have the address of this portal


@dataclass(frozen=True)
class Voorbeeld:
    """A program to copy; the tests run it."""

    bestand: str
    taal: str
    uitleg: str

    @property
    def tekst(self) -> str:
        return _read(self.bestand).replace(OURS, settings.PORTAL_URL)


@cache
def _read(name):
    return (EXAMPLES / name).read_text(encoding="utf-8").strip()


VOORBEELDEN = [
    Voorbeeld("curl.sh", "curl", "Drie vragen vanaf de opdrachtregel."),
    Voorbeeld("gasverbruik.py", "Python", "Een heel antwoord, ook als het uit meer delen bestaat."),
    Voorbeeld("gasverbruik.R", "R", "Een tabel om mee te rekenen. U hebt het pakket jsonlite nodig."),
]


@dataclass(frozen=True)
class Uitgave:
    """A version of the API, and what changed for who uses it; the newest first."""

    versie: str
    sinds: date
    wat: str


UITGAVEN = [Uitgave("1.0.0", date(2026, 12, 1), "De eerste versie.")]


@dataclass(frozen=True)
class Regel:
    """What there is of one kind: its list in the API, and (name, address) of each file."""

    soort: Soort

    @property
    def api(self):
        return aanbod.list_path(self.soort)

    @property
    def bestanden(self):
        return [(name, aanbod.dump_path(self.soort, ending)) for ending, name in aanbod.DUMP_FORMATS.items()]


def open_data(request):
    context = {
        "regels": [Regel(soort) for soort in SOORTEN],
        "voorbeelden": VOORBEELDEN,
        "uitgaven": UITGAVEN,
        "api": absolute(aanbod.API),
        "vast_adres": absolute("/id/gemeente/GM0193"),
    }
    return render_page(request, "opendata/open_data.html", context)
