"""The parts of a praktijk that come in rows: stappen, cijfers, vragen, bronnen, and its doelen in order."""

from django.db import models

from agendas.models import GLOBAL_GOALS
from raadsportaal.basis.models import PlainText


class PraktijkDoel(models.Model):
    """A Global Goal of a praktijk; the first one gives the card its colour."""

    praktijk = models.ForeignKey("kennisbank.Praktijk", models.CASCADE, related_name="doelregels")
    doel = models.ForeignKey(
        "agendas.Doel",
        models.PROTECT,
        related_name="praktijkregels",
        verbose_name="doel",
        limit_choices_to={"agenda__groep": GLOBAL_GOALS},
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        ordering = ["volgorde", "pk"]
        verbose_name = "Global Goal"
        verbose_name_plural = "Global Goals"
        constraints = [models.UniqueConstraint(fields=["praktijk", "doel"], name="praktijk_doel_een_keer")]

    def __str__(self):
        return str(self.doel)


class Onderdeel(PlainText):
    praktijk = models.ForeignKey("kennisbank.Praktijk", models.CASCADE, related_name="%(class)sregels")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        abstract = True
        ordering = ["volgorde", "pk"]


class Stap(Onderdeel):
    titel = models.CharField("titel", max_length=120)
    tekst = models.TextField("tekst", blank=True)

    class Meta(Onderdeel.Meta):
        verbose_name = "stap"
        verbose_name_plural = "stappen"

    def __str__(self):
        return self.titel


class Bron(Onderdeel):
    """Where it can be checked. `raadpleging` says how we read it; empty means that we did not."""

    titel = models.CharField("titel", max_length=300)
    uitgever = models.CharField("uitgever", max_length=200, blank=True)
    url = models.URLField("adres", max_length=600)
    taal = models.CharField("taal", max_length=8, blank=True, help_text="Code van de taal: nl, en, fr, es ...")
    datum = models.CharField("datum of jaar van de bron", max_length=40, blank=True)
    raadpleging = models.CharField("hoe en wanneer bekeken", max_length=120, blank=True)

    class Meta(Onderdeel.Meta):
        verbose_name = "bron"
        verbose_name_plural = "bronnen"

    def __str__(self):
        return self.titel


class Cijfer(Onderdeel):
    """A figure of the result: what it counts and against what, its unit, year and source."""

    label = models.CharField("wat is het, en vergeleken waarmee?", max_length=250)
    waarde = models.CharField("waarde", max_length=40)
    eenheid = models.CharField("eenheid", max_length=60, blank=True)
    jaar = models.CharField("jaar", max_length=20, blank=True)
    bron = models.ForeignKey(Bron, models.SET_NULL, null=True, blank=True, related_name="cijfers", verbose_name="bron")

    class Meta(Onderdeel.Meta):
        verbose_name = "cijfer"
        verbose_name_plural = "cijfers"

    def __str__(self):
        return f"{self.waarde} {self.eenheid} {self.label}"


class Praktijkvraag(Onderdeel):
    vraag = models.CharField("vraag", max_length=300)
    moment = models.CharField("moment", max_length=100, blank=True)

    class Meta(Onderdeel.Meta):
        verbose_name = "vraag voor de raad"
        verbose_name_plural = "vragen voor de raad"

    def __str__(self):
        return self.vraag
