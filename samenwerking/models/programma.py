"""Programmes and projects of VNG International: who works where, with whose money, and what a municipality can add."""

import calendar
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from agendas.models import GLOBAL_GOALS, Doel, Subdoel
from kennisbank.models import Land, Thema
from kennisbank.models.praktijk import is_language
from raadsportaal.basis.models import ends_after_begin
from raadsportaal.redactie.models import Publicatie
from raadsportaal.redactie.writing.lacking import lacking
from samenwerking.facets import PROGRAMMA_FACETS
from samenwerking.models.programma_queries import ProgrammaQuerySet


class Nauwkeurigheid(models.TextChoices):
    DAG = "dag", "op de dag"
    MAAND = "maand", "op de maand"
    JAAR = "jaar", "op het jaar"


def whole(day: date | None, precise: str, *, last=False) -> date | None:
    """The first day of the year or month that is all we know of a date, or its last."""
    if day is None or precise == Nauwkeurigheid.DAG:
        return day
    month = day.month if precise == Nauwkeurigheid.MAAND else 12 if last else 1
    return day.replace(month=month, day=calendar.monthrange(day.year, month)[1] if last else 1)


class Loop(models.TextChoices):
    """Where a programme is in its time, on a day."""

    GEPLAND = "gepland", "Begint nog"
    LOOPT = "loopt", "Loopt nu"
    VOORBIJ = "voorbij", "Voorbij"
    ONBEKEND = "onbekend", "Einde onbekend"


class Programma(Publicatie):
    """A programme, or a project within one (`boven`) or by itself."""

    KIND = "programma"
    LINKS = ("bronnen__url",)

    class Soort(models.TextChoices):
        PROGRAMMA = "programma", "Programma"
        PROJECT = "project", "Project"

    RESERVED_SLUGS = frozenset({"rss", "export"})

    soort = models.CharField("soort", max_length=10, choices=Soort, default=Soort.PROGRAMMA)
    boven = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="projecten", verbose_name="hoort bij programma"
    )
    taal = models.CharField(
        "taal van de tekst",
        max_length=8,
        default="nl",
        validators=[is_language],
        help_text="Code van de taal: nl, en, es",
    )
    engelse_titel = models.CharField("officiële Engelse titel", max_length=250, blank=True)
    afkorting = models.CharField("afkorting", max_length=40, blank=True)
    doelstelling = models.TextField("wat wil het bereiken?", blank=True)
    aanpak = models.TextField("wat gebeurt er?", blank=True)
    resultaat = models.TextField("het resultaat", blank=True)
    lastig = models.TextField("wat was of is lastig?", blank=True)
    begin = models.DateField("begin", null=True, blank=True)
    begin_precies = models.CharField(
        "begin is bekend", max_length=5, choices=Nauwkeurigheid, default=Nauwkeurigheid.DAG
    )
    begin_gepland = models.BooleanField("het begin is gepland", default=False)
    einde = models.DateField("einde", null=True, blank=True)
    einde_precies = models.CharField(
        "einde is bekend", max_length=5, choices=Nauwkeurigheid, default=Nauwkeurigheid.DAG
    )
    einde_gepland = models.BooleanField("het einde is gepland", default=False)
    financier = models.CharField("wie betaalt?", max_length=250, blank=True)
    partners = ArrayField(models.CharField(max_length=200), verbose_name="partners", default=list, blank=True)
    budget = models.DecimalField("budget", max_digits=15, decimal_places=2, null=True, blank=True)
    munt = models.CharField("munt", max_length=3, default="EUR")
    budget_toelichting = models.CharField("waarvoor en van welk jaar?", max_length=400, blank=True)
    themas = models.ManyToManyField(Thema, related_name="programmas", verbose_name="thema's", blank=True)
    doelen = models.ManyToManyField(
        Doel,
        related_name="programmas",
        verbose_name="Global Goals",
        blank=True,
        limit_choices_to={"agenda__groep": GLOBAL_GOALS},
    )
    subdoelen = models.ManyToManyField(Subdoel, related_name="programmas", verbose_name="subdoelen", blank=True)
    landen = models.ManyToManyField(Land, related_name="programmas", verbose_name="landen", blank=True)
    plaatsen = models.JSONField("plaatsen", default=list, blank=True, editable=False)
    bijdrage_gemeente = models.TextField("wat kan een gemeente doen?", blank=True)
    bijdrage_ambtenaar = models.TextField("wat kan een ambtenaar doen?", blank=True)
    bijdrage_bestuurder = models.TextField("wat kan een bestuurder doen?", blank=True)
    bijdrage_raadslid = models.TextField("wat kan een raadslid doen?", blank=True)
    onvolledig = models.TextField("wat ontbreekt hier?", blank=True)
    verzameling = models.CharField("verzameling", max_length=60, blank=True, help_text="Waar deze uit is ingelezen.")
    extern_id = models.CharField("kenmerk in die verzameling", max_length=300, blank=True)
    import_waarden = models.JSONField(null=True, blank=True, editable=False)

    objects = ProgrammaQuerySet.as_manager()
    peildatum = None  # the day for which its search row is written; today unless write_index() was told another

    class Meta:
        ordering = ["titel"]
        verbose_name = "programma of project"
        verbose_name_plural = "programma's en projecten"
        constraints = [
            models.UniqueConstraint(
                fields=["verzameling", "extern_id"],
                condition=~models.Q(extern_id=""),
                name="programma_een_keer_per_verzameling",
            ),
            ends_after_begin("einde", "begin", name="programma_einde_na_begin"),
            models.CheckConstraint(
                condition=models.Q(boven__isnull=True) | ~models.Q(boven=models.F("id")),
                name="programma_niet_boven_zichzelf",
            ),
        ]

    def get_absolute_url(self):
        return reverse("samenwerking:programma", args=[self.slug])

    def clean(self):
        self._round()
        if self.slug in self.RESERVED_SLUGS:
            raise ValidationError({"slug": "Dit adres gebruikt het portaal zelf. Kies een ander."})
        if self.begin and self.einde and self.einde < self.begin:
            raise ValidationError({"einde": "Het einde ligt voor het begin."})
        if self.boven and self.soort != self.Soort.PROJECT:
            raise ValidationError({"soort": "Wat bij een programma hoort, is een project."})
        if self.boven and (self.boven.boven_id or self.boven == self):
            raise ValidationError({"boven": "Kies een programma dat zelf niet onder een ander programma hangt."})
        if self.boven and self.pk and self.projecten.exists():
            raise ValidationError({"boven": "Dit heeft zelf projecten en kan niet onder een ander programma hangen."})

    def save(self, *args, **kwargs):
        self._round()
        super().save(*args, **kwargs)

    def _round(self):
        """A year or month that is all we know: from its first day, until its last."""
        self.begin = whole(self.begin, self.begin_precies)
        self.einde = whole(self.einde, self.einde_precies, last=True)

    def index(self):
        """Also its projects: they are found by the name of their programme."""
        super().index()
        self.projecten.write_index(list(self.projecten.published().indexable()))

    def loop(self, on: date) -> Loop:
        """Whether it runs on a day."""
        if self.begin and self.begin > on:
            return Loop.GEPLAND
        if self.einde is None:
            return Loop.ONBEKEND
        return Loop.VOORBIJ if self.einde < on else Loop.LOOPT

    def missing(self):
        return lacking(
            (self.samenvatting, "samenvatting"),
            (self.doelstelling, "wat wil het bereiken?"),
            (self.lastig, "wat was of is lastig?"),
            (self.doelen.exists(), "een Global Goal"),
            (self.bronnen.exists(), "een bron"),
            (self.bijdragen, "wat kan een gemeente doen?"),
        )

    @property
    def wanneer(self):
        """The years it runs or ran; empty when unknown."""
        if self.begin and self.einde:
            years = self.begin.year, self.einde.year
            return f"{years[0]}" if years[0] == years[1] else f"{years[0]} tot en met {years[1]}"
        return f"sinds {self.begin.year}" if self.begin else f"tot en met {self.einde.year}" if self.einde else ""

    @property
    def waar(self):
        """Its countries by name, or how many when there are more than three; empty when none is known."""
        names = [land.naam for land in self.landen.all()]
        return ", ".join(names) if len(names) <= 3 else f"{len(names)} landen"

    @property
    def projecten_per_land(self):
        """Its published projects in the order of their countries; those without a country last (see for_page)."""

        def order(project):
            keys = [land.sorteersleutel for land in project.landen.all()]
            return not keys, keys

        return sorted(self.projecten.all(), key=order)

    @property
    def bijdragen(self):
        """(who, what they can do) for each of the four who can contribute."""
        rows = [
            ("Uw gemeente", self.bijdrage_gemeente),
            ("Een ambtenaar", self.bijdrage_ambtenaar),
            ("Een bestuurder", self.bijdrage_bestuurder),
            ("Een raadslid", self.bijdrage_raadslid),
        ]
        return [row for row in rows if row[1]]

    def search_entry(self):
        landen = " ".join(f"{land.naam} {land.andere_namen}" for land in self.landen.all())
        boven = f"{self.boven.titel} {self.boven.afkorting}" if self.boven and self.boven.is_published else ""
        texts = [self.doelstelling, self.aanpak, self.resultaat, self.lastig, self.financier, *self.partners, boven]
        texts += [f"{thema.naam} {thema.trefwoorden}" for thema in self.themas.all()]
        texts += [subdoel.titel for subdoel in self.subdoelen.all()]
        return self.entry(
            title=f"{self.titel} {self.afkorting} {self.engelse_titel}",
            summary=f"{self.samenvatting} {landen}",
            body=" ".join([*texts, *(plaats["naam"] for plaats in self.plaatsen)]),
            options=PROGRAMMA_FACETS.options_of(self),
            size=self.begin.toordinal() if self.begin else None,
            worth=self.begin.toordinal() if self.begin else 0,  # the last that began is of most use
            names=[self.titel, self.afkorting, self.engelse_titel],
        )


class Programmabron(models.Model):
    """A source of a programme, with the year that it speaks of."""

    programma = models.ForeignKey(Programma, models.CASCADE, related_name="bronnen", verbose_name="programma")
    titel = models.CharField("titel", max_length=250)
    url = models.URLField("adres", max_length=500, blank=True)
    jaar = models.PositiveSmallIntegerField("over welk jaar?", null=True, blank=True)
    taal = models.CharField("taal", max_length=8, default="en")
    raadpleging = models.CharField("hoe gelezen?", max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "bron"
        verbose_name_plural = "bronnen"

    def __str__(self):
        return self.titel
