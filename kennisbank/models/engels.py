"""The English version of a Dutch praktijk, for readers abroad, and where it was shared."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from kennisbank.models.praktijk import Praktijk
from raadsportaal.basis.indexing import Entry
from raadsportaal.basis.models import PlainText, Publicatie, PublicatieQuerySet


class EngelseVersieQuerySet(PublicatieQuerySet):
    def for_page(self):
        parts = ["praktijk__bronregels", "praktijk__doelregels__doel__agenda", "delingen"]
        return self.select_related("praktijk__land").prefetch_related(*parts)


class EngelseVersie(Publicatie):
    """Its own text, page and workflow; place, year, goals and sources are those of the Dutch praktijk.

    Not in the Dutch search: its words are English.
    """

    KIND = "engels"

    praktijk = models.OneToOneField(
        Praktijk, models.PROTECT, related_name="engelse_versie", verbose_name="het Nederlandse voorbeeld"
    )
    context = models.TextField("context for readers abroad", help_text="Wat weet een lezer buiten Nederland niet?")
    probleem = models.TextField("the problem", blank=True)
    aanpak = models.TextField("what was done", blank=True)
    resultaat = models.TextField("what came of it", blank=True)
    lastig = models.TextField("what was hard", blank=True)

    objects = EngelseVersieQuerySet.as_manager()

    class Meta:
        ordering = ["titel"]
        verbose_name = "Engelse versie"
        verbose_name_plural = "Engelse versies"

    @property
    def is_findable(self):
        return False

    def get_absolute_url(self):
        return reverse("kennisbank:engels", args=[self.slug])

    def search_entry(self):
        return Entry(
            object_id=self.pk, updated=self.gewijzigd_op, title=self.titel, summary=self.samenvatting, body=self.context
        )


class Deling(PlainText):
    """Where an English version was shared: a platform, a newsletter, a meeting abroad."""

    versie = models.ForeignKey(EngelseVersie, models.CASCADE, related_name="delingen")
    waar = models.CharField("waar gedeeld?", max_length=160)
    url = models.URLField("adres", max_length=600, blank=True)
    op = models.DateField("wanneer?", default=timezone.localdate)

    class Meta:
        ordering = ["-op", "pk"]
        verbose_name = "plek waar dit gedeeld is"
        verbose_name_plural = "waar is dit gedeeld?"

    def __str__(self):
        return self.waar
