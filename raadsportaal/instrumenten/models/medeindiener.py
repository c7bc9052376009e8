"""A council member who is asked to sign a draft along, and says so in person: yes, or no."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery

from raadsportaal.gemeenten.models import Gemeente, Lidmaatschap, Rol
from raadsportaal.instrumenten.ondertekenen import decides


class Antwoord(models.TextChoices):
    JA = "ja", "Ja"
    NEE = "nee", "Nee"


class Stand(models.TextChoices):
    GEVRAAGD = "gevraagd", "Nog geen antwoord"
    JA = "ja", "Zei ja"
    EERDER = "eerder", "Zei ja, gegeven op een eerdere tekst. Opnieuw gevraagd"
    NEE = "nee", "Zei nee"


class MedeindienerQuerySet(models.QuerySet):
    def of_person(self, gebruiker):
        return self.filter(wie=gebruiker)

    def of_council(self):
        """Those who still are in the council, each with the own `fractie`."""
        raadsleden = Lidmaatschap.objects.active().filter(
            gemeente=OuterRef("gemeente"), gebruiker=OuterRef("wie"), rol=Rol.RAADSLID
        )
        with_fractie = self.annotate(fractie=Subquery(raadsleden.values("fractie")))
        return with_fractie.exclude(fractie=None).select_related("wie").order_by("gevraagd_op", "pk")


class Medeindiener(models.Model):
    """`merk`: of the text that a yes was given to. Once that text changes, the person is asked anew by that alone."""

    concept = models.ForeignKey("instrumenten.Concept", models.CASCADE, related_name="medeindieners")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)
    wie = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    gevraagd_op = models.DateTimeField("gevraagd op")
    antwoord = models.CharField("antwoord", max_length=3, choices=Antwoord, blank=True)
    antwoord_op = models.DateTimeField("antwoord op", null=True)
    merk = models.CharField("bij welke tekst", max_length=16, blank=True)

    objects = MedeindienerQuerySet.as_manager()

    class Meta:
        ordering = ["gevraagd_op", "pk"]
        verbose_name = "mede-indiener van een concept"
        verbose_name_plural = "mede-indieners van concepten"
        constraints = [models.UniqueConstraint(fields=["concept", "wie"], name="een_keer_gevraagd")]

    def __str__(self):
        return f"{self.wie} bij concept {self.concept_id}"

    def stand(self, papier) -> Stand:
        """How it stands with this text of the draft."""
        if self.antwoord == Antwoord.JA:
            return Stand.JA if self.merk == decides(papier) else Stand.EERDER
        return Stand.NEE if self.antwoord else Stand.GEVRAAGD

    def say(self, antwoord, *, merk="", now):
        self.antwoord, self.merk, self.antwoord_op = antwoord, merk, now
        self.save(update_fields=["antwoord", "merk", "antwoord_op"])
