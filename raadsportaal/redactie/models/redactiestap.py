"""What happened to a Publicatie, and changes of a published one that the public does not see yet.

They refer to records by kind and number, as the search table does, so that this package knows no app.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone

LONGEST = 160  # characters of a sentence for followers


class Daad(models.TextChoices):
    VRAAG = "vraag", "Vroeg controle aan"
    PUBLICEER = "publiceer", "Publiceerde"
    TERUG = "terug", "Stuurde terug"
    ARCHIVEER = "archiveer", "Archiveerde"
    HERSTEL = "herstel", "Haalde terug als concept"
    CONTROLEER = "controleer", "Controleerde"
    WERKKOPIE = "werkkopie", "Bewaarde een werkkopie"
    WIJZIGINGEN = "wijzigingen", "Publiceerde de wijzigingen"
    WEG = "weg", "Gooide de werkkopie weg"
    VERWIJDER = "verwijder", "Legde in de prullenbak"
    SAMEN = "samen", "Voegde samen"
    TERUGGEDRAAID = "teruggedraaid", "Draaide een import terug"


class OfRecord(models.QuerySet):
    def of(self, record):
        return self.filter(soort=record.KIND, record=record.pk)


class Redactiestap(models.Model):
    """Who did what, when and why; never changed."""

    soort = models.CharField(max_length=12)
    record = models.BigIntegerField()
    daad = models.CharField("wat", max_length=14, choices=Daad)
    reden = models.CharField("waarom", max_length=500, blank=True)
    melding = models.CharField("wat volgers lezen", max_length=LONGEST, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    objects = OfRecord.as_manager()

    class Meta:
        ordering = ["-op", "-pk"]
        verbose_name = "stap van de redactie"
        verbose_name_plural = "stappen van de redactie"
        indexes = [models.Index(fields=["soort", "record"], name="redactiestap_van_record")]
        permissions = [("publiceren", "Mag publiceren en terugsturen")]

    def __str__(self):
        return f"{self.get_daad_display()}, {self.op:%d-%m-%Y}"


class Werkkopie(models.Model):
    """The form of a published record as an editor filled it in: it is applied when a colleague publishes it."""

    soort = models.CharField(max_length=12)
    record = models.BigIntegerField()
    velden = models.JSONField(default=dict)
    ter_controle = models.BooleanField(default=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    objects = OfRecord.as_manager()

    class Meta:
        verbose_name = "werkkopie"
        verbose_name_plural = "werkkopieën"
        constraints = [models.UniqueConstraint(fields=["soort", "record"], name="werkkopie_een_per_record")]

    def __str__(self):
        return f"Werkkopie van {self.soort} {self.record}"
