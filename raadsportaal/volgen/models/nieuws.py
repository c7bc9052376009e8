"""What is new: told once by the record itself, and the places where that is news.

It says what happened and to which record, and holds no words: those are written when they are read, of the record as
it is then. So nobody reads what was taken back meanwhile.
"""

from django.db import models
from django.utils import timezone

from raadsportaal.gemeenten.models import Gemeente


class Wat(models.TextChoices):
    """What happened. The triggers of triggers.py write these words."""

    GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"
    GEWIJZIGD = "gewijzigd", "Gewijzigd"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    JAAR = "jaar", "Een cijfer van een nieuw jaar"
    VERBETERD = "verbeterd", "Een cijfer verbeterd"
    TOELICHTING = "toelichting", "Een gemeente gaf antwoord"
    DATUM = "datum", "Een datum komt dichtbij"
    GEKOPPELD = "gekoppeld", "Gekoppeld aan een dossier"
    BESLUIT = "besluit", "Een besluit over een dossier"
    RAADSDATUM = "raadsdatum", "Een datum in de raad"
    OPENBAAR = "openbaar", "Een dossier openbaar gemaakt"
    ERBIJ = "erbij", "Een voorbeeld bij een collectie gezet"
    STAND = "stand", "Een stedenband heeft een andere stand"

    @classmethod
    def corrections(cls):
        """What somebody must know who used it: told apart."""
        return [cls.GEWIJZIGD, cls.INGETROKKEN, cls.VERBETERD]


class NieuwsQuerySet(models.QuerySet):
    def waiting(self):
        """Not spread over the places where it is news."""
        return self.filter(verdeeld_op__isnull=True).order_by("pk")

    def expired(self, before):
        """That a record was published is kept: else it would be news again at the next time."""
        return self.filter(op__lt=before).exclude(wat=Wat.GEPUBLICEERD)


class Nieuws(models.Model):
    """Something that happened to a record, once: what happens again has another `sleutel`."""

    soort = models.CharField(max_length=12)
    record = models.BigIntegerField()
    wat = models.CharField(max_length=12, choices=Wat)
    sleutel = models.CharField(max_length=60, blank=True)
    # Of a dossier: the lock of the table. Of a figure: whose it is, `van`.
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, null=True, related_name="+")
    van = models.ForeignKey(Gemeente, models.CASCADE, null=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    verdeeld_op = models.DateTimeField(null=True)

    objects = NieuwsQuerySet.as_manager()

    class Meta:
        verbose_name = "nieuws"
        verbose_name_plural = "nieuws"
        constraints = [
            models.UniqueConstraint(fields=["soort", "record", "wat", "sleutel"], name="nieuws_een_keer_verteld")
        ]
        indexes = [
            models.Index(fields=["id"], condition=models.Q(verdeeld_op__isnull=True), name="nieuws_nog_te_verdelen"),
            models.Index(fields=["op"], name="nieuws_op"),
        ]

    def __str__(self):
        return f"{self.soort} {self.record}: {self.wat}"


class Nieuwsregel(models.Model):
    """That something is news for who follows this: a record, a search, a figure of one municipality (`van`).

    Written by one at a time, so that a higher number is never there before a lower one: a number says what was told.
    """

    nieuws = models.ForeignKey(Nieuws, models.CASCADE, related_name="regels")
    soort = models.CharField(max_length=12)
    record = models.BigIntegerField()
    van = models.ForeignKey(Gemeente, models.CASCADE, null=True, related_name="+")

    class Meta:
        verbose_name = "regel nieuws"
        verbose_name_plural = "regels nieuws"
        constraints = [
            models.UniqueConstraint(
                fields=["nieuws", "soort", "record", "van"], nulls_distinct=False, name="nieuws_een_keer_per_plek"
            )
        ]
        indexes = [models.Index(fields=["soort", "record", "id"], name="nieuwsregel_per_plek")]

    def __str__(self):
        return f"{self.soort} {self.record}: {self.nieuws_id}"
