"""A praktijk that somebody outside VNG proposes; an editor takes it over as a concept or says no, with a reason."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from kennisbank.models.praktijk import Praktijk
from kennisbank.models.wijzers import Land
from raadsportaal.basis.models import PlainText


class Voordracht(PlainText):
    """Not public. Name and address of the sender go half a year after the answer."""

    class Stand(models.TextChoices):
        NIEUW = "nieuw", "nieuw"
        OVERGENOMEN = "overgenomen", "overgenomen als concept"
        AFGEWEZEN = "afgewezen", "niet overgenomen"

    nummer = models.CharField("nummer", max_length=20, unique=True, editable=False)
    titel = models.CharField("waar gaat het over?", max_length=200)
    plaats = models.CharField("welke gemeente of stad?", max_length=120)
    land = models.ForeignKey(Land, models.PROTECT, related_name="+", verbose_name="land")
    aanpak = models.TextField("wat deed de gemeente?", max_length=4000)
    resultaat = models.TextField("wat leverde het op?", max_length=4000, blank=True)
    lastig = models.TextField("wat was lastig?", max_length=4000, blank=True)
    bron = models.URLField("waar kunnen wij het nakijken?", max_length=600)
    naam = models.CharField("uw naam", max_length=120, blank=True)
    email = models.EmailField("uw e-mailadres", blank=True)
    organisatie = models.CharField("uw gemeente of organisatie", max_length=160, blank=True)
    op = models.DateTimeField("ontvangen op", default=timezone.now)
    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.NIEUW)
    antwoord = models.TextField("antwoord aan de indiener", max_length=2000, blank=True)
    praktijk = models.ForeignKey(
        Praktijk, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="werd het concept"
    )
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["op", "pk"]
        verbose_name = "voordracht"
        verbose_name_plural = "voorgedragen voorbeelden"

    def __str__(self):
        return f"{self.nummer}: {self.titel}"
