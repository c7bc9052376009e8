"""`manage.py eerste_beheerder ADRES`: the first account of VNG, with an e-mail that says how to get in."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from raadsportaal.gemeenten.emails import MailNotSent, compose, send
from raadsportaal.gemeenten.models import Gebruiker

EMAIL = "portaal/email/beheerder"


class Command(BaseCommand):
    help = "Maakt het eerste account van functioneel beheer, zonder wachtwoord, en stuurt een e-mail hoe u erin komt."

    def add_arguments(self, parser):
        parser.add_argument("adres", help="e-mailadres")
        parser.add_argument("--naam", default="Functioneel beheer")

    def handle(self, adres, naam, **options):
        try:
            validate_email(adres)
        except ValidationError:
            raise CommandError(f"{adres} is geen e-mailadres.")
        if Gebruiker.objects.filter(is_superuser=True, is_active=True).exists():
            raise CommandError("Er is al functioneel beheer. Dat geeft anderen in het beheer hun rechten.")
        try:
            self._make(adres, naam)
        except MailNotSent as fault:
            raise CommandError(f"{fault} Er is geen account gemaakt.")
        self.stdout.write(self.style.SUCCESS(f"{adres} kreeg een e-mail."))

    @transaction.atomic
    def _make(self, adres, naam):
        if Gebruiker.objects.filter(email__iexact=adres).exists():
            raise CommandError("Dit adres heeft al een account. Kies een ander.")
        gebruiker = Gebruiker.objects.create_superuser(adres, None, naam=naam)
        address = f"{settings.PORTAL_URL}{reverse('account_login')}"
        send(compose(EMAIL, gebruiker.email, address=address), "aan functioneel beheer")
