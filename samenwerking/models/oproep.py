"""Calls for the knowledge of municipalities."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils import timezone

from kennisbank.models import Land, Thema
from raadsportaal.redactie.models import Publicatie, PublicatieQuerySet
from raadsportaal.redactie.writing.lacking import lacking
from samenwerking.models.aanbod import Aanbod
from samenwerking.models.deskundigheid import Deskundigheid, Taal, Vorm, codes, labels
from samenwerking.models.land import Landpagina
from samenwerking.models.programma import Programma
from samenwerking.models.reactie import Reactie

__all__ = ["Aanbod", "Deskundigheid", "Oproep", "Reactie", "Taal", "Vorm"]


VOOR_DE_GEMEENTE = "Op deze oproep reageert de griffie of een ambtenaar, namens de gemeente."


class OproepGesloten(Exception):
    """This cannot be responded to, any more or in one's own name; the text says why."""


class AlGereageerd(Exception):
    """The municipality, or this person, responded already."""

    def __init__(self, reactie):
        who = "U" if reactie.persoon_id else "Uw gemeente"
        super().__init__(f"{who} reageerde al op deze oproep.")
        self.reactie = reactie


class OproepQuerySet(PublicatieQuerySet):
    def open(self, on):
        """That one can still respond to: before the deadline, and no journey to a country that is closed."""
        return self.published().filter(Q(deadline__isnull=True) | Q(deadline__gte=on)).exclude(pk__in=self._closed())

    def to_check(self, on):
        return self.open(on)

    def shut(self, on):
        """Published, but one cannot respond; the latest first."""
        return self.published().filter(Q(deadline__lt=on) | Q(pk__in=self._closed()))

    def _closed(self):
        """Journeys to a country to which nobody is sent."""
        landen = Oproep.landen.through.objects.filter(
            oproep__vorm=Vorm.REIS, land__in=Landpagina.objects.closed().values("land")
        )
        return landen.values("oproep")

    def for_list(self):
        return self.select_related("programma").prefetch_related("themas").with_landen().soonest_first()

    def with_landen(self):
        """With their countries, and whether anybody is sent there."""
        return self.prefetch_related(Prefetch("landen", Land.objects.select_related("pagina")))

    def soonest_first(self):
        return self.order_by(F("deadline").asc(nulls_last=True), "pk")

    def of_land(self, land):
        return self.filter(landen=land)

    def indexable(self):
        return self.prefetch_related("themas", "landen")


class Oproep(Publicatie):
    """VNG International seeks knowledge: for what, in which role, when, and who may respond."""

    KIND = "oproep"

    programma = models.ForeignKey(
        Programma, models.PROTECT, null=True, blank=True, related_name="oproepen", verbose_name="programma"
    )
    tekst = models.TextField("wat wordt er gevraagd?")
    rol = models.CharField("in welke rol?", max_length=12, choices=Deskundigheid)
    vorm = models.CharField("hoe?", max_length=10, choices=Vorm, default=Vorm.ONLINE)
    tijd = models.CharField("hoeveel tijd?", max_length=120, blank=True)
    periode = models.CharField("wanneer?", max_length=120, blank=True)
    talen = ArrayField(codes(Taal), verbose_name="welke taal?", default=list, blank=True)
    themas = models.ManyToManyField(Thema, related_name="+", verbose_name="thema's", blank=True)
    landen = models.ManyToManyField(Land, related_name="oproepen", verbose_name="landen", blank=True)
    wie = models.CharField("wie mag reageren?", max_length=200, blank=True)
    deadline = models.DateField("reageren tot en met", null=True, blank=True)
    verzonnen = models.BooleanField("alleen voor de demo", default=False, editable=False)

    objects = OproepQuerySet.as_manager()

    class Meta:
        ordering = ["deadline"]
        verbose_name = "oproep"
        verbose_name_plural = "oproepen"

    def clean(self):
        if not self.tekst.strip():
            raise ValidationError({"tekst": "Schrijf wat er gevraagd wordt."})

    def get_absolute_url(self):
        return reverse("samenwerking:oproep", args=[self.slug])

    def is_open(self, on):
        return self.is_published and not self.closed_because(on)

    def closed_because(self, on) -> str:
        """Why nobody can respond, in words; empty when one can."""
        if no_travel := self.no_travel():
            return no_travel
        if self.deadline and self.deadline < on:
            return "De termijn om te reageren is voorbij."
        return ""

    def closed_to(self, persoon, on) -> str:
        """Why this person cannot respond in their own name, in words; empty when they can. None: the municipality."""
        if persoon and not self.asks_raadsleden:
            return VOOR_DE_GEMEENTE
        return self.closed_because(on)

    @property
    def asks_raadsleden(self):
        return self.rol == Deskundigheid.RAADSLID

    @property
    def rol_en_vorm(self):
        vorm = self.get_vorm_display()
        return f"{self.get_rol_display()}, {vorm[0].lower()}{vorm[1:]}"

    @property
    def taal_labels(self):
        return labels(Taal, self.talen)

    def no_travel(self) -> str:
        """To which countries of a journey nobody is sent, in words; empty when all are open."""
        if self.vorm != Vorm.REIS:
            return ""
        pages = [getattr(land, "pagina", None) for land in self.landen.all()]
        closed = [page.land.naam for page in pages if page and page.gesloten]
        return f"Er wordt nu niemand gestuurd naar {' en '.join(closed)}." if closed else ""

    @transaction.atomic
    def respond(self, gemeente, *, bericht, aanbod, by, now, persoon=None):
        """The response of a municipality, or of a person there in their own name.

        Raises OproepGesloten, or AlGereageerd with the one that is there.
        """
        oproep = type(self).objects.select_for_update(no_key=True).get(pk=self.pk)
        today = timezone.localdate(now)
        if not oproep.is_published or oproep.closed_to(persoon, today):
            raise OproepGesloten(oproep.closed_to(persoon, today))
        known = oproep.reacties.filter(gemeente=gemeente, persoon=persoon).first()
        if known and not known.is_withdrawn:
            raise AlGereageerd(known)
        reactie = known or Reactie(oproep=oproep, gemeente=gemeente, persoon=persoon)
        reactie.bericht, reactie.aanbod, reactie.door, reactie.op = bericht, aanbod, by, now
        reactie.stand, reactie.antwoord = Reactie.Stand.ONTVANGEN, ""
        reactie.besloten_door = reactie.besloten_op = None
        reactie.save()
        return reactie

    def missing(self):
        return lacking(
            (self.samenvatting, "een samenvatting"),
            (self.pk and self.themas.exists(), "een thema"),
            (self.wie, "wie mag reageren"),
        )

    def search_entry(self):
        landen = " ".join(land.naam for land in self.landen.all())
        themas = " ".join(thema.naam for thema in self.themas.all())
        return self.entry(summary=f"{self.samenvatting} {landen}", body=f"{self.tekst} {themas}")
