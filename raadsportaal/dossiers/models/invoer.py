"""Rows of dossiers that were read but not yet taken over: what the preview of an import shows."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from raadsportaal.dossiers.choices import Dossierbron
from raadsportaal.gemeenten.models import Gemeente

KEPT = timedelta(days=7)


class InvoerQuerySet(models.QuerySet):
    def expired(self, now):
        return self.filter(gemaakt_op__lt=now - KEPT)


class Invoer(models.Model):
    """Waits for a yes; gone when taken over, thrown away, or a week old."""

    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="invoeren", editable=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    bron = models.CharField("waar vandaan", max_length=20, choices=Dossierbron)
    naam = models.CharField("naam", max_length=200)
    rijen = models.JSONField("rijen", default=list)
    meldingen = models.JSONField("wat niet gelezen kon worden", default=list)
    gemaakt_op = models.DateTimeField(default=timezone.now)

    objects = InvoerQuerySet.as_manager()

    class Meta:
        verbose_name = "invoer"
        verbose_name_plural = "invoeren"

    def __str__(self):
        return self.naam
