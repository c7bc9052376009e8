"""A document of a dossier as it was read: the text that suggestions quote from, and that is searched."""

from bisect import bisect_right

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from agendas.models import Lexiconversie
from raadsportaal.dossiers import passages
from raadsportaal.dossiers.models.dossier import Dossier
from raadsportaal.gemeenten.models import Gemeente

OWN_TEXT = "Titel en samenvatting"  # of the dossier itself: read like a document, and found by the dossier's own words


class StukQuerySet(models.QuerySet):
    def documents(self):
        """Without the own text of the dossier."""
        return self.exclude(naam=OWN_TEXT)

    def replaced_by(self, stuk):
        """Earlier texts of the same document to which no suggestion refers any more."""
        earlier = self.filter(dossier=stuk.dossier_id, naam=stuk.naam, adres=stuk.adres, suggesties__isnull=True)
        return earlier.exclude(vingerafdruk="").exclude(pk=stuk.pk)

    def read_by(self, gebruiker):
        return self.filter(gelezen_door=gebruiker).select_related("dossier__gemeente").order_by("pk")


class Stuk(models.Model):
    """Places in a text are in characters; `bladzijden` says where each page after the first begins."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="stukken", verbose_name="dossier")
    naam = models.CharField("naam", max_length=200)
    tekst = models.TextField("tekst")
    adres = models.URLField("waar het stond", max_length=500, blank=True)
    vingerafdruk = models.CharField("kenmerk van de inhoud", max_length=64, blank=True)  # so it is not read twice
    bladzijden = models.JSONField("waar elke volgende bladzijde begint", null=True)
    versie = models.ForeignKey(Lexiconversie, models.PROTECT, null=True, related_name="+", verbose_name="gelezen met")
    eerder_besloten = models.PositiveIntegerField("bevindingen over wat al besloten was", default=0)
    gelezen_op = models.DateTimeField(default=timezone.now)
    gelezen_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = StukQuerySet.as_manager()

    class Meta:
        verbose_name = "stuk"
        verbose_name_plural = "stukken"
        ordering = ["-gelezen_op", "-pk"]
        constraints = [models.UniqueConstraint(fields=["id", "gemeente"], name="stuk_met_gemeente")]

    def __str__(self):
        return self.naam

    @property
    def aantal_bladzijden(self):
        """None for a text that was pasted."""
        return None if self.bladzijden is None else len(self.bladzijden) + 1

    def page_at(self, place):
        return None if self.bladzijden is None else 1 + bisect_right(self.bladzijden, place)

    def save(self, *args, **kwargs):
        """With the passages by which it is found: its text never changes."""
        new, self.gemeente_id = self._state.adding, self.dossier.gemeente_id
        with transaction.atomic():
            super().save(*args, **kwargs)
            if new and self.naam != OWN_TEXT:
                passages.write(self)
