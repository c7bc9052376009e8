"""In which role, language and form somebody of a municipality takes part."""

from django.db import models


class Deskundigheid(models.TextChoices):
    """The role in which somebody of a municipality takes part."""

    ADVISEUR = "adviseur", "Adviseur"
    TRAINER = "trainer", "Trainer"
    COLLEGA = "collega", "Collega die meedenkt"
    ONTVANGER = "ontvanger", "Ontvangt bezoek"
    BESTUURDER = "bestuurder", "Bestuurder"
    RAADSLID = "raadslid", "Raadslid"


class Taal(models.TextChoices):
    NL = "nl", "Nederlands"
    EN = "en", "Engels"
    FR = "fr", "Frans"
    ES = "es", "Spaans"
    PT = "pt", "Portugees"
    AR = "ar", "Arabisch"
    UK = "uk", "Oekraïens"
    TR = "tr", "Turks"
    PAP = "pap", "Papiaments"
    DE = "de", "Duits"


class Vorm(models.TextChoices):
    ONLINE = "online", "Online"
    REIS = "reis", "Op reis"
    NEDERLAND = "nederland", "In Nederland"


def codes(choices):
    """What an array of these holds."""
    return models.CharField(max_length=12, choices=choices)


def labels(choices, chosen) -> list[str]:
    """The names of these codes; a code that is no longer there is left out."""
    return [choices(code).label for code in chosen if code in choices.values]
