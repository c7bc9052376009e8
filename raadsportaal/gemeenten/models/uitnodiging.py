"""An invitation by e-mail to work in a municipality's part of the portal."""

import hashlib
import secrets
from datetime import timedelta

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils import timezone

from raadsportaal.gemeenten.models.gebruiker import Gebruiker, lowered
from raadsportaal.gemeenten.models.gemeente import Gemeente
from raadsportaal.gemeenten.models.lidmaatschap import Lidmaatschap, Rol
from raadsportaal.gemeenten.names import check_name

VALID_FOR = timedelta(days=14)


def digest(token):
    """What is kept of the secret in the e-mail: enough to know it again, of no use to who reads it."""
    return hashlib.sha256(token.encode()).hexdigest()


class UitnodigingQuerySet(models.QuerySet):
    def waiting(self):
        """Not accepted yet, expired ones too: the griffier sees both and can send them again."""
        return self.filter(aangenomen_op__isnull=True).order_by("email")

    def of_digest(self, digest):
        """The one that still waits with this digest of its secret, or None."""
        return self.waiting().select_related("gemeente").filter(token=digest).first()

    def to_person(self, gebruiker):
        """To the address of this person: addresses are kept in small letters."""
        return self.filter(email=gebruiker.email.lower())


class Uitnodiging(models.Model):
    """Opens once, for one e-mail address, and expires. Only the digest of its token is kept."""

    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="uitnodigingen", verbose_name="gemeente")
    email = models.EmailField("e-mailadres")
    naam = models.CharField("naam", max_length=150, validators=[check_name])
    rol = models.CharField("rol", max_length=20, choices=Rol)
    fractie = models.CharField("fractie", max_length=60, blank=True, db_default="")
    token = models.CharField(max_length=64, unique=True, editable=False)
    verstuurd_op = models.DateTimeField("verstuurd op", default=timezone.now, editable=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    aangenomen_op = models.DateTimeField("aangenomen op", null=True, editable=False)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        constraints = [
            models.UniqueConstraint(
                "gemeente",
                Lower("email"),
                condition=models.Q(aangenomen_op__isnull=True),
                name="een_open_uitnodiging_per_adres",
            )
        ]

    def __str__(self):
        return f"{self.email}, {self.get_rol_display().lower()} in {self.gemeente}"

    @property
    def expires(self):
        return self.verstuurd_op + VALID_FOR

    def expired(self, now):
        return now > self.expires

    @classmethod
    @transaction.atomic
    def make(cls, gemeente, *, email, naam, rol, door, now, fractie=""):
        """An invitation and its token, which is nowhere kept; one that was open for this address is replaced.

        Raises ValidationError when the address is a member's already.
        """
        email = email.strip().lower()
        if gemeente.leden.has_address(email):
            raise ValidationError({"email": f"Iemand met dit adres werkt al in {gemeente}."})
        token = secrets.token_urlsafe(32)
        values = {"naam": naam, "rol": rol, "fractie": fractie}
        values |= {"door": door, "verstuurd_op": now, "token": digest(token)}
        uitnodiging, _ = cls.objects.waiting().update_or_create(
            gemeente=gemeente, email=email, defaults=values, create_defaults=values | {"email": email}
        )
        return uitnodiging, token

    @transaction.atomic
    def accept(self, gebruiker, now):
        """Make this person a member; a new account when there is none. Raises ValidationError when it cannot.

        In the scope of this invitation, bereik(its token): the database lets nobody else in, nor in another role.
        """
        fresh = Uitnodiging.objects.select_for_update().filter(pk=self.pk, token=self.token).first()
        if fresh is None or fresh.aangenomen_op or fresh.expired(now):
            raise ValidationError("Deze uitnodiging is verlopen. Vraag uw griffie om een nieuwe.")
        if gebruiker is None:
            if Gebruiker.objects.with_address(self.email):
                raise ValidationError("Bij dit adres hoort al een account. Log eerst in.")
            gebruiker = Gebruiker.objects.create_user(self.email, naam=self.naam)
        if lowered(gebruiker.email) != lowered(self.email):
            raise ValidationError("Deze uitnodiging is voor een ander e-mailadres.")
        with pghistory.context(gebruiker=gebruiker.pk):
            lid, _ = Lidmaatschap.objects.get_or_create(
                gebruiker=gebruiker, gemeente=fresh.gemeente, defaults={"rol": fresh.rol, "fractie": fresh.fractie}
            )
        fresh.aangenomen_op = now
        fresh.save(update_fields=["aangenomen_op"])
        return lid
