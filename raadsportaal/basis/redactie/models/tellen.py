"""Counts without anybody's name: which pages are read, and which words find nothing."""

from django.db import models
from django.utils import timezone


class Weergave(models.Model):
    """How often the page of a record was opened on a day."""

    soort = models.CharField(max_length=12)
    record = models.BigIntegerField()
    dag = models.DateField(default=timezone.localdate)
    aantal = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["soort", "record", "dag"], name="weergave_een_per_dag")]
        indexes = [models.Index(fields=["dag"], name="weergave_dag")]

    def __str__(self):
        return f"{self.soort} {self.record}, {self.dag}: {self.aantal}"


class Zoekterm(models.Model):
    """Words that were searched on a day and found nothing; nothing says by whom."""

    woorden = models.CharField("gezocht", max_length=60)
    waar = models.CharField("waar", max_length=20)
    dag = models.DateField("dag", default=timezone.localdate)
    aantal = models.PositiveIntegerField("keer", default=0)

    class Meta:
        ordering = ["-dag", "woorden"]
        verbose_name = "zoekterm zonder resultaat"
        verbose_name_plural = "gezocht en niet gevonden"
        constraints = [models.UniqueConstraint(fields=["woorden", "waar", "dag"], name="zoekterm_een_per_dag")]

    def __str__(self):
        return self.woorden
