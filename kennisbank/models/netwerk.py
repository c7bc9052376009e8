"""Networks of municipalities: where knowledge is shared, and what membership brings."""

from django.db import models
from django.urls import reverse

from kennisbank.models.trefwoorden import trefwoorden_field
from raadsportaal.redactie.models import Publicatie, PublicatieQuerySet, Status


class NetwerkQuerySet(PublicatieQuerySet):
    def indexable(self):
        return self.prefetch_related("themas")

    def of_thema(self, thema):
        return self.filter(themas=thema)

    def with_counts(self):
        published = models.Q(praktijken__status=Status.GEPUBLICEERD)
        return self.prefetch_related("themas").annotate(aantal=models.Count("praktijken", published))


class Netwerk(Publicatie):
    """An international network that municipalities can join or follow."""

    KIND = "netwerk"
    LINKS = ("website",)

    nummer = models.PositiveSmallIntegerField("nummer", unique=True, help_text="Vast nummer onder 1000.")
    afkorting = models.CharField("korte naam", max_length=60)
    naam = models.CharField("officiële naam", max_length=160)
    opgericht = models.PositiveSmallIntegerField("opgericht", null=True, blank=True)
    zetel = models.CharField("zetel", max_length=100, blank=True)
    bereik = models.CharField("bereik", max_length=60, blank=True)
    soort = models.CharField("soort", max_length=120, blank=True)
    themas = models.ManyToManyField("kennisbank.Thema", related_name="netwerken", verbose_name="thema's", blank=True)
    trefwoorden = trefwoorden_field()
    opbrengst = models.TextField("wat heeft een gemeente eraan?", blank=True)
    deelname = models.TextField("hoe doet een gemeente mee?", blank=True)
    website = models.URLField("website", max_length=300)
    gecontroleerd = models.CharField("vergeleken met", max_length=200, blank=True)

    objects = NetwerkQuerySet.as_manager()

    class Meta:
        ordering = ["afkorting"]
        verbose_name = "kennisnetwerk"
        verbose_name_plural = "kennisnetwerken"
        constraints = [models.CheckConstraint(condition=models.Q(nummer__lt=1000), name="netwerk_nummer_onder_1000")]

    def get_absolute_url(self):
        return reverse("kennisbank:netwerk", args=[self.slug])

    def index(self):
        """Also the praktijken of its members: they show this network only while it is published."""
        super().index()
        self.praktijken.write_index(list(self.praktijken.published().indexable()))

    def search_entry(self):
        body = " ".join([self.naam, self.opbrengst, self.deelname, self.soort, self.zetel, *self.trefwoorden])
        body += " ".join(thema.naam for thema in self.themas.all())
        return self.entry(
            title=f"{self.titel} {self.afkorting}",
            body=body,
            names=[self.titel, self.afkorting, self.naam],
        )
