"""A municipality as it stands in the register, and what became of the former ones."""

import re

from django.db import models
from django.urls import reverse
from django.utils import timezone

from raadsportaal.basis.models import Vindbaar, VindbaarQuerySet
from raadsportaal.basis.search.indexing import Entry

# Upper bounds of the size classes, in inhabitants; the classes of Waarstaatjegemeente.nl.
GROOTTEGRENZEN = [25_000, 50_000, 100_000, 300_000]


# What everybody calls it, where the register does not.
OTHER_NAMES = {"GM0796": ["Den Bosch"], "GM1900": ["Zuidwest-Friesland", "Súdwest Fryslân"]}


class Provincie(models.TextChoices):
    GRONINGEN = "PV20", "Groningen"
    FRYSLAN = "PV21", "Fryslân"
    DRENTHE = "PV22", "Drenthe"
    OVERIJSSEL = "PV23", "Overijssel"
    FLEVOLAND = "PV24", "Flevoland"
    GELDERLAND = "PV25", "Gelderland"
    UTRECHT = "PV26", "Utrecht"
    NOORD_HOLLAND = "PV27", "Noord-Holland"
    ZUID_HOLLAND = "PV28", "Zuid-Holland"
    ZEELAND = "PV29", "Zeeland"
    NOORD_BRABANT = "PV30", "Noord-Brabant"
    LIMBURG = "PV31", "Limburg"


class Grootteklasse(models.IntegerChoices):
    """Peers by size."""

    TOT_25 = 1, "Minder dan 25.000 inwoners"
    TOT_50 = 2, "25.000 tot 50.000 inwoners"
    TOT_100 = 3, "50.000 tot 100.000 inwoners"
    TOT_300 = 4, "100.000 tot 300.000 inwoners"
    VANAF_300 = 5, "300.000 inwoners of meer"

    @classmethod
    def of(cls, inwoners: int):
        return cls(1 + sum(inwoners >= bound for bound in GROOTTEGRENZEN))


class Stedelijkheid(models.IntegerChoices):
    """Peers by address density, as Statistics Netherlands (CBS) defines the five classes."""

    ZEER_STERK = 1, "Zeer sterk stedelijk"
    STERK = 2, "Sterk stedelijk"
    MATIG = 3, "Matig stedelijk"
    WEINIG = 4, "Weinig stedelijk"
    NIET = 5, "Niet stedelijk"


class GemeenteQuerySet(VindbaarQuerySet):
    def findable(self):
        """Those of today; a former one is found as its successors."""
        return self.current(timezone.localdate())

    def indexable(self):
        """With who came before them, and who came before those: longer is no line of mergers in the register."""
        return self.prefetch_related("voorgangers__voorgangers")

    def current(self, on):
        """Those that exist on a day; a former one has an end date before it."""
        return self.exclude(einddatum__lt=on)

    def former(self, today):
        return self.filter(einddatum__lt=today)

    def named(self, text):
        """Whose name holds these words; all of them when there are none."""
        return self.filter(naam__icontains=text) if text else self

    def real(self):
        """Those of today that exist: not the invented ones of the demo."""
        return self.filter(verzonnen=False, einddatum__isnull=True)


class Gemeente(Vindbaar):
    """A Dutch municipality, current or former. Its figures are of CBS, at 1 January of `inwoners_jaar`."""

    KIND = "gemeente"

    code = models.CharField("CBS-code", max_length=6, unique=True, help_text="GM en vier cijfers.")
    naam = models.CharField("naam", max_length=80, unique=True)
    officiele_naam = models.CharField("officiële naam", max_length=80, blank=True)
    slug = models.SlugField("webadres", max_length=80, unique=True)
    sorteernaam = models.CharField("sorteernaam", max_length=80, editable=False)
    provincie = models.CharField("provincie", max_length=4, choices=Provincie, blank=True)
    tooi_uri = models.URLField("TOOI-adres", max_length=120, blank=True)
    inwoners = models.PositiveIntegerField("inwoners", null=True, blank=True)
    inwoners_jaar = models.PositiveSmallIntegerField("inwoners in het jaar", null=True, blank=True)
    grootteklasse = models.PositiveSmallIntegerField("grootteklasse", choices=Grootteklasse, null=True, blank=True)
    stedelijkheid = models.PositiveSmallIntegerField("stedelijkheid", choices=Stedelijkheid, null=True, blank=True)
    breedtegraad = models.FloatField("breedtegraad", null=True, blank=True)
    lengtegraad = models.FloatField("lengtegraad", null=True, blank=True)
    raadssysteem = models.CharField("raadsinformatiesysteem", max_length=20, blank=True)
    openbesluitvorming = models.CharField(
        "sleutel bij OpenBesluitvorming", max_length=60, blank=True, help_text="Bijvoorbeeld aalsmeer."
    )
    notubiz = models.CharField("organisatienummer bij Notubiz", max_length=20, blank=True)
    ibabs = models.CharField("naam bij iBabs", max_length=60, blank=True, help_text="De ‘sitename’, zoals Aalsmeer.")
    verzonnen = models.BooleanField("verzonnen, voor de demo", default=False)
    einddatum = models.DateField("laatste dag", null=True, blank=True)
    opvolgers = models.ManyToManyField("self", symmetrical=False, related_name="voorgangers", blank=True)

    objects = GemeenteQuerySet.as_manager()

    class Meta:
        ordering = ["sorteernaam"]
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("portaal:gemeente", args=[self.slug])

    def exists(self, on):
        return self.einddatum is None or self.einddatum >= on

    @property
    def is_findable(self):
        return self.exists(timezone.localdate())

    def search_entry(self):
        before = [gemeente for voorganger in self.voorgangers.all() for gemeente in _line(voorganger)]
        names = [name for gemeente in (self, *before) for name in (gemeente.naam, gemeente.officiele_naam)]
        names += OTHER_NAMES.get(self.code, [])
        return Entry(
            object_id=self.pk,
            updated=timezone.now(),
            title=" ".join(dict.fromkeys([self.naam, self.officiele_naam, *OTHER_NAMES.get(self.code, [])])),
            summary=f"Gemeente in {self.get_provincie_display()}",
            body=" ".join(gemeente.naam for gemeente in before),
            size=self.inwoners,
            names=[*names, *(re.sub(r" *\(.*\)", "", name) for name in names)],  # Bergen (L), Bergen (NH)
        )


def _line(gemeente):
    """A former municipality, and those that went into it."""
    return [gemeente, *gemeente.voorgangers.all()]
