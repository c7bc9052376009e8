"""The instruments of a Dutch council: what each is for, whether it binds, and when it is handed in.

Read in the Gemeentewet and in rules of order of councils; articles of the municipality itself are in its Raadsregels.
"""

from dataclasses import dataclass

from django.db import models


class Soort(models.TextChoices):
    VRAGEN = "schriftelijke-vragen", "Schriftelijke vragen"
    MONDELING = "mondelinge-vraag", "Mondelinge vraag"
    MOTIE = "motie", "Motie"
    VREEMD = "motie-vreemd", "Motie vreemd aan de orde van de dag"
    AMENDEMENT = "amendement", "Amendement"
    INITIATIEF = "initiatiefvoorstel", "Initiatiefvoorstel"
    PARAGRAAF = "global-goals-paragraaf", "Global Goals-paragraaf"
    AFWEGING = "afwegingskader", "Afwegingskader"
    JAARBEELD = "jaarbeeld", "Jaarbeeld Global Goals"


@dataclass(frozen=True)
class Uitleg:
    """For who must choose: one line, whether it binds, when to hand it in."""

    wat: str
    bindend: str
    wanneer: str
    groep: str


BIJ_STUK, ALTIJD, BESLISSEN = "Bij een stuk op de agenda", "Kan altijd", "Om beter te beslissen"
TERUGKIJKEN = "Om terug te kijken"
UITLEG = {
    Soort.MOTIE: Uitleg(
        "U vraagt het college iets te doen, of de raad spreekt iets uit.",
        "Niet bindend, wel politiek gewicht.",
        "Op papier, in de vergadering.",
        BIJ_STUK,
    ),
    Soort.AMENDEMENT: Uitleg(
        "U verandert de tekst van een besluit dat voorligt.",
        "Bindend als de raad het aanneemt.",
        "Voor of in de vergadering. De raad stemt eerst over het amendement.",
        BIJ_STUK,
    ),
    Soort.VRAGEN: Uitleg(
        "U vraagt het college om uitleg of om cijfers.",
        "Het college moet antwoorden.",
        "Op elke dag. Het antwoord komt binnen de termijn van uw gemeente.",
        ALTIJD,
    ),
    Soort.MONDELING: Uitleg(
        "U stelt een korte vraag over iets wat nu speelt.",
        "Het college antwoordt in de vergadering.",
        "Voor het uur dat uw gemeente kiest.",
        ALTIJD,
    ),
    Soort.VREEMD: Uitleg(
        "Een motie over iets wat niet op de agenda staat.",
        "Niet bindend, wel politiek gewicht.",
        "Vaak moet u de motie eerder inleveren. De raad behandelt haar aan het eind.",
        ALTIJD,
    ),
    Soort.INITIATIEF: Uitleg(
        "U doet zelf een voorstel voor een besluit.",
        "Bindend als de raad het aanneemt.",
        "Het college mag eerst zeggen wat het ervan vindt.",
        ALTIJD,
    ),
    Soort.AFWEGING: Uitleg(
        "Op één bladzijde wat elke keuze doet: hier, later en elders.",
        "Een hulpmiddel, geen besluit.",
        "Voor het gesprek in de raad of de commissie.",
        BESLISSEN,
    ),
    Soort.PARAGRAAF: Uitleg(
        "Een stuk tekst voor een raadsvoorstel: welke doelen raakt het, en hoe?",
        "Deel van het raadsvoorstel.",
        "Bij het schrijven van het voorstel.",
        BESLISSEN,
    ),
    Soort.JAARBEELD: Uitleg(
        "Welke doelen raakten de besluiten van een jaar, naast het jaar ervoor?",
        "Een verslag, geen besluit.",
        "Bij de jaarstukken of de begroting.",
        TERUGKIJKEN,
    ),
}
# What an ambtenaar writes; the others are of the council. Who keeps the dossiers, also the griffie, makes a jaarbeeld.
OF_OFFICIALS = (Soort.PARAGRAAF, Soort.AFWEGING, Soort.JAARBEELD)
