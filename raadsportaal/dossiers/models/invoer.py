"""Rows of dossiers that were read: first what the preview shows, and once taken over what undoing needs."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from raadsportaal.dossiers.choices import Dossierbron
from raadsportaal.gemeenten.models import Gemeente

KEPT = timedelta(days=7)
UNDO_DAYS = 30


class InvoerQuerySet(models.QuerySet):
    def waiting(self):
        """Not taken over."""
        return self.filter(ingelezen_op__isnull=True)

    def taken(self):
        """Taken over, the latest first."""
        return self.filter(ingelezen_op__isnull=False).order_by("-ingelezen_op")

    def expired(self, now):
        waiting = models.Q(ingelezen_op__isnull=True, gemaakt_op__lt=now - KEPT)
        return self.filter(waiting | models.Q(ingelezen_op__lt=now - timedelta(days=UNDO_DAYS)))


class Invoer(models.Model):
    """Waits for a yes for a week. Taken over it keeps for thirty days what it did (`regels`), so that it can be undone.

    `rijen` is empty then.
    """

    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="invoeren", editable=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    bron = models.CharField("waar vandaan", max_length=20, choices=Dossierbron)
    naam = models.CharField("naam", max_length=200)
    rijen = models.JSONField("rijen", default=list)
    meldingen = models.JSONField("wat niet gelezen kon worden", default=list)
    gemaakt_op = models.DateTimeField(default=timezone.now)
    ingelezen_op = models.DateTimeField("ingelezen op", null=True, editable=False)
    regels = models.JSONField("wat het deed", default=list, editable=False)
    teruggedraaid_op = models.DateTimeField("teruggedraaid op", null=True, editable=False)

    objects = InvoerQuerySet.as_manager()

    class Meta:
        verbose_name = "invoer"
        verbose_name_plural = "invoeren"

    def __str__(self):
        return self.naam
