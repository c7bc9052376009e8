"""What runs by itself, and when it last did: so that somebody notices a night without work or a week without backup."""

from django.db import models
from django.utils import timezone


class VerrichtingQuerySet(models.QuerySet):
    def begin(self, naam):
        """Write that this begins now; what it did the time before stays until it is done."""
        return self.update_or_create(naam=naam, defaults={"begonnen_op": timezone.now(), "klaar_op": None})[0]

    def note(self, naam, uitslag):
        """Write that this was done, with what came of it: {what: how many}."""
        self.begin(naam).close(uitslag)


class Verrichting(models.Model):
    """One kind of work, by the name of its task or command; a row is its last time."""

    naam = models.CharField("wat", max_length=60, unique=True)
    begonnen_op = models.DateTimeField("begonnen")
    klaar_op = models.DateTimeField("klaar", null=True, blank=True)
    gelukt_op = models.DateTimeField("laatst gelukt", null=True, blank=True)
    fout = models.CharField("soort fout", max_length=100, blank=True)
    uitslag = models.JSONField("uitslag", default=dict, blank=True)

    objects = VerrichtingQuerySet.as_manager()

    class Meta:
        verbose_name = "verrichting"
        verbose_name_plural = "hoe het portaal loopt"

    def __str__(self):
        return self.naam

    def close(self, uitslag=None, fout=""):
        """Done; `fout` is the kind of fault that ended it, without its words."""
        self.klaar_op, self.fout = timezone.now(), fout
        if not fout:
            self.gelukt_op, self.uitslag = self.klaar_op, uitslag or {}
        self.save()
