"""An import through the admin: the file as it was uploaded, what it would do, what it did, and how to undo it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Importstand(models.TextChoices):
    GELADEN = "geladen", "bestand geladen, nog niet bekeken"
    BEKEKEN = "bekeken", "wacht op uw akkoord"
    INGELEZEN = "ingelezen", "ingelezen"
    TERUG = "terug", "teruggedraaid"


class ImportQuerySet(models.QuerySet):
    def waiting(self):
        """Of which nothing was written yet."""
        return self.filter(stand__in=[Importstand.GELADEN, Importstand.BEKEKEN])

    def written_before(self, moment):
        return self.filter(ingelezen_op__lt=moment)

    def loaded_before(self, moment):
        return self.filter(op__lt=moment)

    def by_state(self):
        """{state: how many}"""
        return {row["stand"]: row["n"] for row in self.values("stand").annotate(n=models.Count("pk")).order_by("stand")}


class Import(models.Model):
    """One uploaded file. Nothing of it is in the content before `ingelezen_op`."""

    soort = models.CharField("wat", max_length=12)
    bestand = models.CharField("bestand", max_length=200)
    verzameling = models.CharField("verzameling", max_length=60, blank=True)
    rijen = models.JSONField(default=list, editable=False)  # [[row number, {column: text}], ...]
    kolommen = models.JSONField("kolommen", default=dict, blank=True)  # [[column of the file, field or ""], ...]
    stand = models.CharField("stand", max_length=10, choices=Importstand, default=Importstand.GELADEN)
    aantallen = models.JSONField("aantallen", default=dict, editable=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    op = models.DateTimeField("geladen op", default=timezone.now)
    ingelezen_op = models.DateTimeField("ingelezen op", null=True, blank=True)
    teruggedraaid_op = models.DateTimeField("teruggedraaid op", null=True, blank=True)
    teruggedraaid_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-op"]
        verbose_name = "import"
        verbose_name_plural = "imports"

    def __str__(self):
        return f"{self.bestand}, {self.op:%d-%m-%Y}"


class Importregel(models.Model):
    """What an import did to one record, so that it can be undone."""

    partij = models.ForeignKey(Import, models.CASCADE, related_name="regels", verbose_name="import")
    record = models.BigIntegerField("nummer")
    nieuw = models.BooleanField("nieuw")
    was = models.JSONField(null=True, blank=True)  # the fields that changed, as they were
    werd = models.JSONField(default=dict)  # the fields as the import left them

    class Meta:
        ordering = ["pk"]
        verbose_name = "regel van een import"
        verbose_name_plural = "regels van een import"
        constraints = [models.UniqueConstraint(fields=["partij", "record"], name="importregel_een_per_record")]

    def __str__(self):
        return f"{self.partij_id}: {self.record}"
