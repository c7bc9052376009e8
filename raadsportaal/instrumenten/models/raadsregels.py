"""The rules of order of one council, as far as its papers need them. Empty means: ask the griffie."""

import re
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from raadsportaal.basis.models import PlainText
from raadsportaal.gemeenten.models import Gemeente
from samenwerking.working_days import is_working_day

MOST = 120  # days or weeks; more is a slip of the pen
LONGEST_RECES = timedelta(weeks=12)
_DAY = r"(\d{1,2})-(\d{1,2})-(\d{4})"
_RECES = re.compile(rf"{_DAY}\s*(?:t/m|tot en met|-|–)\s*{_DAY}\.?$", re.ASCII | re.IGNORECASE)


def read_reces(text: str) -> list[tuple[date, date]]:
    """[(first day, last day)] of each line. Raises ValidationError with the line that cannot be read."""
    return [_one_reces(line) for line in map(str.strip, text.splitlines()) if line]


def _one_reces(line):
    found = _RECES.match(line)
    try:
        day, month, year, *last = map(int, found.groups())
        first, end = date(year, month, day), date(last[2], last[1], last[0])
    except (AttributeError, ValueError):
        raise ValidationError(f"Wij begrijpen ‘{line[:60]}’ niet. Schrijf het zo: 24-12-2026 t/m 8-1-2027.") from None
    if not first <= end <= first + LONGEST_RECES:
        raise ValidationError(f"Kijk de dagen na van ‘{line[:60]}’. Een reces duurt ten hoogste twaalf weken.")
    return first, end


def _stands_still(day, stops):
    return any(first <= day <= end for first, end in stops)


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
    reces = models.TextField(
        "reces van uw raad",
        blank=True,
        max_length=1000,
        validators=[read_reces],
        help_text="Elk reces op een regel, zoals: 24-12-2026 t/m 8-1-2027.",
    )
    reces_schort_op = models.BooleanField(
        "in het reces staat de termijn voor het antwoord stil",
        default=False,
        help_text="Kijk in uw Reglement van Orde. Staat er niets over? Dan loopt de termijn door.",
    )
    gecontroleerd_op = models.DateField("nagekeken op", default=timezone.localdate)

    class Meta:
        verbose_name = "raadsregels"
        verbose_name_plural = "raadsregels"

    def __str__(self):
        return f"Raadsregels van {self.gemeente}"

    @classmethod
    def of(cls, gemeente) -> "Raadsregels | None":
        """None where nobody filled them in."""
        return cls.objects.filter(gemeente=gemeente).first()

    @property
    def termijn_in_words(self) -> str:
        """ "30 dagen", "1 werkdag"; empty when it is not known."""
        if not self.termijn:
            return ""
        one = {"dagen": "dag", "werkdagen": "werkdag", "weken": "week"}[self.eenheid]
        return f"{self.termijn} {one if self.termijn == 1 else self.eenheid}"

    def antwoord_op(self, ingediend: date) -> date | None:
        """The last day for an answer; one that is no working day becomes the next (Algemene termijnenwet, article 1).

        Days of a recess do not count where the rules say that the term stops for one.
        """
        if not self.termijn:
            return None
        stops = read_reces(self.reces) if self.reces_schort_op else []
        in_working_days = self.eenheid == self.Eenheid.WERKDAGEN
        left, last = self.termijn * (7 if self.eenheid == self.Eenheid.WEKEN else 1), ingediend
        while left or _stands_still(last, stops) or not is_working_day(last):
            last += timedelta(days=1)
            counts = not _stands_still(last, stops) and (is_working_day(last) or not in_working_days)
            left -= bool(left and counts)
        return last

    def termijn_met_dag(self, ingediend: date) -> str:
        """ "binnen 30 dagen, dus uiterlijk op 4 januari 2027"; empty when the term is not known."""
        last = self.antwoord_op(ingediend)
        return f"binnen {self.termijn_in_words}, dus uiterlijk op {date_format(last, 'j F Y')}" if last else ""
