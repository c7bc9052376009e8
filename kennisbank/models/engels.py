"""The English version of a Dutch praktijk, for readers abroad, and where it was shared."""

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from kennisbank.models.praktijk import Praktijk
from raadsportaal.basis.models import PlainText
from raadsportaal.redactie.models import LONGEST_SUMMARY, Publicatie, PublicatieQuerySet
from raadsportaal.redactie.writing.lacking import lacking


class EngelseVersieQuerySet(PublicatieQuerySet):
    def published(self):
        """Both it and its Dutch praktijk: a translation of what is not there cannot be checked by its reader."""
        return super().published().filter(praktijk__in=Praktijk.objects.published())

    def readable(self):
        return super().readable().filter(praktijk__in=Praktijk.objects.readable())

    def for_list(self):
        return self.select_related("praktijk__land").prefetch_related("praktijk__doelregels__doel")

    def for_desk(self):
        """With how often each was shared."""
        return self.select_related("praktijk").annotate(gedeeld=Count("delingen"))

    def shared(self, yes=True):
        somewhere = Exists(Deling.objects.filter(versie=OuterRef("pk")))
        return self.filter(somewhere if yes else ~somewhere)

    def behind(self, yes=True):
        """Whose Dutch praktijk was changed later, and who were not checked since (see is_behind)."""
        later = Q(praktijk__gewijzigd_op__gt=F("gewijzigd_op"))
        unchecked = Q(gecontroleerd_op=None) | Q(praktijk__gewijzigd_op__date__gt=F("gecontroleerd_op"))
        return self.filter(later & unchecked) if yes else self.exclude(later & unchecked)

    def for_page(self):
        parts = ["praktijk__bronregels", "praktijk__doelregels__doel__agenda", "delingen"]
        return self.select_related("praktijk__land").prefetch_related(*parts)


class EngelseVersie(Publicatie):
    """Its own text, page and workflow; place, year, goals and sources are those of the Dutch praktijk.

    Not in the Dutch search: its words are English.
    """

    KIND = "engels"
    bijlage_naam = "De pdf in het Engels"

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
        return reverse("engels:versie", args=[self.slug])

    def voorbeeld_bijlage(self):
        """Where the PDF is that a preview offers too."""
        return reverse("engels:blad", args=[self.slug])

    def needs_public(self):
        """Without its praktijk in public there is no page; a preview shows it as such too."""
        return [self.praktijk]

    @property
    def is_behind(self):
        """Whether the Dutch praktijk was changed after this text, and no editor has said since that it still holds."""
        changed = self.praktijk.gewijzigd_op
        checked = self.gecontroleerd_op
        return changed > self.gewijzigd_op and (checked is None or timezone.localdate(changed) > checked)

    @property
    def openbare_delingen(self):
        """Where a reader can see that it was shared; a talk at a meeting has no address."""
        return [deling for deling in self.delingen.all() if deling.url]

    def missing(self):
        return lacking(
            (self.titel, "titel"),
            (self.samenvatting, "samenvatting"),
            (len(self.samenvatting) <= LONGEST_SUMMARY, f"een samenvatting van hooguit {LONGEST_SUMMARY} tekens"),
            (self.context, "context voor lezers in het buitenland"),
            (self.aanpak, "wat er is gedaan"),
            (self.praktijk.is_published, "het Nederlandse voorbeeld moet gepubliceerd zijn"),
        )

    def search_entry(self):
        return self.entry(body=self.context)


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
