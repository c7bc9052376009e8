"""What a merger of municipalities does to their partnerships, presence and landenoverleggen: they go along."""

from django.db import transaction
from django.db.models import ProtectedError

from raadsportaal.gemeenten.moving import moves_along
from samenwerking.models import Aanwezigheid, Landenoverleg, Overlegantwoord, Overlegvoorstel, Stedenband


@moves_along
@transaction.atomic
def move(van, naar) -> dict[str, int]:
    """How many of what went along. Within bereik(EVERYTHING). Of what both have, one stays: what was confirmed."""
    return {
        "stedenbanden": _move_banden(van, naar),
        "aanwezigheden": _move_presence(van, naar),
        "overleggen": _move_overleggen(van, naar),
        "overlegvoorstellen": Overlegvoorstel.objects.move(van, naar),
    }


def _move_banden(van, naar):
    for band in list(Stedenband.objects.of_gemeente(van)):
        double = Stedenband.objects.same_pair(naar, band.land, band.plaats).first()
        if double and (double.is_confirmed or not band.is_confirmed):
            _drop(band, van)
        elif double:
            _drop(double, naar)
    moving = list(Stedenband.objects.of_gemeente(van).values_list("pk", flat=True))
    banden = Stedenband.objects.among(moving)
    banden.filter(geregistreerd_als="").update(geregistreerd_als=van.naam)
    banden.update(gemeente=naar)
    banden.write_index(list(banden.published().indexable()))
    return len(moving)


def _drop(band, gemeente):
    """Take a double away; one that a dossier refers to stays, told apart by the name of its municipality."""
    try:
        with transaction.atomic():
            band.delete()
    except ProtectedError:
        band.plaats = f"{band.plaats} ({gemeente.naam})"[:120]
        band.save()


def _move_presence(van, naar):
    for row in list(Aanwezigheid.objects.of_gemeente(van)):
        if Aanwezigheid.objects.of_gemeente(naar).same_partner(row.land, row.partner).exists():
            row.delete()
    return Aanwezigheid.objects.filter(gemeente=van).update(gemeente=naar)


def _move_overleggen(van, naar):
    """A municipality that was asked by the one it merges with, or that was asked twice, answers nobody."""
    answers = Overlegantwoord.objects.filter(gemeente=van)
    answers.filter(vrager=naar).delete()
    Overlegantwoord.objects.filter(gemeente=naar, vrager=van).delete()
    answers.filter(overleg__antwoorden__gemeente=naar).delete()
    answers.update(gemeente=naar)
    return Landenoverleg.objects.filter(gemeente=van).update(gemeente=naar)  # its answers follow by their key
