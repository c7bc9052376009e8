"""Somebody's place at an event, or on its waiting list."""

import secrets

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.encoding import punycode

from raadsportaal.basis.models import PlainText
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.gemeenten.models.gebruiker import lowered


class Gesloten(Exception):
    """Signing up is over."""


def address_of(email: str) -> str:
    """How an address is kept and compared: small letters, and the domain as mail servers write it (münchen.de)."""
    name, at, domain = lowered(email).rpartition("@")
    try:
        return f"{name}{at}{punycode(domain)}"
    except UnicodeError:
        return lowered(email)


class AanmeldingQuerySet(models.QuerySet):
    def with_place(self):
        return self.filter(stand=Aanmelding.Stand.AANGEMELD)

    def waiting(self):
        """In the order in which they get a place."""
        return self.filter(stand=Aanmelding.Stand.WACHTLIJST).order_by("op", "pk")

    def active(self):
        return self.exclude(stand=Aanmelding.Stand.AFGEMELD)

    def of_address(self, email):
        return self.filter(email=address_of(email))

    def of_person(self, gebruiker):
        """Also what somebody signed up for without signing in, by the address of the account."""
        own = models.Q(gebruiker=gebruiker) | models.Q(email=address_of(gebruiker.email))
        return self.filter(own).select_related("bijeenkomst").order_by("op", "pk")

    def with_key(self, sleutel):
        """The one that a link in an e-mail leads to; None when there is none."""
        return self.select_related("bijeenkomst").filter(sleutel=sleutel).first()

    def of_events(self, events):
        return self.filter(bijeenkomst__in=events)

    def before(self, moment):
        """Who signed up before this moment."""
        return self.filter(op__lt=moment)

    def expired(self, before):
        """Of events that were over before this moment."""
        return self.filter(bijeenkomst__einde__lt=before)

    def in_order(self):
        """Those with a place first, then the waiting list as it stands."""
        place = models.Case(
            models.When(stand=Aanmelding.Stand.AANGEMELD, then=0),
            models.When(stand=Aanmelding.Stand.WACHTLIJST, then=1),
            default=2,
        )
        return self.select_related("gemeente").order_by(place, "op", "pk")


class Aanmelding(PlainText):
    """One per address and event. `sleutel` is in the link by which who has no account signs off."""

    class Stand(models.TextChoices):
        AANGEMELD = "aangemeld", "Aangemeld"
        WACHTLIJST = "wachtlijst", "Op de wachtlijst"
        AFGEMELD = "afgemeld", "Afgemeld"

    bijeenkomst = models.ForeignKey("samenwerking.Bijeenkomst", models.CASCADE, related_name="aanmeldingen")
    naam = models.CharField("naam", max_length=150)
    email = models.EmailField("e-mailadres")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    gemeente = models.ForeignKey(Gemeente, models.SET_NULL, null=True, related_name="+", verbose_name="gemeente")
    stand = models.CharField("stand", max_length=12, choices=Stand)
    sleutel = models.CharField(max_length=64, unique=True)
    keer = models.PositiveIntegerField(default=0, editable=False)
    op = models.DateTimeField("aangemeld op", default=timezone.now)

    objects = AanmeldingQuerySet.as_manager()

    class Meta:
        ordering = ["op"]
        verbose_name = "aanmelding"
        verbose_name_plural = "aanmeldingen"
        constraints = [
            models.UniqueConstraint(fields=["bijeenkomst", "email"], name="aanmelding_een_keer_per_adres"),
        ]

    def __str__(self):
        return f"{self.naam}: {self.bijeenkomst}"

    @property
    def is_active(self):
        return self.stand != self.Stand.AFGEMELD

    @property
    def has_place(self):
        return self.stand == self.Stand.AANGEMELD

    @property
    def volgnummer(self):
        """Of what this person's calendar was told last: goes up when the event changes, and with every on and off."""
        return self.bijeenkomst.volgnummer + self.keer

    def place_in_line(self):
        """1 for who gets the next place."""
        ahead = self.bijeenkomst.aanmeldingen.waiting().filter(
            models.Q(op__lt=self.op) | models.Q(op=self.op, pk__lt=self.pk)
        )
        return ahead.count() + 1

    def enter(self, stand, *, naam, gebruiker, gemeente, now):
        """Take a place or wait for one, also again after signing off; the event is locked by the caller."""
        self.stand, self.naam, self.op = stand, naam, now
        self.gebruiker, self.gemeente = gebruiker or self.gebruiker, gemeente or self.gemeente
        self.keer += bool(self.pk)
        self.sleutel = self.sleutel or secrets.token_urlsafe(24)
        self.save()

    def get_place(self):
        self.stand = self.Stand.AANGEMELD
        self.save(update_fields=["stand"])

    @transaction.atomic
    def sign_off(self, now):
        """(how it stood, who now get a place from the waiting list); empty when it was off already."""
        event = self.bijeenkomst.locked()
        fresh = event.aanmeldingen.filter(pk=self.pk).first()
        if fresh is None or not fresh.is_active:
            return "", []
        before, self.stand, self.keer = fresh.stand, self.Stand.AFGEMELD, fresh.keer + 1
        self.save(update_fields=["stand", "keer"])
        return before, event.move_up(now)
