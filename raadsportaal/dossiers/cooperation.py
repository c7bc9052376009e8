"""What of samenwerking a dossier can be tied to: programmes, countries, own partnerships and events."""

from raadsportaal.basis import search
from samenwerking.models import Bijeenkomst, Landpagina, Programma, Stedenband


def to_join(words, gemeente, most) -> dict[str, list]:
    """By kind what matches the words; of partnerships those of the municipality itself."""
    found = {
        "Programma’s en projecten": _found(Programma, words, most),
        "Landen": list(Landpagina.objects.named(words)[:most]),
        "Uw stedenbanden": list(Stedenband.objects.of_gemeente(gemeente).named(words)[:most]),
        "Bijeenkomsten": _found(Bijeenkomst, words, most),
    }
    return {label: records for label, records in found.items() if records}


def _found(model, words, most):
    return model.objects.published().in_order_of(search.find(model.KIND, words=words, limit=most).ids)
