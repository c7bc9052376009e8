"""Someone who signs in."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from raadsportaal.gemeenten.names import check_name


def lowered(email: str) -> str:
    """An address to compare by: in small letters as far as they are of a to z.

    To the database and to str.lower() more letters are alike: a dotless i in capitals, the sign for kelvin. Whoever has
    such an address is someone else.
    """
    return "".join(letter.lower() if letter.isascii() else letter for letter in email.strip())


class Bericht(models.TextChoices):
    """How often a griffier hears by e-mail that something waits."""

    DAGELIJKS = "dagelijks", "Elke dag"
    WEKELIJKS = "wekelijks", "Elke week"
    NOOIT = "nooit", "Nooit"


class GebruikerManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        gebruiker = self.model(email=self.normalize_email(email).lower(), **fields)
        gebruiker.set_password(password)
        gebruiker.save()
        return gebruiker

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def with_address(self, email):
        """The person with exactly this address, whatever its capitals; None when there is none."""
        alike = self.filter(email__iexact=email)
        return next((gebruiker for gebruiker in alike if lowered(gebruiker.email) == lowered(email)), None)


class Gebruiker(AbstractUser):
    """Someone who signs in, by e-mail address."""

    username = None
    first_name = None
    last_name = None
    naam = models.CharField("naam", max_length=150, validators=[check_name])
    email = models.EmailField("e-mailadres", unique=True)
    # Weekly unless chosen otherwise: who imported and went away hears once that something waits.
    bericht = models.CharField("e-mail over wat wacht", max_length=10, choices=Bericht, default=Bericht.WEKELIJKS)
    bericht_op = models.DateTimeField("laatste e-mail over wat wacht", null=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    objects = GebruikerManager()

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = [models.UniqueConstraint(Lower("email"), name="gebruiker_email_uniek_zonder_hoofdletters")]

    def __str__(self):
        return self.naam or self.email

    def clean(self):
        """As create_user() keeps it: allauth finds an address in small letters only."""
        super().clean()
        self.email = self.email.lower()

    def get_full_name(self):
        return self.naam

    def get_short_name(self):
        return self.naam
