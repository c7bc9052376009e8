"""What a praktijk is sorted by: thema and land; and the places an editor can pick."""

import re

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from raadsportaal.basis.models import PlainText, Vindbaar, VindbaarQuerySet
from raadsportaal.basis.search.indexing import Entry, sort_key
from raadsportaal.basis.texts import fold, split_list
from raadsportaal.redactie.models import Status


class Werelddeel(models.TextChoices):
    EUROPA = "europa", "Europa"
    AFRIKA = "afrika", "Afrika"
    AZIE = "azie", "Azië"
    NOORD_AMERIKA = "noord-amerika", "Noord- en Midden-Amerika"
    ZUID_AMERIKA = "zuid-amerika", "Zuid-Amerika"
    OCEANIE = "oceanie", "Oceanië"
    ANTARCTICA = "antarctica", "Antarctica"


class ThemaQuerySet(VindbaarQuerySet):
    def findable(self):
        return self

    def with_counts(self):
        """With the number of published praktijken and collecties of each."""
        return self.annotate(
            aantal=Count("praktijken", Q(praktijken__status=Status.GEPUBLICEERD), distinct=True),
            collectie_aantal=Count("collecties", Q(collecties__status=Status.GEPUBLICEERD), distinct=True),
        ).order_by("naam")


class Thema(Vindbaar):
    """A subject that councils know."""

    KIND = "thema"
    is_findable = True

    nummer = models.PositiveSmallIntegerField("nummer", primary_key=True, help_text="Vast nummer onder 1000.")
    naam = models.CharField("naam", max_length=60, unique=True)
    slug = models.SlugField("webadres", unique=True)
    trefwoorden = models.TextField(
        "trefwoorden",
        blank=True,
        help_text="Andere woorden waarmee raadsleden dit thema zoeken, met een spatie ertussen.",
    )
    inleiding = models.TextField(
        "inleiding",
        blank=True,
        help_text="Waar gaat het over, en wat beslist de raad? Een of twee zinnen, geen cijfers.",
    )
    wereld = models.TextField(
        "wat de wereld afsprak",
        blank=True,
        help_text="Welke internationale afspraken gaan hierover? Hooguit drie zinnen, met het jaar erbij.",
    )

    objects = ThemaQuerySet.as_manager()

    class Meta:
        ordering = ["naam"]
        verbose_name = "thema"
        verbose_name_plural = "thema's"
        constraints = [models.CheckConstraint(condition=models.Q(nummer__lt=1000), name="thema_nummer_onder_1000")]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("kennisbank:thema", args=[self.slug])

    def search_entry(self):
        parts = re.split(r",| en ", self.naam)
        return Entry(
            object_id=self.pk,
            updated=timezone.now(),
            title=self.naam,
            summary=self.trefwoorden,
            body=self.inleiding,
            names=[self.naam, *parts, *self.trefwoorden.split()],
        )


class Themavraag(PlainText):
    """A question for the council to begin with, at a thema."""

    thema = models.ForeignKey(Thema, models.CASCADE, related_name="vragen")
    volgorde = models.PositiveSmallIntegerField(default=0)
    vraag = models.CharField("vraag", max_length=300)
    moment = models.CharField("wanneer?", max_length=100, blank=True)

    class Meta:
        ordering = ["volgorde", "pk"]
        verbose_name = "vraag voor de raad"
        verbose_name_plural = "vragen voor de raad"

    def __str__(self):
        return self.vraag


class OnderwerpQuerySet(VindbaarQuerySet):
    def findable(self):
        return self

    def with_counts(self):
        """With the number of published praktijken of each."""
        return self.annotate(aantal=Count("praktijken", Q(praktijken__status=Status.GEPUBLICEERD)))

    def of_thema(self, thema):
        """Those that have a praktijk to read, by name."""
        return self.with_counts().filter(thema=thema, aantal__gt=0).order_by("naam")


class Onderwerp(Vindbaar):
    """A subject that comes back in councils, smaller than a thema: hitte, vakantieverhuur, 30 km per uur."""

    KIND = "onderwerp"
    is_findable = True

    nummer = models.PositiveSmallIntegerField("nummer", primary_key=True, help_text="Vast nummer onder 1000.")
    naam = models.CharField("naam", max_length=60, unique=True)
    slug = models.SlugField("webadres", unique=True)
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="onderwerpen", verbose_name="thema")
    trefwoorden = models.TextField(
        "trefwoorden",
        blank=True,
        help_text="Andere woorden waarmee raadsleden dit onderwerp zoeken, met een puntkomma ertussen.",
    )

    objects = OnderwerpQuerySet.as_manager()

    class Meta:
        ordering = ["naam"]
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        constraints = [models.CheckConstraint(condition=models.Q(nummer__lt=1000), name="onderwerp_nummer_onder_1000")]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return f"{reverse('kennisbank:praktijken')}?onderwerp={self.slug}"

    def search_entry(self):
        return Entry(
            object_id=self.pk,
            updated=timezone.now(),
            title=self.naam,
            summary=self.trefwoorden.replace(";", " "),
            names=[self.naam, *split_list(self.trefwoorden)],
        )


HOME = "NL"  # the only country that has no page: the portal is about the others


class LandQuerySet(VindbaarQuerySet):
    def findable(self):
        return self.exclude(code=HOME)

    def indexable(self):
        return self.select_related("pagina")


class Land(Vindbaar):
    """A country, by the name the Dutch government uses."""

    KIND = "land"

    nummer = models.PositiveSmallIntegerField("nummer volgens ISO 3166", primary_key=True)
    code = models.CharField("code", max_length=2, unique=True)
    naam = models.CharField("naam", max_length=80)
    andere_namen = models.CharField("andere namen", max_length=250, blank=True)
    slug = models.SlugField("webadres", max_length=80, unique=True)
    werelddeel = models.CharField("werelddeel", max_length=20, choices=Werelddeel)
    sorteersleutel = models.CharField(max_length=80, editable=False)

    objects = LandQuerySet.as_manager()

    class Meta:
        ordering = ["sorteersleutel"]
        verbose_name = "land"
        verbose_name_plural = "landen"
        constraints = [models.CheckConstraint(condition=models.Q(nummer__lt=1000), name="land_nummer_onder_1000")]

    def __str__(self):
        return self.naam

    def save(self, *args, **kwargs):
        self.sorteersleutel = sort_key(self.naam)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("samenwerking:land", args=[self.slug])

    @property
    def is_findable(self):
        return self.code != HOME

    @property
    def verhaal(self):
        """The Landpagina of this country, which another app keeps; None where there is none."""
        return getattr(self, "pagina", None)

    def search_entry(self):
        pagina = self.verhaal
        return Entry(
            object_id=self.pk,
            updated=timezone.now(),
            title=f"{self.naam} {self.andere_namen}",
            summary=pagina.inleiding if pagina else "",
            body=f"{pagina.bestuur}\n{pagina.opgave}\n{pagina.leren}" if pagina else "",
            names=[self.naam, *split_list(self.andere_namen)],
        )


# Letters that are not a plain one with a mark.
MOST_PLACES = 20  # that are offered while an editor types
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "’": "'"})


def search_name(name: str) -> str:
    """A name as it is looked for: without capitals and accents."""
    return fold(name).translate(LETTERS)


class PlaatsQuerySet(models.QuerySet):
    def beginning_with(self, words):
        """Whose name, also one in another language, begins so; capitals and accents do not count."""
        key = search_name(words.strip()[:60])
        if len(key) < 2:
            return self.none()
        found = self.filter(models.Q(zoeknaam__startswith=key) | models.Q(zoeknaam__contains=f"|{key}"))
        return found.select_related("land").order_by(models.F("inwoners").desc(nulls_last=True), "naam")[:MOST_PLACES]


class Plaats(models.Model):
    """A town with its position, so that an editor need not look it up; a help for typing, not a tie."""

    naam = models.CharField("naam", max_length=120)
    land = models.ForeignKey(Land, models.CASCADE, related_name="plaatsen", verbose_name="land")
    breedtegraad = models.FloatField("breedtegraad")
    lengtegraad = models.FloatField("lengtegraad")
    inwoners = models.PositiveIntegerField("inwoners", null=True, blank=True)
    zoeknaam = models.CharField(max_length=120, editable=False, db_index=True)

    objects = PlaatsQuerySet.as_manager()

    class Meta:
        ordering = ["-inwoners", "naam"]
        verbose_name = "plaats"
        verbose_name_plural = "plaatsen"
        constraints = [
            models.UniqueConstraint(fields=["naam", "land", "breedtegraad", "lengtegraad"], name="plaats_een_keer")
        ]

    def __str__(self):
        return f"{self.naam}, {self.land}"
