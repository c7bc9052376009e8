"""A sentence that VNG changed; without one ours counts (data/zinnen.toml)."""

from django.core.exceptions import ValidationError
from django.db import models

from raadsportaal.basis.models import PlainText
from raadsportaal.instrumenten import zinnen


class ZinQuerySet(models.QuerySet):
    def changed(self) -> dict[str, str]:
        """{key: text} of what counts; a key that is no longer ours is left out."""
        return {zin.sleutel: zin.tekst for zin in self.filter(geldt=True) if zin.sleutel in zinnen.ours()}


class Zin(PlainText):
    """`sleutel` is a name and a form: cijfer.bijzin."""

    sleutel = models.CharField("welke zin?", max_length=60, unique=True)
    tekst = models.TextField("tekst", max_length=600, help_text="Een veld staat tussen accolades, zoals {titel}.")
    geldt = models.BooleanField(
        "deze zin geldt", default=False, help_text="Zet dit pas aan als u gezien hebt hoe de zin wordt."
    )
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = ZinQuerySet.as_manager()

    class Meta:
        ordering = ["sleutel"]
        verbose_name = "zin van een raadsstuk"
        verbose_name_plural = "zinnen van raadsstukken"

    def __str__(self):
        return self.sleutel

    def clean(self):
        if self.sleutel not in zinnen.ours():
            raise ValidationError({"sleutel": "Deze zin kennen wij niet."})
        if found := zinnen.faults(self.sleutel, self.tekst):
            raise ValidationError({"tekst": found})
