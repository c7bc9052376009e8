"""A reading: a text that somebody gave to be read for Global Goals; gone with the session in which it was given."""

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone

from agendas.models import Lexiconversie
from raadsportaal.dossiers.models.dossier import Dossier
from raadsportaal.gemeenten.models import Gemeente

BUSY = ("wacht", "leest", "duidt")


class LezingQuerySet(models.QuerySet):
    def of_session(self, key):
        """Those that were given in one session; nobody else finds them, and they end with it."""
        return self.filter(sessie=key) if key else self.none()

    def of_person(self, gebruiker):
        return self.filter(door=gebruiker).order_by("pk")

    def busy(self):
        """That wait or are being read."""
        return self.filter(stand__in=BUSY)

    def drop_all_but(self, n):
        """Keep the newest few."""
        self.filter(pk__in=[lezing.pk for lezing in self.light()[n:]]).delete()

    def light(self):
        """Without the file and the whole text, which can be megabytes."""
        return self.defer("bestand", "tekst", "bevindingen")


class Lezing(models.Model):
    """`bevindingen`: a list of passages with what was found in them (suggesties/picture.py)."""

    class Stand(models.TextChoices):
        WACHT = "wacht", "Wacht op zijn beurt"
        LEEST = "leest", "Het stuk wordt gelezen"
        DUIDT = "duidt", "De passages worden bekeken"
        KLAAR = "klaar", "Klaar"
        MISLUKT = "mislukt", "Niet gelukt"

    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="lezingen", editable=False)
    # The database holds this one itself (migration 0002): the lock hides a reading from whoever ends the session.
    sessie = models.ForeignKey(Session, models.CASCADE, related_name="+", editable=False, db_constraint=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, null=True, related_name="+", editable=False)
    naam = models.CharField("naam", max_length=200)
    bestand = models.BinaryField("bestand", null=True)
    tekst = models.TextField("tekst", blank=True)
    bladzijden = models.JSONField("waar elke volgende bladzijde begint", null=True)
    meldingen = models.JSONField("wat niet gelezen kon worden", default=list)
    stand = models.CharField("stand", max_length=10, choices=Stand, default=Stand.WACHT)
    voortgang = models.PositiveSmallIntegerField("hoeveel is gedaan, in procenten", default=0)
    reden = models.CharField("waarom het niet lukte", max_length=300, blank=True)
    bevindingen = models.JSONField("bevindingen", default=list)
    versie = models.ForeignKey(Lexiconversie, models.PROTECT, null=True, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)

    objects = LezingQuerySet.as_manager()

    class Meta:
        verbose_name = "lezing"
        verbose_name_plural = "lezingen"
        ordering = ["-gemaakt_op"]

    def __str__(self):
        return self.naam

    @property
    def is_busy(self):
        return self.stand in BUSY

    @property
    def is_done(self):
        return self.stand == self.Stand.KLAAR
