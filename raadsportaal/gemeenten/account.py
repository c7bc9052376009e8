"""What the portal knows about a person, to download, and how to forget it.

Packages to the right add theirs in `AppConfig.ready()`: `account.own_data("dossiers")(function)`, where the function
takes the Gebruiker and gives what JSON can hold.
"""

import pghistory
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction

from raadsportaal.gemeenten import people_history
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Deelnameverzoek, Gebruiker, Uitnodiging
from raadsportaal.gemeenten.names import ERASED

_sources = {}


_forgetting = []


def on_erase(function):
    """Register a function that takes a person out of what a package to the right keeps; it gets the Gebruiker."""
    _forgetting.append(function)
    return function


def own_data(heading: str):
    """Register a function that gives what is known about a person under this heading of the download."""

    def register(function):
        _sources[heading] = function
        return function

    return register


def collect(gebruiker) -> dict:
    """What is known about a person, by heading, in the order of registering."""
    return {heading: function(gebruiker) for heading, function in _sources.items()}


@own_data("account")
def _account(gebruiker):
    return {
        "naam": gebruiker.naam,
        "e-mailadres": gebruiker.email,
        "sinds": gebruiker.date_joined,
        "laatst ingelogd": gebruiker.last_login,
        "e-mail over wat wacht": gebruiker.get_bericht_display(),
        "laatste e-mail over wat wacht": gebruiker.bericht_op,
        "werkt voor de VNG": gebruiker.is_staff,
        "rechten in het beheer": [groep.name for groep in gebruiker.groups.all()],
    }


@own_data("gemeenten")
def _memberships(gebruiker):
    leden = gebruiker.lidmaatschappen.select_related("gemeente")
    return [
        {"gemeente": lid.gemeente.naam, "rol": lid.get_rol_display(), "fractie": lid.fractie, "sinds": lid.sinds}
        for lid in leden
    ]


@own_data("wijzigingen van rollen")
def _role_changes(gebruiker):
    return people_history.of_person(gebruiker)


@own_data("uitnodigingen")
def _invitations(gebruiker):
    with bereik(EVERYTHING):
        uitnodigingen = list(Uitnodiging.objects.to_person(gebruiker).select_related("gemeente"))
    return [
        {
            "gemeente": uitnodiging.gemeente.naam,
            "naam": uitnodiging.naam,
            "fractie": uitnodiging.fractie,
            "verstuurd": uitnodiging.verstuurd_op,
            "aangenomen": uitnodiging.aangenomen_op,
        }
        for uitnodiging in uitnodigingen
    ]


@own_data("verzoeken om mee te doen")
def _requests_to_join(gebruiker):
    with bereik(EVERYTHING):
        verzoeken = list(Deelnameverzoek.objects.of_address(gebruiker.email).select_related("gemeente"))
    return [
        {
            "gemeente": verzoek.gemeente.naam,
            "naam": verzoek.naam,
            "functie": verzoek.functie,
            "opmerking": verzoek.opmerking,
            "gevraagd": verzoek.gevraagd_op,
            "bevestigd": verzoek.bevestigd_op,
            "stand": verzoek.get_stand_display(),
            "reden": verzoek.reden,
        }
        for verzoek in verzoeken
    ]


@own_data("inloggen")
def _sign_in_means(gebruiker):
    """How the person signs in, without what would let another do so."""
    return {
        "wachtwoord": gebruiker.has_usable_password(),
        "tweede stap en sleutels": [
            {
                "soort": means.get_type_display(),
                "naam": str(means),
                "sinds": means.created_at,
                "laatst": means.last_used_at,
            }
            for means in gebruiker.authenticator_set.order_by("pk")
        ],
        "via de gemeente": [
            {"dienst": account.provider, "nummer daar": account.uid, "sinds": account.date_joined}
            for account in gebruiker.socialaccount_set.order_by("pk")
        ],
        "bevestigde e-mailadressen": list(gebruiker.emailaddress_set.values_list("email", flat=True)),
    }


@own_data("handelingen in het beheer")
def _admin_log(gebruiker):
    entries = LogEntry.objects.filter(user=gebruiker).order_by("action_time")
    return [
        {"wanneer": e.action_time, "wat": e.get_action_flag_display(), "waaraan": str(e.content_type)} for e in entries
    ]


@transaction.atomic
def erase(gebruiker, *, by=None):
    """Take the person out of the account. The row stays: history refers to it, as to "Verwijderde gebruiker".

    `by`: who does it, when that is somebody else.
    """
    for forget in _forgetting:  # while the name and the address are still there
        forget(gebruiker)
    with bereik(EVERYTHING), pghistory.context(gebruiker=(by or gebruiker).pk):
        Uitnodiging.objects.to_person(gebruiker).delete()
        Deelnameverzoek.objects.of_address(gebruiker.email).delete()
        gebruiker.lidmaatschappen.all().delete()
    ways_in = (gebruiker.authenticator_set, gebruiker.socialaccount_set, gebruiker.emailaddress_set)
    for kept in ways_in:
        kept.all().delete()
    gebruiker.groups.clear()
    gebruiker.user_permissions.clear()
    kind = ContentType.objects.get_for_model(Gebruiker)
    name = ERASED
    LogEntry.objects.filter(content_type=kind, object_id=str(gebruiker.pk)).update(object_repr=name)
    # What VNG did with an invitation or a membership of this person names them in the text of the entry.
    for text in {gebruiker.email, gebruiker.naam} - {""}:
        LogEntry.objects.filter(object_repr__icontains=text).update(object_repr=name)
        LogEntry.objects.filter(change_message__icontains=text).update(change_message="")
    end_sessions(gebruiker)
    gebruiker.naam, gebruiker.email = name, f"verwijderd-{gebruiker.pk}@verwijderd.invalid"
    gebruiker.is_active = gebruiker.is_staff = gebruiker.is_superuser = False
    gebruiker.last_login = gebruiker.bericht_op = None
    gebruiker.set_unusable_password()
    gebruiker.save()


def end_sessions(gebruiker, but=""):
    """Sign a person out everywhere, except in the session with this key. Few rows: a session lives eight hours."""
    for session in Session.objects.exclude(session_key=but).iterator():
        if session.get_decoded().get("_auth_user_id") == str(gebruiker.pk):
            session.delete()
