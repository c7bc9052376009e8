"""When editors merge two records, what people keep of the one becomes that of the other: once, with its notes."""

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.instrumenten.models import Bewaard
from raadsportaal.redactie.doubles import merging

KNOWN_BY = ("gemeente_id", "wie_id", "soort", "record", "vraag")


@merging.moves()
def kept(weg, blijft, by, now):
    """In all municipalities. Who keeps either meanwhile holds it first, and merging locked both."""
    with bereik(EVERYTHING):
        point_elsewhere(Bewaard.objects.of_record(weg.KIND, weg.pk), record=blijft.pk)


def point_elsewhere(bewaard, **changed):
    """Give each of these other values of what it is known by; what somebody keeps there already takes it in."""
    for one in bewaard.order_by("pk"):
        place = {name: getattr(one, name) for name in KNOWN_BY} | changed
        if there := Bewaard.objects.filter(**place).first():
            there.join(one)
        else:
            Bewaard.objects.filter(pk=one.pk).update(**changed)
