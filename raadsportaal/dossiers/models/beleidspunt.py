"""A beleidspunt: an item inside a dossier, with the passage it stands on."""

from django.core.exceptions import ValidationError
from django.db import models

from raadsportaal.basis.models import PlainText
from raadsportaal.dossiers.models.dossier import BijDossier, Dossier
from raadsportaal.gemeenten.history import tracked
from raadsportaal.gemeenten.models import Gemeente


@tracked(exclude=["volgorde"])
class Beleidspunt(BijDossier, PlainText):
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="beleidspunten", verbose_name="dossier")
    titel = models.CharField("titel", max_length=200)
    passage = models.TextField("passage uit het stuk", blank=True, max_length=2000)
    bladzijde = models.PositiveSmallIntegerField("bladzijde", null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        ordering = ["volgorde", "pk"]
        verbose_name = "beleidspunt"
        verbose_name_plural = "beleidspunten"

    def __str__(self):
        return self.titel

    def remove(self):
        """Raises ValidationError while koppelingen rest on it: what was decided is not thrown away with it."""
        if self.koppelingen.exists():
            raise ValidationError("Bij dit beleidspunt horen koppelingen. Het kan niet weg.")
        self.delete()
