"""The rules of order of one council, as far as its papers need them. Empty means: ask the griffie."""

from datetime import date, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from raadsportaal.basis.models import PlainText
from raadsportaal.gemeenten.models import Gemeente
from samenwerking.working_days import add_working_days, is_working_day

MOST = 120  # days or weeks; more is a slip of the pen


class Raadsregels(PlainText):
    class Eenheid(models.TextChoices):
        DAGEN = "dagen", "dagen"
        WERKDAGEN = "werkdagen", "werkdagen"
        WEKEN = "weken", "weken"

    gemeente = models.OneToOneField(Gemeente, models.CASCADE, related_name="raadsregels", editable=False)
    rvo_url = models.URLField("adres van het Reglement van Orde", max_length=500, blank=True)
    artikel_vragen = models.CharField("artikel over schriftelijke vragen", max_length=20, blank=True)
    termijn = models.PositiveSmallIntegerField(
        "termijn voor het antwoord",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST)],
    )
    eenheid = models.CharField("de termijn telt in", max_length=10, choices=Eenheid, default=Eenheid.DAGEN)
    artikel_motie = models.CharField("artikel over moties", max_length=20, blank=True)
    inleveren_vreemd = models.CharField(
        "wanneer levert u een motie vreemd in?",
        max_length=120,
        blank=True,
        help_text="Zoals: uiterlijk om 12.00 uur op de dag van de vergadering.",
    )
    ondertekenaars = models.PositiveSmallIntegerField(
        "hoeveel leden moeten ondertekenen?",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST)],
    )
    gecontroleerd_op = models.DateField("nagekeken op", default=timezone.localdate)

    class Meta:
        verbose_name = "raadsregels"
        verbose_name_plural = "raadsregels"

    def __str__(self):
        return f"Raadsregels van {self.gemeente}"

    @property
    def termijn_in_words(self) -> str:
        """ "30 dagen", "1 werkdag"; empty when it is not known."""
        if not self.termijn:
            return ""
        one = {"dagen": "dag", "werkdagen": "werkdag", "weken": "week"}[self.eenheid]
        return f"{self.termijn} {one if self.termijn == 1 else self.eenheid}"

    def antwoord_op(self, ingediend: date) -> date | None:
        """The last day for an answer; one that is no working day becomes the next (Algemene termijnenwet, article 1).

        A recess is not counted: which rules stop for one differs.
        """
        if not self.termijn:
            return None
        if self.eenheid == self.Eenheid.WERKDAGEN:
            return add_working_days(ingediend, self.termijn)
        days = self.termijn * (7 if self.eenheid == self.Eenheid.WEKEN else 1)
        last = ingediend + timedelta(days=days)
        return last if is_working_day(last) else add_working_days(last, 1)

    def termijn_met_dag(self, ingediend: date) -> str:
        """ "binnen 30 dagen, dus uiterlijk op 4 januari 2027"; empty when the term is not known."""
        last = self.antwoord_op(ingediend)
        return f"binnen {self.termijn_in_words}, dus uiterlijk op {date_format(last, 'j F Y')}" if last else ""
