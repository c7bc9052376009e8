"""The words of a koppeling: what can be decided, why, and how it works."""

from django.db import models


class Besluit(models.TextChoices):
    VOORSTEL = "voorstel", "Voorstel"
    GEKOPPELD = "gekoppeld", "Gekoppeld"
    AFGEWEZEN = "afgewezen", "Past niet"
    ONTKOPPELD = "ontkoppeld", "Ontkoppeld"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Koppelrichting(models.TextChoices):
    DRAAGT_BIJ = "draagt_bij", "Draagt bij"
    WERKT_TEGEN = "werkt_tegen", "Werkt tegen"
    ONBEKEND = "onbekend", "Nog niet bekend"


class Reikwijdte(models.TextChoices):
    """Where and when it works: broad prosperity's here and now, later, and elsewhere."""

    HIER_EN_NU = "hier_en_nu", "Hier en nu"
    LATER = "later", "Later"
    ELDERS = "elders", "Elders in de wereld"


class Reden(models.TextChoices):
    ONDERWERP = "onderwerp", "Het onderwerp klopt niet"
    TE_ALGEMEEN = "te_algemeen", "Het klopt, maar is te algemeen"
    GEMEENTE = "gemeente", "Het past niet bij onze gemeente"


class Koppeldaad(models.TextChoices):
    """What somebody can do with a koppeling."""

    KOPPEL = "koppel", "Koppel"
    WIJS_AF = "afwijs", "Past niet"
    ONTKOPPEL = "ontkoppel", "Ontkoppel"
    ONGEDAAN = "ongedaan", "Maak ongedaan"
    TREK_IN = "trek_in", "Trek in"


# From what to what. Koppel and Past niet also work on what another decided: the second one may insist.
UITKOMSTEN = {
    (Koppeldaad.KOPPEL, Besluit.VOORSTEL): Besluit.GEKOPPELD,
    (Koppeldaad.KOPPEL, Besluit.AFGEWEZEN): Besluit.GEKOPPELD,
    (Koppeldaad.WIJS_AF, Besluit.VOORSTEL): Besluit.AFGEWEZEN,
    (Koppeldaad.WIJS_AF, Besluit.GEKOPPELD): Besluit.AFGEWEZEN,
    (Koppeldaad.ONTKOPPEL, Besluit.GEKOPPELD): Besluit.ONTKOPPELD,
    (Koppeldaad.ONGEDAAN, Besluit.GEKOPPELD): Besluit.VOORSTEL,
    (Koppeldaad.ONGEDAAN, Besluit.AFGEWEZEN): Besluit.VOORSTEL,
    (Koppeldaad.ONGEDAAN, Besluit.ONTKOPPELD): Besluit.GEKOPPELD,
    (Koppeldaad.ONGEDAAN, Besluit.INGETROKKEN): Besluit.VOORSTEL,
    (Koppeldaad.TREK_IN, Besluit.VOORSTEL): Besluit.INGETROKKEN,
}
