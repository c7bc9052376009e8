"""The register of city partnerships: which Dutch municipality has a tie with which place abroad, and who says so."""

import re

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kennisbank.models import Land, Thema
from raadsportaal.basis.models import Vindbaar, ends_after_begin, place_is_whole
from raadsportaal.basis.search import indexing
from raadsportaal.gemeenten.models import Gemeente
from samenwerking.models.stedenband_queries import StedenbandQuerySet
from samenwerking.stedenbanden.facets import STEDENBAND_FACETS

# What a municipality says of its partnership, and VNG sees side by side when it changes.
INHOUD = ("plaats", "land", "soort", "stand", "sinds", "tot", "toelichting", "contact")


class Bandsoort(models.TextChoices):
    STEDENBAND = "stedenband", "Stedenband"
    VRIENDSCHAP = "vriendschapsband", "Vriendschapsband"
    CONTACT = "contact", "Contact"
    PROJECT = "projectsamenwerking", "Projectsamenwerking"
    ONBEKEND = "onbekend", "Soort onbekend"


class Bandstand(models.TextChoices):
    NIET_BEVESTIGD = "niet_bevestigd", "Niet bevestigd"
    ACTIEF = "actief", "Actief"
    SLAPEND = "slapend", "Slapend"
    BEEINDIGD = "beeindigd", "Beëindigd"
    ONJUIST = "onjuist", "Was er nooit"  # stands in a source, and the municipality denies it: not public


class Stedenband(Vindbaar):
    """Public, but for the contact. Loaded from old lists as not confirmed; only the municipality itself confirms."""

    KIND = "stedenband"

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="stedenbanden", verbose_name="gemeente")
    geregistreerd_als = models.CharField("naam in de bron", max_length=120, blank=True)
    plaats = models.CharField("partner", max_length=120)
    land = models.ForeignKey(Land, models.PROTECT, related_name="stedenbanden", verbose_name="land")
    breedtegraad = models.FloatField("breedtegraad", null=True, blank=True)
    lengtegraad = models.FloatField("lengtegraad", null=True, blank=True)
    soort = models.CharField("soort", max_length=20, choices=Bandsoort, default=Bandsoort.ONBEKEND)
    stand = models.CharField("stand", max_length=20, choices=Bandstand, default=Bandstand.NIET_BEVESTIGD)
    sinds = models.PositiveSmallIntegerField("sinds welk jaar?", null=True, blank=True)
    tot = models.PositiveSmallIntegerField("tot en met welk jaar?", null=True, blank=True)
    themas = models.ManyToManyField(Thema, related_name="+", verbose_name="waarover?", blank=True)
    toelichting = models.TextField("toelichting", max_length=600, blank=True)
    contact = models.CharField(
        "contact bij de gemeente",
        max_length=200,
        blank=True,
        help_text="Niet openbaar. Alleen VNG International ziet dit.",
    )
    bron = models.CharField("bron", max_length=250, blank=True)
    extern_id = models.CharField(
        "kenmerk in de bron", max_length=200, blank=True, editable=False, help_text="Zodat inladen haar herkent."
    )
    bron_zekerheid = models.CharField("hoe zeker is de bron?", max_length=60, blank=True)
    bevestigd_op = models.DateField("laatst bevestigd", null=True, blank=True)
    bevestigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    gevraagd_op = models.DateField("naar gevraagd op", null=True, editable=False)
    gewijzigd_op = models.DateTimeField(auto_now=True)

    objects = StedenbandQuerySet.as_manager()

    class Meta:
        ordering = ["gemeente__sorteernaam", "plaats"]
        verbose_name = "stedenband"
        verbose_name_plural = "stedenbanden"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "land", "plaats"], name="stedenband_een_keer_per_paar"),
            models.UniqueConstraint(
                fields=["extern_id"], condition=~models.Q(extern_id=""), name="stedenband_een_keer_per_bron"
            ),
            ends_after_begin("tot", "sinds", name="stedenband_einde_na_begin"),
            place_is_whole(name="stedenband_plaats_heel_of_niet"),
        ]

    def __str__(self):
        return f"{self.gemeente} en {self.plaats}, {self.land}"

    def get_absolute_url(self):
        query = urlencode({"q": f"{self.gemeente.naam} {self.plaats}"})
        return f"{reverse('samenwerking:stedenbanden')}?{query}#band-{self.pk}"

    @property
    def titel(self):
        return str(self)

    @property
    def samenvatting(self):
        return f"{self.get_soort_display()}, {self.get_stand_display().lower()}."

    @property
    def bron_kort(self):
        """The sources with their year, without which list of each."""
        names = dict.fromkeys(re.sub(r",[^(]*(?=\()", " ", part) for part in self.bron.split("; "))
        return " en ".join(names)

    @property
    def is_findable(self):
        return self.stand != Bandstand.ONJUIST

    @property
    def is_confirmed(self):
        """Whether the municipality itself said how it is; a source can say so too, and then is named."""
        return self.bevestigd_op is not None

    def search_entry(self):
        land = f"{self.land.naam} {self.land.andere_namen}"
        return indexing.Entry(
            object_id=self.pk,
            updated=self.gewijzigd_op,
            title=f"{self.gemeente.naam} {self.plaats}",
            summary=f"{land} {self.geregistreerd_als} {self.get_soort_display()}",
            body=" ".join([self.toelichting, *(thema.naam for thema in self.themas.all())]),
            options=STEDENBAND_FACETS.options_of(self),
            size=self.gemeente.inwoners,
        )

    @classmethod
    @transaction.atomic
    def register(cls, *, gemeente, by, now, themas=(), **inhoud):
        """A partnership that the municipality adds itself."""
        band = cls(gemeente=gemeente, bron="de gemeente", **inhoud)
        return band._keep(cls(gemeente=gemeente, soort="", stand="")._told(), by, now, themas)

    @transaction.atomic
    def confirm(self, *, by, now, themas=None, **inhoud):
        """The municipality says how it is; the change is kept as a Bandwijziging, which VNG sees in its queue."""
        was = Stedenband.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
        before = was._told()
        for name, value in inhoud.items():
            setattr(self, name, value)
        if (self.plaats, self.land_id) != (was.plaats, was.land_id):  # the place on the map was that of the other
            self.breedtegraad = self.lengtegraad = None
        return self._keep(before, by, now, themas)

    def _keep(self, before, by, now, themas):
        self.bevestigd_op, self.bevestigd_door = timezone.localdate(now), by
        self.save()
        if themas is not None:
            self.themas.set(themas)
            self.index()
        after = self._told()
        changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
        self.wijzigingen.create(verschillen=changed, door=by, op=now)
        return self

    def _told(self):
        """What it says, in words."""
        told = {name: self._word(name) for name in INHOUD}
        return told | {"themas": ", ".join(thema.naam for thema in self.themas.all()) if self.pk else ""}

    def _word(self, name):
        value = getattr(self, f"{name}_id" if name == "land" else name)
        if name in ("soort", "stand"):
            return getattr(self, f"get_{name}_display")()
        return "" if value is None else str(self.land if name == "land" else value)


class BandwijzigingQuerySet(models.QuerySet):
    def unseen(self):
        return self.filter(gezien_op__isnull=True)

    def mark_seen(self, now):
        """Returns how many were not seen yet."""
        return self.unseen().update(gezien_op=now)


class Bandwijziging(models.Model):
    """What a municipality confirmed or corrected: {field: [old, new]}, empty when all stayed the same."""

    stedenband = models.ForeignKey(Stedenband, models.CASCADE, related_name="wijzigingen")
    verschillen = models.JSONField("wat er veranderde", default=dict)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)
    gezien_op = models.DateTimeField("gezien door VNG", null=True, blank=True)

    objects = BandwijzigingQuerySet.as_manager()

    class Meta:
        ordering = ["-op"]
        verbose_name = "wijziging van een stedenband"
        verbose_name_plural = "wijzigingen van stedenbanden"

    def __str__(self):
        return f"{self.stedenband}, {self.op:%d-%m-%Y}"

    @property
    def regels(self):
        """(what, old, new) for each thing that changed, with the name that the form gives it."""
        names = {field.name: field.verbose_name for field in Stedenband._meta.get_fields() if hasattr(field, "column")}
        names["themas"] = "waarover?"
        return [(names[name], *self.verschillen[name]) for name in (*INHOUD, "themas") if name in self.verschillen]
