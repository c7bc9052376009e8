"""Counts without anybody's name: which pages are read, and which words find nothing."""

from datetime import date, datetime, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models
from django.db.models import Count, F, Max, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

PERIOD = timedelta(days=90)  # over which is summed
VIEWS_KEPT = timedelta(days=100)


class WeergaveQuerySet(models.QuerySet):
    def total_of(self, soort: str, today: date) -> Coalesce:
        """For annotate(): how often each record of this kind was opened in the period."""
        rows = self.filter(soort=soort, record=OuterRef("pk"), dag__gt=today - PERIOD)
        total = rows.order_by().values("record").annotate(n=Sum("aantal")).values("n")
        return Coalesce(Subquery(total, output_field=models.BigIntegerField()), Value(0))

    def expired(self, now: datetime) -> models.QuerySet:
        return self.filter(dag__lt=timezone.localdate(now) - VIEWS_KEPT)


class Weergave(models.Model):
    """How often the page of a record was opened on a day."""

    soort = models.CharField(max_length=12)
    record = models.BigIntegerField()
    dag = models.DateField(default=timezone.localdate)
    aantal = models.PositiveIntegerField(default=0)

    objects = WeergaveQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["soort", "record", "dag"], name="weergave_een_per_dag")]
        indexes = [models.Index(fields=["dag"], name="weergave_dag")]

    def __str__(self):
        return f"{self.soort} {self.record}, {self.dag}: {self.aantal}"


class ZoektermQuerySet(models.QuerySet):
    def summed(self, today: date) -> models.QuerySet:
        """Per term of the period: {woorden, keer, laatst, plekken}, most first.

        Only what was searched three times or on two days: a rare one may be somebody's name.
        """
        words = self.filter(dag__gt=today - PERIOD).order_by().values("woorden")
        rows = words.annotate(
            keer=Sum("aantal"),
            dagen=Count("dag", distinct=True),
            laatst=Max("dag"),
            plekken=ArrayAgg("waar", distinct=True, order_by="waar"),
        )
        return rows.filter(Q(keer__gte=3) | Q(dagen__gte=2)).order_by("-keer", F("laatst").desc(), "woorden")

    def expired(self, now: datetime) -> models.QuerySet:
        return self.filter(dag__lte=timezone.localdate(now) - PERIOD)


class Zoekterm(models.Model):
    """Words that were searched on a day and found nothing; nothing says by whom."""

    woorden = models.CharField("gezocht", max_length=60)
    waar = models.CharField("waar", max_length=20)
    dag = models.DateField("dag", default=timezone.localdate)
    aantal = models.PositiveIntegerField("keer", default=0)

    objects = ZoektermQuerySet.as_manager()

    class Meta:
        ordering = ["-dag", "woorden"]
        verbose_name = "zoekterm zonder resultaat"
        verbose_name_plural = "gezocht en niet gevonden"
        constraints = [models.UniqueConstraint(fields=["woorden", "waar", "dag"], name="zoekterm_een_per_dag")]

    def __str__(self):
        return self.woorden
