"""What the history of a dossier tells of duiding: documents that were read, and suggestions that were refused.

A suggestion that was linked is told by its koppeling.
"""

from raadsportaal.dossiers.models import Reden, Suggestiebesluit
from raadsportaal.dossiers.models.koppeling import Koppeldaad
from raadsportaal.gemeenten.access import Recht


def deeds(dossier, toegang) -> list[tuple]:
    """(moment, key of the person, sentence, suggestion or None) of what this person may know of, in two queries."""
    read = dossier.stukken.exclude(gelezen_door=None)  # the portal itself keeps the text of what was handed in
    rows = read.values_list("gelezen_op", "gelezen_door", "naam")
    found = [(when, by, f"Liet het stuk ‘{naam}’ lezen", None) for when, by, naam in rows]
    if toegang is None or Recht.KOPPELEN in toegang.rechten:
        found += _refusals(dossier)
    return found


def _refusals(dossier):
    """A refusal, and its being taken back; what else was undone is told by the koppeling."""
    rows = Suggestiebesluit.objects.of_dossier(dossier).values_list("op", "door", "titel", "daad", "reden", "suggestie")
    refused = set()
    for when, by, titel, daad, reden, suggestie in rows:
        if daad == Koppeldaad.WIJS_AF:
            refused.add(titel)
            why = f": {Reden(reden).label[0].lower()}{Reden(reden).label[1:]}" if reden else ""
            yield when, by, f"Wees de suggestie {titel} af{why}", suggestie
        elif titel in refused:
            refused.discard(titel)
            if daad == Koppeldaad.ONGEDAAN:
                yield when, by, f"Maakte de afwijzing van de suggestie {titel} ongedaan", suggestie
