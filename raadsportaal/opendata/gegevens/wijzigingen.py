"""What changed since a day: the way to keep a copy up to date without reading everything again."""

from collections.abc import Iterable
from datetime import datetime, time

from django.utils import timezone
from django.utils.dateparse import parse_date

from raadsportaal.opendata.filters import Filter, UnknownValue, of_choice
from raadsportaal.opendata.gegevens.overal import absolute, by_pk, sleutel
from raadsportaal.opendata.models import Wijziging
from raadsportaal.opendata.soort import Soort
from raadsportaal.opendata.velden import Vorm, keuze, veld


def _day(text):
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None or not 2000 < day.year < 2200:
        raise UnknownValue(f"‘{text[:60]}’ is geen dag. Schrijf hem als 2026-12-31.")
    return timezone.make_aware(datetime.combine(day, time.min))


SINDS = Filter(
    "sinds",
    "Vanaf deze dag, Nederlandse tijd.",
    _day,
    lambda found, days: found.filter(op__gte=min(days)),
    {"type": "string", "format": "date"},
)


def _of_soort(slugs: Iterable[str]) -> Filter:
    known = list(slugs)

    def read(text):
        if text not in known:
            raise UnknownValue(f"‘{text[:60]}’ kan niet. Kies uit: {', '.join(known)}.")
        return text

    schema = {"type": "string", "enum": known}
    return Filter("soort", "De soort gegevens.", read, lambda found, values: found.filter(soort__in=values), schema)


def _address(wijziging):
    """Where the record is; nowhere once it went."""
    gone = wijziging.wat == Wijziging.Wat.WEG
    return None if gone else absolute(f"/api/v1/{wijziging.soort}/{wijziging.sleutel}")


def wijzigingen_of(soorten: Iterable[Soort]) -> Soort:
    """The changes in these kinds."""
    return Soort(
        slug="wijzigingen",
        titel="Wijzigingen",
        een="een wijziging",
        uitleg="Wat er bij kwam, veranderde of niet meer openbaar is, elke nacht vergeleken. Een jaar lang bewaard.",
        model=Wijziging,
        published=lambda: Wijziging.objects.all(),
        sleutel="pk",
        with_sleutel=by_pk,
        bron="Het portaal.",
        filters=(
            SINDS,
            _of_soort(soort.slug for soort in soorten),
            of_choice("wat", "Wat ermee gebeurde.", "wat", Wijziging.Wat),
        ),
        velden=(
            sleutel("Het nummer van de wijziging.", lambda wijziging: str(wijziging.pk)),
            veld("soort", "De soort gegevens.", altijd=True),
            veld("gegeven", "De sleutel van het gegeven.", "sleutel", altijd=True),
            keuze("wat", "Wat ermee gebeurde.", Wijziging.Wat),
            veld("op", "Wanneer wij het zagen.", vorm=Vorm.MOMENT, altijd=True),
            veld("url", "Waar het gegeven nu is.", _address, Vorm.ADRES),
        ),
    )
