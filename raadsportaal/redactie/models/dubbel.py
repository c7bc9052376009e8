"""Two records that may be the same, what an editor said of it, and where old addresses and keys lead."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Antwoord(models.TextChoices):
    OPEN = "", "nog niet bekeken"
    ANDERS = "anders", "is iets anders"
    SAMEN = "samen", "samengevoegd"


class DubbelQuerySet(models.QuerySet):
    def open(self):
        """On which no editor said anything yet."""
        return self.filter(antwoord=Antwoord.OPEN)

    def of(self, record):
        """The pairs that this record is in."""
        return self.filter(models.Q(een=record.pk) | models.Q(twee=record.pk), soort=record.KIND)


class Dubbel(models.Model):
    """A pair of records of one kind, the lower number first; it is asked once."""

    soort = models.CharField("soort", max_length=12)
    een = models.BigIntegerField("het ene record")
    twee = models.BigIntegerField("het andere record")
    waarom = models.CharField("waarom", max_length=200)
    gevonden_op = models.DateTimeField("gevonden op", default=timezone.now)
    antwoord = models.CharField("antwoord", max_length=10, choices=Antwoord, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = DubbelQuerySet.as_manager()

    class Meta:
        ordering = ["-gevonden_op", "pk"]
        verbose_name = "mogelijk dubbel"
        verbose_name_plural = "mogelijk dubbel"
        constraints = [
            models.UniqueConstraint(fields=["soort", "een", "twee"], name="dubbel_een_keer_per_paar"),
            models.CheckConstraint(condition=models.Q(een__lt=models.F("twee")), name="dubbel_laagste_eerst"),
        ]

    def __str__(self):
        return f"{self.soort} {self.een} en {self.twee}"

    @property
    def is_open(self):
        return self.antwoord == Antwoord.OPEN

    def other(self, pk):
        """The number of the other record of the pair."""
        return self.twee if pk == self.een else self.een

    def reopen(self):
        """An editor asks it once more: what was said before no longer counts."""
        self.antwoord, self.door, self.beantwoord_op = Antwoord.OPEN, None, None
        self.save(update_fields=["antwoord", "door", "beantwoord_op"])

    def answer(self, antwoord, *, by, now=None):
        """Keep what an editor said of it: it is not asked again."""
        self.antwoord, self.door, self.beantwoord_op = antwoord, by, now or timezone.now()
        self.save(update_fields=["antwoord", "door", "beantwoord_op"])


class Doorverwijzing(models.Model):
    """An address that was somebody's and leads to another record now: after a merge, or when an address was changed."""

    pad = models.CharField("oud adres", max_length=300, unique=True)
    soort = models.CharField("soort", max_length=12)
    record = models.BigIntegerField("nummer")
    sinds = models.DateTimeField("sinds", default=timezone.now)

    class Meta:
        ordering = ["pad"]
        verbose_name = "doorverwijzing"
        verbose_name_plural = "doorverwijzingen"
        indexes = [models.Index(fields=["soort", "record"], name="doorverwijzing_naar_record")]

    def __str__(self):
        return self.pad


class SamengevoegdKenmerk(models.Model):
    """A key of an import that was a record's, which went up in another: an import of the same file makes no new one."""

    soort = models.CharField("soort", max_length=12)
    verzameling = models.CharField("verzameling", max_length=60, blank=True)
    extern_id = models.CharField("kenmerk in die verzameling", max_length=300)
    record = models.BigIntegerField("nummer")

    class Meta:
        verbose_name = "samengevoegd kenmerk"
        verbose_name_plural = "samengevoegde kenmerken"
        constraints = [
            models.UniqueConstraint(fields=["soort", "verzameling", "extern_id"], name="kenmerk_leidt_naar_een_record")
        ]
        indexes = [models.Index(fields=["soort", "record"], name="kenmerk_naar_record")]

    def __str__(self):
        return f"{self.verzameling}: {self.extern_id}"
