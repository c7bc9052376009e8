"""Who follows: a person with an account, or an e-mail address; what they follow, and how often they hear of it."""

from django.conf import settings
from django.db import models
from django.db.models import Max, Q
from django.utils import timezone

from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.volgen.models.nieuws import Nieuwsregel


class Frequentie(models.TextChoices):
    """How often somebody gets an e-mail."""

    METEEN = "meteen", "Meteen"
    DAG = "dag", "Elke dag"
    WEEK = "week", "Elke week"
    NOOIT = "nooit", "Nooit"


class Weekdag(models.TextChoices):
    """When the e-mail of the week goes; numbers are those of date.isoweekday()."""

    RAAD = "raad", "De dag voor de raad"
    MAANDAG = "1", "Maandag"
    WOENSDAG = "3", "Woensdag"
    VRIJDAG = "5", "Vrijdag"


def latest() -> int:
    """The number of the last news that was spread: what comes after it is new."""
    return Nieuwsregel.objects.aggregate(last=Max("pk"))["last"] or 0


class VolgerManager(models.Manager):
    def of_person(self, gebruiker):
        return self.get_or_create(gebruiker=gebruiker)[0]

    def of_address(self, email):
        return self.get_or_create(email=email.lower())[0]


class Volger(models.Model):
    """A person with an account, or an address without one: never both."""

    gebruiker = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="volger", editable=False
    )
    email = models.EmailField("e-mailadres", null=True, unique=True, editable=False)
    weekdag = models.CharField("weekmail op", max_length=4, choices=Weekdag, default=Weekdag.RAAD)
    pauze_tot = models.DateField("pauze tot en met", null=True, blank=True)
    gezien_tot = models.BigIntegerField(default=0, editable=False)
    gezien_op = models.DateTimeField(default=timezone.now, editable=False)

    objects = VolgerManager()

    class Meta:
        verbose_name = "volger"
        verbose_name_plural = "volgers"
        constraints = [
            models.CheckConstraint(
                condition=Q(gebruiker__isnull=True, email__isnull=False)
                | Q(gebruiker__isnull=False, email__isnull=True),
                name="volger_met_account_of_adres",
            )
        ]

    def __str__(self):
        """Without the person: logs keep it."""
        return f"volger {self.pk}"

    @property
    def adres(self) -> str:
        return self.gebruiker.email if self.gebruiker_id else self.email

    def is_paused(self, today) -> bool:
        return self.pauze_tot is not None and self.pauze_tot >= today

    def follow(self, soort, record, van=None, *, hoe_vaak, now, confirmed=True) -> "Gevolgd":
        """Follow this from now on, or hear of it as often as this; what happened before is no news."""
        gevolgd, new = self.gevolgd.get_or_create(
            soort=soort,
            record=record,
            van=van,
            defaults={"hoe_vaak": hoe_vaak, "gevraagd_op": now, "verteld_tot": latest()},
        )
        if new and confirmed:
            gevolgd.confirm(now)
        elif confirmed:
            gevolgd.change(hoe_vaak, now)
        return gevolgd


class GevolgdQuerySet(models.QuerySet):
    def kept(self):
        """Confirmed, and not stopped."""
        return self.filter(bevestigd_op__isnull=False, gestopt_op__isnull=True)

    def shown(self):
        """Also what was stopped a moment ago, to put back."""
        return self.filter(bevestigd_op__isnull=False).order_by("pk")

    def unconfirmed(self, before):
        return self.filter(bevestigd_op__isnull=True, gevraagd_op__lt=before)

    def stopped(self, before):
        return self.filter(gestopt_op__lt=before)

    def stop(self, now):
        return self.kept().update(gestopt_op=now)


class Gevolgd(models.Model):
    """One thing that somebody follows: a kind and a number, as the search table has them; of a figure also whose."""

    volger = models.ForeignKey(Volger, models.CASCADE, related_name="gevolgd")
    soort = models.CharField(max_length=12)
    record = models.BigIntegerField()
    van = models.ForeignKey(Gemeente, models.CASCADE, null=True, related_name="+")
    hoe_vaak = models.CharField("hoe vaak?", max_length=8, choices=Frequentie, default=Frequentie.WEEK)
    gevraagd_op = models.DateTimeField(default=timezone.now)
    bevestigd_op = models.DateTimeField(null=True)
    gekozen_op = models.DateTimeField(default=timezone.now)  # how often: an older e-mail stops nothing of it
    gestopt_op = models.DateTimeField(null=True)
    verteld_tot = models.BigIntegerField(default=0)  # the number of the last news that an e-mail told

    objects = GevolgdQuerySet.as_manager()

    class Meta:
        verbose_name = "gevolgd"
        verbose_name_plural = "gevolgd"
        constraints = [
            models.UniqueConstraint(
                fields=["volger", "soort", "record", "van"], nulls_distinct=False, name="een_keer_gevolgd"
            )
        ]
        indexes = [models.Index(fields=["soort", "record"], name="gevolgd_per_plek")]

    def __str__(self):
        return f"{self.soort} {self.record}"

    def confirm(self, now) -> None:
        """Begin to follow, or go on after stopping; a second time nothing happens."""
        if self.bevestigd_op is None or self.gestopt_op is not None:
            self.bevestigd_op, self.gekozen_op = self.bevestigd_op or now, now
            self.gestopt_op, self.verteld_tot = None, latest()
            self.save()

    def change(self, hoe_vaak, now) -> None:
        """Hear of it as often as this. Who heard nothing until now does not get all of that at once."""
        asleep = self.hoe_vaak == Frequentie.NOOIT or self.gestopt_op or self.bevestigd_op is None
        if asleep:
            self.verteld_tot = latest()
        self.bevestigd_op, self.gekozen_op = self.bevestigd_op or now, now
        self.hoe_vaak, self.gestopt_op = hoe_vaak, None
        self.save()


class Zoekvraag(models.Model):
    """A search that people follow: the address of a list with its filters, always written in one way."""

    adres = models.CharField(max_length=500, unique=True)
    soort = models.CharField(max_length=12, blank=True)  # of the records that it lists; empty: the search in everything

    class Meta:
        verbose_name = "gevolgde zoekvraag"
        verbose_name_plural = "gevolgde zoekvragen"

    def __str__(self):
        return self.adres
