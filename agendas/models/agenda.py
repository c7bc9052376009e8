"""An agenda: an international agreement or plan, found by its own text and by its doelen."""

from django.db import models
from django.urls import reverse

from raadsportaal.basis.search import indexing
from raadsportaal.redactie.models import Publicatie, PublicatieQuerySet

GLOBAL_GOALS = "global-goals"


class Schaal(models.TextChoices):
    WERELD = "wereld", "Wereld"
    EUROPA = "europa", "Europa"
    NEDERLAND = "nederland", "Nederland"
    NETWERK = "netwerk", "Netwerk van steden"
    GEMEENTE = "gemeente", "Gemeente"


class AgendaQuerySet(PublicatieQuerySet):
    def in_group(self, groep):
        return self.filter(groep=groep)

    def except_global_goals(self):
        return self.exclude(groep=Agenda.Groep.GLOBAL_GOALS)

    def indexable(self):
        return self.prefetch_related("doelen")


class Agenda(Publicatie):
    """An international agreement or plan that a council can weigh its own policy against."""

    KIND = "agenda"
    LINKS = ("bron_url", "doelen__bron_url", "doelen__subdoelen__bron_url", "mijlpalen__bron_url")

    class Groep(models.TextChoices):
        GLOBAL_GOALS = GLOBAL_GOALS, "Global Goals"
        KLIMAAT = "klimaat", "Klimaat"
        NATUUR = "natuur", "Natuur"
        STAD = "stad", "Steden"
        MIGRATIE = "migratie", "Migratie"
        DIGITAAL = "digitaal", "Digitalisering"

    class Bindend(models.TextChoices):
        JA = "ja", "Bindend"
        DEELS = "deels", "Deels bindend"
        NEE = "nee", "Niet bindend"

    groep = models.CharField("groep", max_length=20, choices=Groep)
    korte_titel = models.CharField("korte titel", max_length=60)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    jaar = models.PositiveSmallIntegerField("jaar", null=True, blank=True)
    doeljaar = models.PositiveSmallIntegerField("doeljaar", null=True, blank=True)
    schaal = models.CharField("schaal", max_length=20, choices=Schaal)
    bindend = models.CharField("bindend", max_length=10, choices=Bindend)
    tekst = models.TextField("wat is het?")
    raad = models.TextField("wat betekent het voor de raad?")
    bron_titel = models.CharField("bron", max_length=200)
    bron_url = models.URLField("adres van de bron", max_length=500)
    gecontroleerd = models.CharField("vergeleken met", max_length=200, blank=True)

    objects = AgendaQuerySet.as_manager()

    class Meta:
        ordering = ["volgorde", "titel"]
        verbose_name = "agenda"
        verbose_name_plural = "agenda's"
        constraints = [
            models.UniqueConstraint(
                fields=["groep"], condition=models.Q(groep=GLOBAL_GOALS), name="een_agenda_global_goals"
            )
        ]

    def get_absolute_url(self):
        if self.groep == GLOBAL_GOALS:
            return reverse("agendas:global_goals")
        return reverse("agendas:agenda", args=[self.groep, self.slug])

    def index(self):
        """Also its doelen and subdoelen: a Global Goal is found as long as its agenda is published."""
        super().index()
        doelen = self.doelen.all()
        for parts in (doelen, doelen.subdoelen()):
            if self.is_published:
                parts.write_index(list(parts.indexable()))
            else:
                indexing.remove(parts.model.KIND, [part.pk for part in parts])

    def search_entry(self):
        parts = [self.tekst, self.raad]
        parts += [f"{doel.titel} {doel.tekst}" for doel in self.doelen.all() if self.groep != GLOBAL_GOALS]
        return self.entry(
            title=f"{self.titel} {self.korte_titel}",
            body="\n".join(parts),
            names=[self.titel, self.korte_titel],
        )
