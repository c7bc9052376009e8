"""What the portal has about a person who follows things, to download; erasing throws it away."""

from django.db.models import Q

from raadsportaal.gemeenten import account
from raadsportaal.volgen.followable import Plek, named
from raadsportaal.volgen.models import Gevolgd, Volger


@account.own_data("wat u volgt")
def of_person(gebruiker) -> dict:
    """Also what is followed by the own address, without the account."""
    volgers = list(_of(gebruiker))
    gevolgd = list(Gevolgd.objects.filter(volger__in=volgers).select_related("volger").order_by("pk"))
    names = named({Plek(one.soort, one.record, one.van_id) for one in gevolgd})
    return {
        "keuzes": [
            {
                "weekmail op": one.get_weekdag_display(),
                "pauze tot en met": one.pauze_tot,
                "laatst bekeken": one.gezien_op,
            }
            for one in volgers
        ],
        "gevolgd": [_told(one, names.get(Plek(one.soort, one.record, one.van_id))) for one in gevolgd],
    }


def _of(gebruiker):
    return Volger.objects.filter(Q(gebruiker=gebruiker) | Q(email=gebruiker.email.lower()))


def _told(gevolgd, volgbaar):
    return {
        "wat": volgbaar.naam if volgbaar else "staat niet meer op het portaal",
        "hoe vaak": gevolgd.get_hoe_vaak_display(),
        "sinds": gevolgd.gevraagd_op,
        "bevestigd": gevolgd.bevestigd_op,
        "gestopt": gevolgd.gestopt_op,
    }


@account.on_erase
def forget(gebruiker):
    _of(gebruiker).delete()
