"""Who signs a paper beside its maker: what they say yes to, and how their names come on it. Nothing of Django."""

import hashlib
from dataclasses import replace

from raadsportaal.instrumenten.papier import OPEN, Deel, Papier, Vorm, mark
from raadsportaal.instrumenten.soorten import Soort

SIGNED = (Soort.MOTIE, Soort.VREEMD, Soort.AMENDEMENT, Soort.VRAGEN, Soort.INITIATIEF)
DECIDING = ("verzoek", "wijziging", "vragen", "gevraagd", "besluit")  # parts: what a paper asks or decides


def decides(papier: Papier) -> str:
    """A mark of what the paper asks or decides: a yes counts for that text and for no other."""
    parts = [mark(deel) for deel in papier.delen if deel.sleutel in DECIDING]
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:16]


def with_signatures(papier: Papier, leden: list[tuple[str, str]]) -> Papier:
    """With (fractie, name) of who said yes: in the rows to sign in; without such rows above the paper."""
    if not leden:
        return papier
    signing = next((deel for deel in papier.delen if deel.vorm == Vorm.TEKENS), None)
    if signing:
        return papier.with_deel(_with_rows(signing, leden))
    names = ", ".join(f"{naam} ({fractie})" if fractie else naam for fractie, naam in leden)
    return replace(papier, kenmerken=(*papier.kenmerken, ("Mede-indieners", names)))


def _with_rows(deel: Deel, leden):
    """An open row gives way for each name that is not there yet."""
    there = [rij for rij in deel.rijen if OPEN not in rij[1]]
    names = {rij[1] for rij in there}
    there += [(fractie or OPEN, naam, "") for fractie, naam in leden if naam not in names]
    still_open = [rij for rij in deel.rijen if OPEN in rij[1]][: max(0, len(deel.rijen) - len(there))]
    return replace(deel, rijen=(*there, *still_open))
