"""Throw away what has been kept long enough (docs/gegevens.md); to be run every night."""

import logging
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, transaction
from django.db.models import Q
from django.utils import timezone

from kennisbank.voordrachten import acts as voordrachten
from raadsportaal.basis.models import Weergave, Zoekterm
from raadsportaal.dossiers.models import Invoer, Leesronde
from raadsportaal.gemeenten import outbox
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.meedoen import acts as meedoen
from raadsportaal.gemeenten.models import Uitnodiging
from raadsportaal.gemeenten.models.uitnodiging import VALID_FOR
from raadsportaal.instrumenten import retention as concepten
from raadsportaal.instrumenten.bewaarlijst import retention as bewaarlijsten
from raadsportaal.portaal.models import Verrichting
from raadsportaal.portaal.operating.nightly import CLEARING
from raadsportaal.redactie.admin import trash
from raadsportaal.redactie.checks import points
from raadsportaal.redactie.imports import retention as imports
from raadsportaal.volgen import retention as volgen
from samenwerking.advies import retention as adviesvragen
from samenwerking.bijeenkomsten import signing_up
from samenwerking.landen import retention as landenoverleg
from samenwerking.oproepen import retention as eigen_aanbod

logger = logging.getLogger(__name__)
EXPIRED_KEPT = timedelta(days=30)  # an invitation that nobody took up: time to see it and to send it again
ACCEPTED_KEPT = timedelta(days=365)


class Command(BaseCommand):
    help = "Gooit weg wat het portaal lang genoeg bewaarde. Bedoeld voor elke nacht."

    def handle(self, **options):
        now, failed, gone = timezone.now(), [], {}
        for what, clear in PARTS.items():
            try:  # one that fails must not keep what another throws away
                gone[what] = clear(now)
                self.stdout.write(f"{what}: {gone[what]} weg")
            except (DatabaseError, RuntimeError, OSError):
                logger.exception("Opruimen mislukt: %s", what)
                failed.append(what)
        Verrichting.objects.note(CLEARING, gone)
        if failed:
            raise CommandError(f"Niet gelukt: {'; '.join(failed)}. De rest is opgeruimd.")


def _sessions(now):
    return Session.objects.filter(expire_date__lt=now).delete()[0]


def _invitations(now):
    expired = Q(aangenomen_op__isnull=True, verstuurd_op__lt=now - VALID_FOR - EXPIRED_KEPT)
    with bereik(EVERYTHING):
        return Uitnodiging.objects.filter(expired | Q(aangenomen_op__lt=now - ACCEPTED_KEPT)).delete()[0]


def _imports(now):
    with bereik(EVERYTHING):
        return Invoer.objects.expired(now).delete()[0]


def _reading_rounds(now):
    with bereik(EVERYTHING):
        return Leesronde.objects.expired(now).delete()[0]


def _trash(now):
    with bereik(EVERYTHING):  # or the database would refuse what it does not show: the dossiers that refer to it
        return trash.purge(now)


@transaction.atomic
def _counts(now):
    """Django itself only throws expired rows away when the table is full: addresses of computers would stay."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {caches['default']._table} WHERE expires < %s", [now])  # noqa: S608 (our setting)
        return cursor.rowcount


def _views(now):
    return Weergave.objects.expired(now).delete()[0]


def _search_terms(now):
    return Zoekterm.objects.expired(now).delete()[0]


PARTS = {
    "Verlopen sessies": _sessions,
    "Oude uitnodigingen": _invitations,
    "Verzoeken om mee te doen": meedoen.forget,
    "Invoer van meer dan een week, of een maand na het inlezen": _imports,
    "Leesrondes van meer dan een maand, en bestanden die niemand verdeelde": _reading_rounds,
    "Verlopen tellingen van inlogpogingen": _counts,
    "Aanmeldingen, een half jaar na de bijeenkomst": signing_up.forget,
    "Adviesvragen, een jaar na het sluiten": adviesvragen.forget,
    "Landenoverleggen van langer geleden": landenoverleg.forget,
    "Aanbod in eigen naam van wie geen raadslid meer is": eigen_aanbod.forget,
    "Concepten van raadsstukken, een jaar na de laatste wijziging": concepten.forget,
    "Wat van een bewaarlijst af is, of van wie er niet meer werkt": bewaarlijsten.forget,
    "Meldingen van bezoekers, een half jaar na het afhandelen": points.forget,
    "Prullenbak van de redactie, na 30 dagen": _trash,
    "E-mails van meer dan een maand": outbox.forget,
    "Imports van meer dan een maand": imports.forget,
    "Namen bij voordrachten, een half jaar na het antwoord of een jaar zonder": voordrachten.forget_names,
    "Voordrachten, een jaar na de afwijzing": voordrachten.forget_refused,
    "Wat niemand bevestigde of meer volgt": volgen.forget_follows,
    "Nieuws van meer dan drie maanden": volgen.forget_news,
    "Tellingen van bekeken pagina’s": _views,
    "Zoekwoorden zonder resultaat": _search_terms,
}
