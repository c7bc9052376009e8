"""What became of former municipalities: which ones of today stand where they stood."""

from datetime import date

from raadsportaal.gemeenten.models import Gemeente


def successors_of(former, today: date) -> dict[int, list[Gemeente]]:
    """{pk: the municipalities of today}; a successor that was merged itself leads further. In two queries."""
    known = Gemeente.objects.only("naam", "slug", "sorteernaam", "einddatum").in_bulk()
    ties = {}
    for voorganger, opvolger in Gemeente.opvolgers.through.objects.values_list("from_gemeente", "to_gemeente"):
        ties.setdefault(voorganger, set()).add(opvolger)
    return {gemeente.pk: _today(gemeente.pk, ties, known, today) for gemeente in former}


def _today(pk, ties, known, today):
    seen, waiting = set(), {pk}
    while waiting:
        seen |= waiting
        waiting = {after for before in waiting for after in ties.get(before, ())} - seen
    found = [known[pk] for pk in seen - {pk} if known[pk].exists(today)]
    return sorted(found, key=lambda gemeente: gemeente.sorteernaam)
