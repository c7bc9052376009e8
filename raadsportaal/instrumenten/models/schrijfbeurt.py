"""Who writes in a part of a draft now: one at a time. A turn ends by itself when nothing was kept for a while."""

from datetime import timedelta

from django.conf import settings
from django.db import models

from raadsportaal.gemeenten.models import Gemeente

SILENT = timedelta(minutes=2)  # then another may write
FORGOTTEN = timedelta(hours=1)  # then it is as if nobody had begun


class SchrijfbeurtQuerySet(models.QuerySet):
    def of_person(self, gebruiker):
        return self.filter(door=gebruiker)

    def of_others(self, gebruiker, now):
        """Those of others that still say something."""
        return self.filter(laatst__gt=now - FORGOTTEN).exclude(door=gebruiker).select_related("door")

    def forgotten(self, now):
        return self.filter(laatst__lte=now - FORGOTTEN)


class Schrijfbeurt(models.Model):
    """Taken by opening a part to write, renewed by each text that is kept, given back when done."""

    concept = models.ForeignKey("instrumenten.Concept", models.CASCADE, related_name="schrijfbeurten")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)
    deel = models.CharField("in welk deel", max_length=40)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    sinds = models.DateTimeField("sinds")
    laatst = models.DateTimeField("laatst bewaard")

    objects = SchrijfbeurtQuerySet.as_manager()

    class Meta:
        verbose_name = "schrijfbeurt"
        verbose_name_plural = "schrijfbeurten"
        constraints = [models.UniqueConstraint(fields=["concept", "deel"], name="een_schrijver_per_deel")]

    def __str__(self):
        return f"{self.door} in {self.deel} van concept {self.concept_id}"

    def is_live(self, now) -> bool:
        return self.laatst > now - SILENT

    @classmethod
    def live_of_another(cls, concept, deel: str, gebruiker, now) -> "Schrijfbeurt | None":
        found = concept.schrijfbeurten.of_others(gebruiker, now).filter(deel=deel).first()
        return found if found and found.is_live(now) else None

    @classmethod
    def take(cls, concept, deel: str, *, by, now):
        """Begin, or go on. The draft is locked by who calls; what another did not finish becomes a version first."""
        held = concept.schrijfbeurten.filter(deel=deel).first()
        if held and held.door_id == by.pk:
            held.laatst = now
            held.save(update_fields=["laatst"])
            return
        if held:
            concept.keep_unfinished()
            held.delete()
        concept.schrijfbeurten.create(gemeente_id=concept.gemeente_id, deel=deel, door=by, sinds=now, laatst=now)

    @classmethod
    def give_back(cls, concept, deel: str, *, by):
        concept.schrijfbeurten.filter(deel=deel, door=by).delete()
