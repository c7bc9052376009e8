"""Someone who signs in."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


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


class Gebruiker(AbstractUser):
    """Someone who signs in, by e-mail address."""

    username = None
    first_name = None
    last_name = None
    naam = models.CharField("naam", max_length=150)
    email = models.EmailField("e-mailadres", unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    objects = GebruikerManager()

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = [models.UniqueConstraint(Lower("email"), name="gebruiker_email_uniek_zonder_hoofdletters")]

    def __str__(self):
        return self.naam or self.email

    def get_full_name(self):
        return self.naam

    def get_short_name(self):
        return self.naam
