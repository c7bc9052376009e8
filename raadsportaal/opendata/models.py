"""What changed in the open data: how each record was last night, and what is other than the night before."""

from django.db import models


class Kenmerk(models.Model):
    """How a record was said last night, as a digest: enough to see that it is said otherwise now."""

    soort = models.CharField(max_length=40)
    sleutel = models.CharField(max_length=300)
    kenmerk = models.UUIDField()

    class Meta:
        verbose_name = "kenmerk van een gegeven"
        verbose_name_plural = "kenmerken van gegevens"
        constraints = [models.UniqueConstraint(fields=["soort", "sleutel"], name="kenmerk_een_keer_per_gegeven")]

    def __str__(self):
        return f"{self.soort}, {self.sleutel}"


class Wijziging(models.Model):
    """A record that came, changed or went. Of what went nothing is kept but its key."""

    class Wat(models.TextChoices):
        NIEUW = "nieuw", "Is er bij gekomen"
        GEWIJZIGD = "gewijzigd", "Is gewijzigd"
        WEG = "weg", "Is niet meer openbaar"

    soort = models.CharField("soort", max_length=40)
    sleutel = models.CharField("sleutel", max_length=300)
    wat = models.CharField("wat", max_length=10, choices=Wat)
    op = models.DateTimeField("gezien op", db_index=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "wijziging van een gegeven"
        verbose_name_plural = "wijzigingen van gegevens"

    def __str__(self):
        return f"{self.soort}, {self.sleutel}: {self.wat}"
