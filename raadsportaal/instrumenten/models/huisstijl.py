"""How the papers of one council look, and the order of the few parts for which the law leaves that open."""

from typing import Self

from django.db import models

from raadsportaal.basis.models import PlainText
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.instrumenten.stijl import Stijl


class HuisstijlQuerySet(models.QuerySet["Huisstijl"]):
    def of(self, gemeente) -> "Huisstijl":
        """What its griffie set; else how papers usually look."""
        return self.filter(gemeente=gemeente).first() or Huisstijl(gemeente=gemeente)

    def without_logo(self) -> Self:
        """For who only needs the order."""
        return self.defer("logo")


class Huisstijl(PlainText):
    class Lettertype(models.TextChoices):
        ARIAL = "Arial", "Arial"
        CALIBRI = "Calibri", "Calibri"
        TIMES = "Times New Roman", "Times New Roman"
        VERDANA = "Verdana", "Verdana"
        PUBLIC_SANS = "Public Sans", "Public Sans, zoals het portaal"

    class Toelichting(models.TextChoices):
        GEWOON = "gewoon", "Bij een motie na de ondertekening, bij een amendement ervoor"
        ERVOOR = "ervoor", "Altijd voor de ondertekening"
        ERNA = "erna", "Altijd na de ondertekening"

    gemeente = models.OneToOneField(Gemeente, models.CASCADE, related_name="huisstijl", editable=False)
    naam = models.CharField("naam boven een papier", max_length=80, blank=True)
    lettertype = models.CharField("lettertype", max_length=20, choices=Lettertype, default=Lettertype.ARIAL)
    toelichting = models.CharField(
        "waar staat de toelichting?", max_length=10, choices=Toelichting, default=Toelichting.GEWOON
    )
    gehoord = models.BooleanField(
        "staat ‘gehoord de beraadslagingen’ in een motie of amendement?",
        choices=[(True, "Ja, behalve in een motie vreemd"), (False, "Nee")],
        default=True,
    )
    logo = models.BinaryField("logo", default=b"", blank=True)

    objects = HuisstijlQuerySet.as_manager()

    class Meta:
        verbose_name = "huisstijl"
        verbose_name_plural = "huisstijlen"

    def __str__(self):
        return f"Huisstijl van {self.gemeente}"

    @property
    def stijl(self) -> Stijl:
        return Stijl(self.naam, self.lettertype, bytes(self.logo))

    def signs_before(self, usual: bool) -> bool:
        """Whether the signatures come before the toelichting; `usual`: whether they do so in this kind of paper."""
        return usual if self.toelichting == self.Toelichting.GEWOON else self.toelichting == self.Toelichting.ERNA
