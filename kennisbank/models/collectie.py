"""A selection of praktijken that an editor made, with an introduction and in an order of its own."""

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from kennisbank.models.praktijk import Praktijk
from kennisbank.models.sorting import Thema
from kennisbank.models.trefwoorden import trefwoorden_field
from raadsportaal.basis.models import PlainText
from raadsportaal.redactie.models import LONGEST_SUMMARY, Publicatie, PublicatieQuerySet, Status
from raadsportaal.redactie.writing.lacking import lacking

FEWEST = 3  # published praktijken that make a collection


class CollectieQuerySet(PublicatieQuerySet):
    def with_counts(self):
        """With the number of its praktijken that the public can read."""
        published = Q(regels__praktijk__status=Status.GEPUBLICEERD)
        return self.select_related("thema").annotate(aantal=Count("regels", published))

    def shown(self):
        """Published, and with something in it: a praktijk can be archived after the collection was made."""
        return self.published().with_counts().filter(aantal__gt=0)

    def on_home(self):
        return self.shown().filter(plek=Collectie.Plek.HOME).order_by("-gewijzigd_op", "pk")

    def home_first(self):
        return self.order_by("-plek", "titel")

    def of_thema(self, thema):
        return self.shown().filter(thema=thema).order_by("titel")


class Collectie(Publicatie):
    """Shown on the home page ("uitgelicht") or on the page of its thema; has an address of its own either way."""

    KIND = "collectie"

    class Plek(models.TextChoices):
        GEEN = "geen", "Alleen op haar eigen pagina"
        HOME = "home", "Uitgelicht op de homepage"

    plek = models.CharField("waar staat zij?", max_length=10, choices=Plek, default=Plek.GEEN)
    thema = models.ForeignKey(
        Thema, models.PROTECT, null=True, blank=True, related_name="collecties", verbose_name="bij het thema"
    )
    inleiding = models.TextField("inleiding", blank=True, help_text="Waarom horen deze voorbeelden bij elkaar?")
    trefwoorden = trefwoorden_field(db_default=[])
    praktijken = models.ManyToManyField(Praktijk, through="CollectieRegel", related_name="collecties")

    objects = CollectieQuerySet.as_manager()

    class Meta:
        ordering = ["titel"]
        verbose_name = "collectie"
        verbose_name_plural = "collecties"

    def get_absolute_url(self):
        return reverse("kennisbank:collectie", args=[self.slug])

    def missing(self):
        readable = self.praktijken.filter(status=Status.GEPUBLICEERD).count()
        return lacking(
            (0 < len(self.samenvatting) <= LONGEST_SUMMARY, f"samenvatting (hooguit {LONGEST_SUMMARY} tekens)"),
            (self.inleiding, "inleiding"),
            (readable >= FEWEST, f"{FEWEST} gepubliceerde voorbeelden (nu {readable})"),
        )

    def search_entry(self):
        return self.entry(
            body=" ".join([self.inleiding, *self.trefwoorden]), terms=self.trefwoorden, names=[self.titel]
        )


class CollectieRegel(PlainText):
    """A praktijk in a collection, and why it is there."""

    collectie = models.ForeignKey(Collectie, models.CASCADE, related_name="regels")
    praktijk = models.ForeignKey(Praktijk, models.CASCADE, related_name="collectieregels", verbose_name="voorbeeld")
    waarom = models.CharField("waarom staat het hier?", max_length=240, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        ordering = ["volgorde", "pk"]
        verbose_name = "voorbeeld in deze collectie"
        verbose_name_plural = "voorbeelden in deze collectie"
        constraints = [models.UniqueConstraint(fields=["collectie", "praktijk"], name="collectie_praktijk_een_keer")]

    def __str__(self):
        return str(self.praktijk)
