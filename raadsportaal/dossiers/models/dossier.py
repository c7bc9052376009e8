"""A dossier: a piece of policy that a council handles, with what it is linked to."""

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from raadsportaal.basis.models import PlainText
from raadsportaal.dossiers.choices import (
    Afdoening,
    Behandeling,
    Dossierbron,
    Dossiersoort,
    Dossierstand,
    Uitkomst,
    Volgens,
)
from raadsportaal.dossiers.models.dossier_queries import DossierQuerySet
from raadsportaal.gemeenten.history import tracked
from raadsportaal.gemeenten.models import Gemeente


class BijDossier:
    """Mix in before a model with the municipality of its dossier: a composite foreign key holds the two together."""

    def save(self, *args, **kwargs):
        self.gemeente_id = self.dossier.gemeente_id
        super().save(*args, **kwargs)


@tracked(exclude=["gewijzigd_op", "aangemaakt_op", "stukadressen"])
class Dossier(PlainText):
    """Belongs to one municipality; row-level security keeps it there."""

    # The addresses that the list of dossiers has for itself.
    RESERVED_SLUGS = frozenset({"nieuw", "invoer", "export"})

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="dossiers", verbose_name="gemeente")
    titel = models.CharField("titel", max_length=200)
    slug = models.SlugField("webadres", max_length=120)
    soort = models.CharField("soort", max_length=30, choices=Dossiersoort)
    stand = models.CharField(
        "waar staat het?", max_length=20, choices=Dossierstand, default=Dossierstand.IN_VOORBEREIDING
    )
    behandeling = models.CharField("behandeling", max_length=20, choices=Behandeling, blank=True)
    portefeuillehouder = models.CharField("portefeuillehouder", max_length=120, blank=True)
    behandeldatum = models.DateField("datum van behandeling in de raad", null=True, blank=True)
    samenvatting = models.TextField("samenvatting", blank=True, max_length=2000)
    indieners = models.CharField("ingediend door", max_length=200, blank=True)
    stemming = models.CharField("stemming", max_length=100, blank=True)
    termijn = models.DateField("termijn", null=True, blank=True)
    afdoening = models.CharField("afdoening", max_length=20, choices=Afdoening, blank=True)
    stand_volgens = models.CharField("stand volgens", max_length=20, choices=Volgens, blank=True, editable=False)
    stand_op = models.DateTimeField("stand bevestigd op", null=True, blank=True, editable=False)
    document_titel = models.CharField("naam van het document", max_length=200, blank=True)
    document_url = models.URLField("adres van het document", max_length=500, blank=True)
    # [name, address] of what else stands with it in the system that it came from
    stukadressen = models.JSONField("andere stukken in het raadsinformatiesysteem", default=list, editable=False)
    bron = models.CharField(
        "ingelezen uit", max_length=20, choices=Dossierbron, default=Dossierbron.PORTAAL, editable=False
    )
    bij = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="erbij", verbose_name="hoort bij dossier"
    )
    extern_id = models.CharField("kenmerk", max_length=200, blank=True)
    openbaar_op = models.DateTimeField("openbaar sinds", null=True, blank=True, editable=False)
    gearchiveerd_op = models.DateTimeField("in het archief sinds", null=True, blank=True, editable=False)
    aangemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    aangemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        ordering = ["-behandeldatum", "titel"]
        verbose_name = "dossier"
        verbose_name_plural = "dossiers"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "slug"], name="dossier_webadres_uniek_per_gemeente"),
            models.UniqueConstraint(
                "gemeente",
                Lower("extern_id"),
                condition=~models.Q(extern_id=""),
                name="dossier_een_keer_per_kenmerk",
            ),
            models.UniqueConstraint(fields=["id", "gemeente"], name="dossier_met_gemeente"),  # of the composite key
        ]
        indexes = [
            models.Index("gemeente", models.F("behandeldatum").desc(), name="dossier_per_gemeente_op_datum"),
            models.Index(
                fields=["openbaar_op"], condition=models.Q(openbaar_op__isnull=False), name="dossier_openbaar"
            ),
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("dossiers:dossier", args=[self.gemeente.slug, self.slug])

    @property
    def is_open(self):
        """The council must still handle it."""
        return Dossierstand(self.stand).is_open and self.gearchiveerd_op is None

    @property
    def uitkomst(self) -> Uitkomst | None:
        """How it ended in the council; None while it has not, and unknown while nobody answers for it."""
        ended = Uitkomst.of(self.stand, self.soort)
        return ended if ended is None or self.is_confirmed else Uitkomst.ANDERS

    @property
    def is_archived(self):
        return self.gearchiveerd_op is not None

    @property
    def is_followed(self):
        """The council follows what becomes of it."""
        return self.soort in Dossiersoort.followed()

    @property
    def is_confirmed(self):
        """Somebody answers for where it stands; of what no council follows nobody asks that."""
        return bool(self.stand_volgens) or not self.is_followed

    @property
    def is_pending(self):
        """Not done, as far as anyone told, and not turned down."""
        return self.afdoening != Afdoening.AFGEDAAN and self.stand not in Dossierstand.without_sequel()

    @property
    def hoe_het_staat(self):
        """Its outcome with the votes, and what was done since."""
        stemming = f" ({self.stemming})" if self.stemming else ""
        done = self.get_afdoening_display()
        return f"{self.get_stand_display()}{stemming}{f', {done[0].lower()}{done[1:]}' if done else ''}"

    @property
    def volgens(self):
        """Who says where it stands, in words; empty when nobody does."""
        if self.stand_volgens == Volgens.SYSTEEM and self.bron not in (Dossierbron.PORTAAL, Dossierbron.BESTAND):
            return self.get_bron_display()
        return self.get_stand_volgens_display()

    @property
    def is_public(self):
        return self.openbaar_op is not None

    @property
    def alle_doelnummers(self):
        """Of the Global Goals that it counts for; it must come from with_counts()."""
        return sorted({*self.doelnummers, *self.ook_doelnummers})

    def may_belong_to(self):
        """What this can be a motie, an amendement or a question about: the newest first."""
        others = Dossier.objects.current().filter(gemeente=self.gemeente_id).exclude(pk=self.pk)
        return others.exclude(soort__in=Dossiersoort.of_members()).by_day()

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = self.free_slug()
        super().save(*args, **kwargs)

    def free_slug(self):
        """An address that no dossier of its municipality has."""
        base = slugify(self.titel)[:110] or "dossier"
        taken = set(
            Dossier.objects.filter(gemeente=self.gemeente, slug__startswith=base).values_list("slug", flat=True)
        )
        return free_slug(self.titel, taken)

    @transaction.atomic
    def archive(self, now):
        """Out of the daily lists and out of the public eye, with all its koppelingen; restore() brings it back.

        Not to the public: who restores it need not be who may publish.
        """
        self.gearchiveerd_op, self.openbaar_op = self.gearchiveerd_op or now, None
        self.save(update_fields=["gearchiveerd_op", "openbaar_op", "gewijzigd_op"])

    @transaction.atomic
    def restore(self):
        self.gearchiveerd_op = None
        self.save(update_fields=["gearchiveerd_op", "gewijzigd_op"])

    def confirm(self, now):
        """The griffie answers for where it stands."""
        self.stand_volgens, self.stand_op = Volgens.GRIFFIE, now
        self.save(update_fields=["stand_volgens", "stand_op", "gewijzigd_op"])

    @transaction.atomic
    def publish(self, now):
        """Show its title, facts and confirmed koppelingen to everyone; hide() takes that back."""
        self.openbaar_op = self.openbaar_op or now
        self.save(update_fields=["openbaar_op", "gewijzigd_op"])

    @transaction.atomic
    def hide(self):
        self.openbaar_op = None
        self.save(update_fields=["openbaar_op", "gewijzigd_op"])


def free_slug(titel, taken):
    """An address for a title that is not among those taken, nor one that the list has for itself."""
    base = slugify(titel)[:110] or "dossier"
    return next(slug for slug in _numbered(base) if slug not in taken and slug not in Dossier.RESERVED_SLUGS)


def _numbered(base):
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
