"""What VNG does for municipalities where agreements are made: what it asks, with whom, what came of it."""

from django.db import models
from django.urls import reverse

from agendas.models import Agenda
from raadsportaal.basis.models import PlainText
from raadsportaal.redactie.models import LONGEST_SUMMARY, Publicatie, PublicatieQuerySet
from raadsportaal.redactie.writing.lacking import lacking


class InzetQuerySet(PublicatieQuerySet):
    def purgeable(self):
        """They stay in the trash, few as they are: loading the content again knows them by their slug only."""
        return self.none()

    def for_list(self):
        """With the agendas that a visitor can read."""
        return self.prefetch_related(models.Prefetch("agendas", Agenda.objects.published()))

    def for_page(self):
        return self.for_list().prefetch_related("bronnen")

    def of_agenda(self, agenda):
        return self.filter(agendas=agenda)


class Inzet(Publicatie):
    """What VNG brings in about one subject, at meetings of the UN, the EU and the associations of municipalities."""

    KIND = "inzet"
    LINKS = ("bronnen__url",)

    class Stand(models.TextChoices):
        GELUKT = "gelukt", "Deels gelukt"
        NIET = "niet", "Niet gelukt"
        LOOPT = "loopt", "Loopt nog"
        ONBEKEND = "onbekend", "Uitkomst onbekend"

    agendas = models.ManyToManyField(Agenda, related_name="inzetten", verbose_name="bij welke agenda's?", blank=True)
    inbreng = models.TextField("wat brengt VNG in?")
    met_wie = models.TextField("met wie?", blank=True)
    waar_en_wanneer = models.TextField("waar en wanneer?", blank=True)
    uitkomst = models.TextField("wat kwam ervan?", blank=True)
    stand = models.CharField("hoe staat het ervoor?", max_length=10, choices=Stand, default=Stand.ONBEKEND)
    raad = models.TextField("wat kan een raad hiermee?", blank=True)
    onbekend = models.TextField("wat weten wij niet?", blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = InzetQuerySet.as_manager()

    class Meta:
        ordering = ["volgorde", "titel"]
        verbose_name = "inzet van VNG"
        verbose_name_plural = "belangenbehartiging"

    def get_absolute_url(self):
        return reverse("samenwerking:inzet", args=[self.slug])

    @property
    def momenten(self) -> list[str]:
        """Where and when, a line each."""
        return [line for line in self.waar_en_wanneer.splitlines() if line.strip()]

    def search_entry(self):
        return self.entry(
            body=" ".join([self.inbreng, self.met_wie, self.waar_en_wanneer, self.uitkomst, self.raad]),
            names=[self.titel],
        )

    def missing(self):
        return lacking(
            (0 < len(self.samenvatting) <= LONGEST_SUMMARY, f"een samenvatting van hooguit {LONGEST_SUMMARY} tekens"),
            (self.inbreng.strip(), "wat VNG inbrengt"),
            (self.uitkomst.strip() or self.onbekend.strip(), "wat ervan kwam, of dat wij dat niet weten"),
            (self.bronnen.exists(), "een bron"),
        )


class Inzetbron(PlainText):
    """A source of what is told about VNG, with its date as precise as the source has it."""

    inzet = models.ForeignKey(Inzet, models.CASCADE, related_name="bronnen", verbose_name="inzet")
    titel = models.CharField("titel", max_length=250)
    url = models.URLField("adres", max_length=500)
    datum = models.CharField("van wanneer?", max_length=40, blank=True)
    taal = models.CharField("taal", max_length=8, default="nl")
    raadpleging = models.CharField("hoe gelezen?", max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "bron"
        verbose_name_plural = "bronnen"

    def __str__(self):
        return self.titel
