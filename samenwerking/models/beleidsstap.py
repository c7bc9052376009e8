"""The way to international policy in steps: what a council does and decides, and what other municipalities wrote."""

from django.db import models
from django.urls import reverse

from raadsportaal.basis.models import PlainText
from raadsportaal.redactie.models import LONGEST_SUMMARY, Publicatie, PublicatieQuerySet
from raadsportaal.redactie.writing.lacking import lacking


class BeleidsstapQuerySet(PublicatieQuerySet):
    def purgeable(self):
        """They stay in the trash, few as they are: loading the content again knows them by their slug only."""
        return self.none()

    def for_page(self):
        return self.prefetch_related("voorbeelden")

    indexable = for_page


class Beleidsstap(Publicatie):
    """One step of the guide; all stand on one page, each with an address within it."""

    KIND = "beleidsstap"
    LINKS = ("voorbeelden__url",)

    volgorde = models.PositiveSmallIntegerField("de hoeveelste stap?", default=0)
    doen = models.TextField("wat doet de raad?")
    besluit = models.TextField("wat besluit de raad?", blank=True)
    kosten = models.TextField("wat kost het?", blank=True)
    valkuilen = models.TextField("waar gaat het mis?", blank=True)
    zinnen = models.TextField("zinnen om mee te beginnen", blank=True, help_text="Elke zin op een eigen regel.")

    objects = BeleidsstapQuerySet.as_manager()

    class Meta:
        ordering = ["volgorde", "titel"]
        verbose_name = "stap naar internationaal beleid"
        verbose_name_plural = "op weg met internationaal beleid"

    def get_absolute_url(self):
        return f"{reverse('samenwerking:op_weg')}#{self.slug}"

    @property
    def beginzinnen(self) -> list[str]:
        return [line for line in self.zinnen.splitlines() if line.strip()]

    def search_entry(self):
        told = " ".join(f"{voorbeeld.gemeente} {voorbeeld.tekst}" for voorbeeld in self.voorbeelden.all())
        return self.entry(
            body=" ".join([self.doen, self.besluit, self.kosten, self.valkuilen, self.zinnen, told]),
            names=[self.titel],
        )

    def missing(self):
        return lacking(
            (0 < len(self.samenvatting) <= LONGEST_SUMMARY, f"een samenvatting van hooguit {LONGEST_SUMMARY} tekens"),
            (self.doen.strip(), "wat de raad doet"),
        )


class Beleidsvoorbeeld(PlainText):
    """What one Dutch municipality did or wrote at a step, with the source that says so."""

    stap = models.ForeignKey(Beleidsstap, models.CASCADE, related_name="voorbeelden", verbose_name="stap")
    gemeente = models.CharField("gemeente", max_length=120)
    tekst = models.TextField("wat deed of schreef zij?")
    bron = models.CharField("titel van de bron", max_length=250)
    url = models.URLField("adres", max_length=500)
    datum = models.CharField("van wanneer?", max_length=40, blank=True)
    raadpleging = models.CharField("hoe gelezen?", max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "voorbeeld van een gemeente"
        verbose_name_plural = "voorbeelden van gemeenten"

    def __str__(self):
        return self.gemeente
