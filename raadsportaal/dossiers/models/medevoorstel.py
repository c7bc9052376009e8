"""A medevoorstel: the words of who proposed what waited already; they stay with that person and the griffie."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from raadsportaal.basis.models import PlainText
from raadsportaal.dossiers.models.dossier import BijDossier, Dossier
from raadsportaal.dossiers.models.koppeling import INHOUD, Besluit, Koppeling, Koppelrichting, Reikwijdte
from raadsportaal.gemeenten.models import Gemeente


class MedevoorstelQuerySet(models.QuerySet):
    def of_person(self, gebruiker):
        return self.filter(door=gebruiker)

    def of_dossier(self, dossier):
        return self.filter(dossier=dossier)

    def for_download(self):
        """With what the download of one's own data says of each."""
        naar = ("koppeling__subdoel__doel__agenda", "koppeling__doel__agenda", "koppeling__praktijk__land")
        return self.select_related("dossier__gemeente", *naar).order_by("pk")


class Medevoorstel(BijDossier, PlainText):
    """The first proposer's words are those of the koppeling itself; each next one has a row here."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", editable=False)
    koppeling = models.ForeignKey(Koppeling, models.CASCADE, related_name="medevoorstellen")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    richting = models.CharField("richting", max_length=12, choices=Koppelrichting, default=Koppelrichting.ONBEKEND)
    reikwijdte = models.CharField("waar en wanneer?", max_length=12, choices=Reikwijdte, blank=True)
    toelichting = models.TextField("toelichting", blank=True, max_length=1000)
    passage = models.TextField("passage uit het stuk", blank=True, max_length=2000)
    bladzijde = models.PositiveSmallIntegerField("bladzijde", null=True, blank=True)

    objects = MedevoorstelQuerySet.as_manager()

    class Meta:
        ordering = ["op", "pk"]
        verbose_name = "medevoorstel"
        verbose_name_plural = "medevoorstellen"
        constraints = [
            models.UniqueConstraint(fields=["koppeling", "door"], name="medevoorstel_een_keer_per_persoon"),
        ]

    def __str__(self):
        return f"{self.koppeling}, ook voorgesteld door {self.door}"

    def save(self, *args, **kwargs):
        self.dossier = self.koppeling.dossier
        super().save(*args, **kwargs)

    def become_first(self, after):
        """The first proposer (`after`) took the proposal back: it goes on waiting, with these words and this name."""
        koppeling = self.koppeling
        for name in INHOUD:
            setattr(koppeling, name, getattr(self, name))
        koppeling.besluit, koppeling.besloten_door, koppeling.besloten_op = Besluit.VOORSTEL, None, None
        koppeling.voorgesteld_door, koppeling.voorgesteld_op = self.door, self.op
        koppeling.versie += 1
        with pghistory.context(gebruiker=self.door_id):  # in the history and the download these are this one's words
            koppeling.save()
        pghistory.context(gebruiker=after.pk)  # a context within another does not end with its block
        self.delete()
