"""Doelen and subdoelen: the numbered goals and commitments of an agenda."""

import re
from functools import reduce
from operator import or_

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from agendas.models.agenda import GLOBAL_GOALS, Agenda, Schaal
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.models import VindbaarQuerySet
from raadsportaal.basis.search.indexing import Entry
from raadsportaal.basis.search.matching import matches
from raadsportaal.redactie.models import PublicatieQuerySet


class Pijler(models.TextChoices):
    """The five P's of Agenda 2030."""

    MENSEN = "mensen", "Mensen"
    PLANEET = "planeet", "Planeet"
    WELVAART = "welvaart", "Welvaart"
    VREDE = "vrede", "Vrede"
    PARTNERSCHAP = "partnerschap", "Partnerschap"


class DoelQuerySet(PublicatieQuerySet):
    def published(self):
        return self.filter(agenda__in=Agenda.objects.published())

    def global_goals(self):
        return self.filter(agenda__groep=GLOBAL_GOALS)

    def published_goals(self):
        """The seventeen, with their agenda."""
        return self.published().global_goals().select_related("agenda")

    def commitments(self):
        """The numbered commitments of the other agendas that are published."""
        return self.published().exclude(agenda__groep=GLOBAL_GOALS).select_related("agenda")

    def of_keys(self, keys):
        """Those that these name, such as "parijs:2"; what names none is passed over."""
        parts = [key.rpartition(":") for key in keys]
        numbered = [(slug, number_in(number)) for slug, _, number in parts]
        named = [models.Q(agenda__slug=slug, nummer=number) for slug, number in numbered if number is not None]
        return self.filter(reduce(or_, named)) if named else self.none()

    def search(self, words):
        """Whose title, text or agenda match the words; those with a title that does come first."""
        fields = ("titel", "tekst", "agenda__titel", "agenda__korte_titel")
        found = self.alias(match=matches(words, *fields)).filter(match=True)
        return found.alias(in_title=matches(words, "titel")).order_by("-in_title", "agenda__volgorde", "nummer")

    def with_verbanden(self):
        """With the subdoelen of the Global Goals that ask the same."""
        return self.prefetch_related("verbanden__subdoel__doel")

    def subdoelen(self):
        """The subdoelen of these."""
        return Subdoel.objects.filter(doel__in=self)

    def indexable(self):
        return self.global_goals().select_related("agenda").prefetch_related("subdoelen")


class Doel(models.Model):
    """A numbered goal of the Global Goals, or a numbered commitment of another agenda."""

    KIND = "doel"

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="doelen", verbose_name="agenda")
    nummer = models.PositiveSmallIntegerField("nummer")
    titel = models.CharField("titel", max_length=120)
    tekst = models.TextField("in gewone taal")
    pijler = models.CharField("pijler (5 P's)", max_length=20, choices=Pijler, blank=True)
    doeljaar = models.PositiveSmallIntegerField("doeljaar", null=True, blank=True)
    schaal = models.CharField("schaal", max_length=20, choices=Schaal)
    raad = models.TextField("wat beslist de raad?")
    instrumenten = ArrayField(models.CharField(max_length=120), verbose_name="instrumenten", default=list, blank=True)
    bron_titel = models.CharField("bron", max_length=250)
    bron_url = models.URLField("adres van de bron", max_length=500)
    gecontroleerd = models.CharField("vergeleken met", max_length=200, blank=True)

    objects = DoelQuerySet.as_manager()

    class Meta:
        ordering = ["agenda__volgorde", "nummer"]
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        constraints = [models.UniqueConstraint(fields=["agenda", "nummer"], name="doelnummer_uniek_per_agenda")]

    def __str__(self):
        return f"{self.agenda.korte_titel} {self.nummer}: {self.titel}"

    @property
    def is_global_goal(self):
        return self.agenda.groep == GLOBAL_GOALS

    def get_absolute_url(self):
        if self.is_global_goal:
            return reverse("agendas:doel", args=[self.nummer])
        return f"{self.agenda.get_absolute_url()}#doel-{self.nummer}"

    @property
    def code(self):
        """Its class in the stylesheet."""
        return f"doel-{self.nummer}"

    @property
    def sleutel(self):
        """What names it in an address, with its agenda."""
        return f"{self.agenda.slug}:{self.nummer}"

    @property
    def nummer_tekst(self):
        return str(self.nummer)

    @property
    def samenvatting(self):
        """What a list shows under the title, as a Publicatie has it."""
        return self.tekst

    def search_entry(self):
        subdoelen = "\n".join(f"{s.code} {s.titel}. {s.tekst} {s.raad}" for s in self.subdoelen.all())
        body = f"Global Goal {self.nummer}\n{self.raad}\n{' '.join(self.instrumenten)}\n{subdoelen}"
        return Entry(
            object_id=self.pk,
            updated=self.agenda.gewijzigd_op,
            title=f"{self.nummer} {self.titel}",
            summary=self.tekst,
            body=body,
            names=[self.titel, *numbered(self.nummer, "doel", "sdg", "goal", "global goal", "global goals")],
        )


def numbered(number, *words) -> list[str]:
    """A number as it is typed: bare, and after each of these words."""
    return [f"{number}", *(f"{word} {number}" for word in words)]


class Zeggenschap(models.TextChoices):
    VEEL = "veel", "Veel"
    DEELS = "deels", "Deels"
    WEINIG = "weinig", "Weinig"


class SubdoelQuerySet(VindbaarQuerySet):
    def findable(self):
        """As long as the agenda of their doel is published."""
        return self.filter(doel__in=Doel.objects.published())

    def indexable(self):
        return self.select_related("doel__agenda")

    def search(self, words):
        """By the start of its number (11 or 11.7), or by words of its title and text, the title first."""
        if re.fullmatch(r"\d{1,2}([.]\w{0,2})?", words):
            return self.filter(code__startswith=words if "." in words else f"{words}.")
        found = self.alias(match=matches(words, "titel", "tekst", "raad", "doel__titel")).filter(match=True)
        return found.alias(in_title=matches(words, "titel")).order_by("-in_title", "volgorde")

    def for_choice(self):
        return self.select_related("doel__agenda")


class Subdoel(models.Model):
    """One of the 169 targets of the Global Goals, in our own words."""

    KIND = "subdoel"
    BESTUURSLAGEN = {
        "gemeente": "gemeente",
        "provincie": "provincie",
        "waterschap": "waterschap",
        "rijk": "Rijk",
        "eu": "EU",
    }

    doel = models.ForeignKey(Doel, models.CASCADE, related_name="subdoelen", verbose_name="doel")
    code = models.CharField("code", max_length=6, unique=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", unique=True, help_text="1 tot en met 169: 1.a na 1.5.")
    titel = models.CharField("titel", max_length=80)
    tekst = models.TextField("in gewone taal")
    middel = models.BooleanField("gaat over middelen", default=False)
    zeggenschap = models.CharField("zeggenschap van de gemeente", max_length=10, choices=Zeggenschap)
    bestuurslagen = ArrayField(
        models.CharField(max_length=20, choices=list(BESTUURSLAGEN.items())),
        verbose_name="wie beslist, de belangrijkste eerst",
        default=list,
    )
    raad = models.CharField("wat beslist de raad?", max_length=150, blank=True)
    bron_url = models.URLField("adres bij de VN", max_length=200)

    objects = SubdoelQuerySet.as_manager()

    class Meta:
        ordering = ["volgorde"]
        verbose_name = "subdoel"
        verbose_name_plural = "subdoelen"

    def __str__(self):
        return f"{self.code} {self.titel}"

    def get_absolute_url(self):
        nummer, _, letter = self.code.partition(".")
        return f"{reverse('agendas:doel', args=[nummer])}#{nummer}-{letter}"

    def search_entry(self):
        return Entry(
            object_id=self.pk,
            updated=self.doel.agenda.gewijzigd_op,
            title=f"{self.code} {self.titel}",
            summary=self.tekst,
            body=f"Subdoel van Global Goal {self.doel.nummer} {self.doel.titel}\n{self.raad}",
            names=[self.titel, *numbered(self.code, "subdoel", "doel", "sdg", "target")],
        )

    @property
    def anchor(self):
        return self.code.replace(".", "-")

    @property
    def beslissers(self):
        return ", ".join(self.BESTUURSLAGEN[laag] for laag in self.bestuurslagen)
