"""Find the municipality that a visitor means by what was typed."""

from raadsportaal.basis.search import clean_query
from raadsportaal.gemeenten.models import Gemeente

MOST = 10  # that are offered where several fit


def choose(text: str) -> tuple[Gemeente | None, list[Gemeente]]:
    """(the one that is meant, those that it may be): by its name or address, else by a part of the name."""
    words = clean_query(text)
    if not words:
        return None, []
    real = Gemeente.objects.real().order_by("sorteernaam")
    exact = real.filter(slug=words.lower().replace(" ", "-")).first() or real.filter(naam__iexact=words).first()
    if exact:
        return exact, []
    found = list(real.named(words)[:MOST])
    return (found[0], []) if len(found) == 1 else (None, found)
