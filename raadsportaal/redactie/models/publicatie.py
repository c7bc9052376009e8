"""What a Publicatie is: content with a status, an owner and a check date."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from raadsportaal.basis.models import Vindbaar, VindbaarQuerySet
from raadsportaal.basis.search.indexing import Entry
from raadsportaal.redactie.models.queries import Redactievragen
from raadsportaal.redactie.models.upkeep import Houdbaar
from raadsportaal.redactie.writing.lacking import Gemis


class Status(models.TextChoices):
    CONCEPT = "concept", "concept"
    TER_BEOORDELING = "ter_beoordeling", "ter controle"
    TERUGGESTUURD = "teruggestuurd", "teruggestuurd"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    GEARCHIVEERD = "gearchiveerd", "gearchiveerd"
    VERWIJDERD = "verwijderd", "in de prullenbak"


READABLE = [Status.GEPUBLICEERD, Status.GEARCHIVEERD]  # an archived page keeps its address and says that it is old


LONGEST_SUMMARY = 240  # characters that a card has room for; asked for before publishing


class PublicatieQuerySet(Houdbaar, Redactievragen, VindbaarQuerySet):
    def published(self):
        """What the public may see; decided here and nowhere else."""
        return self.filter(status=Status.GEPUBLICEERD)

    def readable(self):
        """Published, and archived too."""
        return self.filter(status__in=READABLE)

    def findable(self):
        return self.published()


class Publicatie(Vindbaar):
    """A piece of content with a status, an owner and a check date; the search finds what is published."""

    LINKS = ()  # the fields, also of its parts, that hold the address of a source

    titel = models.CharField("titel", max_length=200)
    slug = models.SlugField("webadres", max_length=120, unique=True)
    samenvatting = models.TextField("samenvatting", blank=True, help_text="Hooguit 240 tekens, in gewone taal.")
    status = models.CharField("status", max_length=20, choices=Status, default=Status.CONCEPT)
    gecontroleerd_op = models.DateField(
        "laatste controle", null=True, blank=True, help_text="Leeg: nog niet door VNG gecontroleerd."
    )
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=timezone.now, editable=False)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="gewijzigd door",
    )

    objects = PublicatieQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.titel

    @property
    def is_published(self):
        return self.status == Status.GEPUBLICEERD

    @property
    def is_public(self):
        """Whether others may read it."""
        return self.status in READABLE

    @property
    def is_archived(self):
        return self.status == Status.GEARCHIVEERD

    @property
    def is_findable(self):
        return self.is_published

    def missing(self) -> list[Gemis]:
        """What lacks before it can be published: in words, for the editor."""
        return []

    def entry(self, **more) -> Entry:
        """Its row in the search: `more` is what its kind has besides, or in place of, a title and a summary."""
        common = {"object_id": self.pk, "updated": self.gewijzigd_op, "title": self.titel, "summary": self.samenvatting}
        return Entry(**common | more)

    def mark_checked(self):
        """An editor read it today and says that it is right."""
        self.gecontroleerd_op = timezone.localdate()
        self.save(update_fields=["gecontroleerd_op"])
