"""What must be looked at again, and why: the queue "Controle nodig", and the state of the links to sources."""

from django.conf import settings
from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models
from django.utils import timezone

from raadsportaal.redactie.models.redactiestap import OfRecord


class Aanleiding(models.TextChoices):
    OUD = "oud", "Te lang geleden gecontroleerd"
    BRON = "bron", "Een bron is niet meer te openen"
    MELDING = "melding", "Een bezoeker meldt een fout"
    AFGELOPEN = "afgelopen", "Het programma of de stedenband is voorbij"
    CIJFER = "cijfer", "Er is een nieuw jaar van een cijfer"
    DOELTEKST = "doeltekst", "De tekst van een doel is veranderd"


class ControlepuntQuerySet(OfRecord):
    def open(self):
        return self.filter(afgedaan_op__isnull=True)

    def of_kinds(self, soorten):
        return self.filter(soort__in=soorten)

    def because(self, aanleiding):
        return self.filter(aanleiding=aanleiding) if aanleiding else self

    def per_record(self):
        """One row a record, who waits longest first: (soort, record), since when, and which reasons."""
        rows = self.order_by().values("soort", "record")
        return rows.annotate(
            oudste=models.Min("sinds"), aanleidingen=ArrayAgg("aanleiding", distinct=True, default=[])
        ).order_by("oudste", "soort", "record")

    def numbered(self, pks):
        return self.filter(pk__in=pks)

    def settle(self, record, *, by=None, only=None):
        """Close what an editor decided about: `only` these, or all but what a visitor wrote, which must be read."""
        points = self.of(record).open()
        points = points.exclude(aanleiding=Aanleiding.MELDING) if only is None else points.numbered(only)
        return points.update(afgedaan_op=timezone.now(), afgedaan_door=by)


class Controlepunt(models.Model):
    """A reason to look at a record again; closed by what an editor decided, never thrown away by that."""

    soort = models.CharField("soort", max_length=12)
    record = models.BigIntegerField("nummer")
    aanleiding = models.CharField("aanleiding", max_length=12, choices=Aanleiding)
    uitleg = models.TextField("uitleg", max_length=2000, blank=True)
    sleutel = models.CharField(max_length=120, blank=True, help_text="Waardoor dezelfde aanleiding één keer komt.")
    sinds = models.DateTimeField("sinds", default=timezone.now)
    afgedaan_op = models.DateTimeField("afgedaan op", null=True, blank=True)
    afgedaan_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="afgedaan door"
    )

    objects = ControlepuntQuerySet.as_manager()

    class Meta:
        ordering = ["sinds", "pk"]
        verbose_name = "punt ter controle"
        verbose_name_plural = "controle nodig"
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "record", "aanleiding", "sleutel"],
                condition=models.Q(afgedaan_op__isnull=True),
                name="controlepunt_een_keer_open",
            )
        ]

    def __str__(self):
        return f"{self.get_aanleiding_display()}: {self.soort} {self.record}"


class Linkstand(models.TextChoices):
    ONBEKEND = "onbekend", "nog niet bekeken"
    GOED = "goed", "werkt"
    VERHUISD = "verhuisd", "verwijst door"
    HAPERT = "hapert", "gaf één keer geen antwoord"
    KAPOT = "kapot", "kapot"
    GEWEIGERD = "geweigerd", "laat zich niet controleren"


class BronlinkQuerySet(models.QuerySet):
    def due(self, now):
        """To be asked now, who waits longest first."""
        return self.filter(volgende_keer__lte=now).order_by("volgende_keer", "pk")

    def of_urls(self, urls):
        return self.filter(url__in=urls)

    def worked(self):
        """Opened when last looked at, the latest first."""
        return self.filter(stand=Linkstand.GOED, bekeken_op__isnull=False).order_by("-bekeken_op", "pk")

    def broken(self):
        return self.filter(stand=Linkstand.KAPOT)

    def troubled(self):
        """That do not simply open."""
        return self.exclude(stand__in=[Linkstand.GOED, Linkstand.ONBEKEND])


class Bronlink(models.Model):
    """An address that a source has, and whether it still opens. One row an address, of however many records."""

    url = models.URLField("adres", max_length=600, unique=True)
    stand = models.CharField("stand", max_length=10, choices=Linkstand, default=Linkstand.ONBEKEND)
    uitleg = models.CharField("uitleg", max_length=200, blank=True)
    naar = models.URLField("verwijst naar", max_length=600, blank=True)
    fouten = models.PositiveSmallIntegerField("fouten achter elkaar", default=0)
    bekeken_op = models.DateTimeField("laatst bekeken", null=True, blank=True)
    volgende_keer = models.DateTimeField("volgende keer", default=timezone.now)

    objects = BronlinkQuerySet.as_manager()

    class Meta:
        ordering = ["url"]
        verbose_name = "bronlink"
        verbose_name_plural = "bronlinks"
        indexes = [models.Index(fields=["volgende_keer"], name="bronlink_volgende_keer")]

    def __str__(self):
        return self.url

    @property
    def in_woorden(self):
        return in_words(self.stand, self.uitleg)


def in_words(stand, uitleg):
    """The state of a link as editors read it: "kapot sinds 12-11-2026: fout 404"."""
    return f"{Linkstand(stand).label} {uitleg}".strip()


class Tekstmerk(models.Model):
    """A fingerprint of the text of a doel or subdoel, by which a later change is seen."""

    soort = models.CharField(max_length=12)
    record = models.BigIntegerField()
    merk = models.CharField(max_length=64)

    objects = OfRecord.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["soort", "record"], name="tekstmerk_een_per_record")]

    def __str__(self):
        return f"{self.soort} {self.record}"
