"""To whom a maker shows a draft: a colleague by name, the own fractie, or the griffie for a look at its form."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from raadsportaal.gemeenten.models import Gemeente, Lidmaatschap


class Kring(models.TextChoices):
    PERSOON = "persoon", "een collega"
    FRACTIE = "fractie", "de fractie"
    GRIFFIE = "griffie", "de griffie"


class DelingQuerySet(models.QuerySet):
    def to_person(self, gebruiker, **how):
        """The pks of the drafts that are shown to this person."""
        here = Lidmaatschap.objects.filter(gemeente=OuterRef("gemeente"))
        me = here.filter(gebruiker=gebruiker)
        same = {"fractie": OuterRef("fractie")}
        in_fractie = Exists(me.filter(**same)) & Exists(here.filter(gebruiker=OuterRef("maker"), **same))
        meant = Q(met=gebruiker) | Q(Exists(me.griffiers()), kring=Kring.GRIFFIE) | Q(in_fractie, kring=Kring.FRACTIE)
        return self.filter(meant, **how).values("concept")

    def of_colleagues(self):
        """Those with one colleague each."""
        return self.filter(kring=Kring.PERSOON)

    def in_force(self, maker):
        """Without what was shown to a fractie that this maker, a Lidmaatschap, is no longer in."""
        return self.exclude(~Q(fractie=maker.fractie), kring=Kring.FRACTIE).select_related("met")


class Deling(models.Model):
    """It names the maker, so that nobody can show another's draft to themselves.

    With a fractie: whoever is in it now, as long as the maker is in it too. With the griffie: it never writes.
    """

    concept = models.ForeignKey("instrumenten.Concept", models.CASCADE, related_name="delingen")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)
    maker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    kring = models.CharField("met wie", max_length=10, choices=Kring, default=Kring.PERSOON)
    met = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    fractie = models.CharField("fractie", max_length=60, blank=True)
    mag_schrijven = models.BooleanField("mag ook wijzigen", default=False)
    op = models.DateTimeField("sinds")

    objects = DelingQuerySet.as_manager()

    class Meta:
        ordering = ["op", "pk"]
        verbose_name = "deling van een concept"
        verbose_name_plural = "delingen van concepten"
        constraints = [
            models.UniqueConstraint(fields=["concept", "met"], name="een_deling_per_persoon"),
            models.UniqueConstraint(
                fields=["concept", "kring"], condition=~Q(kring=Kring.PERSOON), name="een_deling_per_kring"
            ),
            models.CheckConstraint(
                condition=Q(kring=Kring.PERSOON, met__isnull=False, fractie="")
                | Q(kring=Kring.FRACTIE, met__isnull=True) & ~Q(fractie="")
                | Q(kring=Kring.GRIFFIE, met__isnull=True, fractie="", mag_schrijven=False),
                name="deling_met_een_kring",
            ),
        ]

    def __str__(self):
        """Whom it is with, in words of its maker."""
        if self.kring == Kring.FRACTIE:
            return f"uw fractie ({self.fractie})"
        return str(self.met) if self.kring == Kring.PERSOON else "de griffie"
