"""What can go along with an adviesvraag: shown to the asker before it is sent, each part with a switch."""

import re
from dataclasses import dataclass, field

from raadsportaal.basis.texts import plain
from raadsportaal.gemeenten.context import werkplek_of
from raadsportaal.gemeenten.models import Lidmaatschap
from samenwerking.models import Bandstand, Stedenband

DOSSIER = re.compile(r"/gemeenten/([\w-]{1,80})/dossiers/[\w-]{1,120}/", re.ASCII)
LONGEST_TITLE = 200


@dataclass(frozen=True)
class Mee:
    """Of one person, for one of the municipalities where they work; `lid` is None for who works in none."""

    gebruiker: object
    leden: list[Lidmaatschap] = field(default_factory=list)
    lid: Lidmaatschap | None = None
    stedenbanden: list[Stedenband] = field(default_factory=list)
    adres: str = ""  # of a dossier of that municipality

    @property
    def slug(self):
        return self.lid.gemeente.slug if self.lid else ""

    @property
    def anderen(self):
        return [lid for lid in self.leden if lid != self.lid]

    @property
    def delen(self):
        """(key of the switch, label, text) of each part; a part with nothing in it is none."""
        rol = f"{self.lid.gemeente}, {self.lid.get_rol_display().lower()}" if self.lid else ""
        parts = [
            ("gemeente", "Gemeente en rol", rol),
            ("stedenbanden", "Stedenbanden", "; ".join(map(band, self.stedenbanden))),
            ("adres", "Adres van het dossier", self.adres),
        ]
        return [part for part in parts if part[2]]

    def chosen(self, keys, **more) -> list[list[str]]:
        """As Adviesvraag.meegestuurd keeps it; `more` are parts that the asker filled in, by label."""
        switched_on = [[label, text] for key, label, text in self.delen if key in keys]
        return switched_on + [[label, text] for label, text in more.items() if text]


def band(stedenband) -> str:
    doubt = " (niet bevestigd)" if stedenband.stand == Bandstand.NIET_BEVESTIGD else ""
    return f"{stedenband.plaats}, {stedenband.land}{doubt}"


def mee_of(request) -> Mee:
    """For the municipality that the form names, else that of the dossier, else where this person works now."""
    werkplek = werkplek_of(request)
    by_slug = {lid.gemeente.slug: lid for lid in werkplek.leden}
    adres = plain(request.POST.get("adres") or request.GET.get("adres", ""))
    of_dossier = DOSSIER.fullmatch(adres)
    named = [request.POST.get("wissel"), request.POST.get("gemeente"), of_dossier and of_dossier[1]]
    lid = next((by_slug[slug] for slug in named if slug in by_slug), werkplek.lid)
    if lid is None:
        return Mee(request.user)
    banden = Stedenband.objects.of_gemeente(lid.gemeente).living().by_land().select_related("land")
    own = of_dossier and of_dossier[1] == lid.gemeente.slug
    return Mee(request.user, werkplek.leden, lid, list(banden), adres if own else "")
