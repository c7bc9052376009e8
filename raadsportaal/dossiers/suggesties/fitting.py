"""Which foreign examples and commitments fit what a text says of a doel, with the reason in words."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from agendas.models import Doel, Subdoel, Verband
from kennisbank.fitting import Passend, Tekst
from kennisbank.fitting import fitting as fitting_praktijken
from kennisbank.models import Praktijk
from raadsportaal.dossiers.choices import Dossiersoort
from raadsportaal.dossiers.models import Dossier, Koppeling, Suggestie, Suggestiekeuze
from raadsportaal.dossiers.own_text import own_text, with_own_text

MOST_EXAMPLES, MOST_COMMITMENTS = 2, 2
ABOUT_EVERYTHING = {Dossiersoort.COALITIEAKKOORD, Dossiersoort.BEGROTING, Dossiersoort.JAARSTUKKEN}
LOOKED_AT = 6  # examples for each doel: an example is named once, at the first doel that it fits


@dataclass(frozen=True)
class PassendeInhoud:
    """An example or a commitment that fits, and why."""

    naar: Praktijk | Doel
    reden: str


@dataclass(frozen=True)
class Passends:
    """What fits one doel of a text, the best first."""

    voorbeelden: list[PassendeInhoud]
    afspraken: list[PassendeInhoud]


@dataclass(frozen=True)
class Gevonden:
    """What a text says of one doel: its passages, and how often each subdoel was found in them."""

    kop: str
    tekst: str
    subdoelen: Counter[str]


def fitting(wanted: dict[int, Gevonden], zonder: Collection[int] = ()) -> dict[int, Passends]:
    """For each doel what fits what the text says of it; never the praktijken of `zonder`.

    Always the same number of queries. An example is named at the first doel that it fits only.
    """
    codes = {code for found in wanted.values() for code in found.subdoelen}
    teksten = [Tekst(found.kop, found.tekst, zonder) for found in wanted.values()]
    examples = fitting_praktijken(teksten, LOOKED_AT)
    shared = Praktijk.objects.filter(pk__in={one.praktijk.pk for some in examples for one in some}).codes_among(codes)
    subdoelen = {subdoel.code: subdoel for subdoel in Subdoel.objects.filter(code__in=codes)}
    ties = {}
    for tie in Verband.objects.of_codes(codes):
        ties.setdefault(tie.subdoel.code, []).append(tie)
    all_of_them, named = {}, set()
    for (doel, found), some in zip(wanted.items(), examples, strict=True):
        fresh = [one for one in some if one.praktijk.pk not in named][:MOST_EXAMPLES]
        named |= {one.praktijk.pk for one in fresh}
        voorbeelden = [
            PassendeInhoud(one.praktijk, _why(one, shared.get(one.praktijk.pk, set()), found.subdoelen, subdoelen))
            for one in fresh
        ]
        all_of_them[doel] = Passends(voorbeelden, _commitments(found.subdoelen, ties))
    return all_of_them


def _why(one: Passend, had, counts, subdoelen):
    """The words that both have, and the subdoel, the one that the text says most of."""
    both = had & counts.keys() & subdoelen.keys()
    if not both:
        return one.waarom
    code = min(both, key=lambda code: (-counts[code], code))
    return f"{one.waarom} Zelfde subdoel: {code}, ‘{subdoelen[code].titel}’."


def _commitments(counts, ties):
    found = {}
    for code, _ in counts.most_common():
        for tie in ties.get(code, ()):
            found.setdefault(tie.doel_id, PassendeInhoud(tie.doel, f"{tie.subdoel.code}: {tie.reden}"))
    return list(found.values())[:MOST_COMMITMENTS]


def fitting_dossier(dossier) -> list[Passend]:
    """The examples that fit the text of one dossier, the best first; none that was tied to it or refused for it.

    What is about everything, such as a budget, would get three by chance: nothing fits that as a whole.
    """
    if dossier.soort in ABOUT_EVERYTHING:
        return []
    full = with_own_text(Dossier.objects.filter(pk=dossier.pk)).get()
    tied = dossier.koppelingen.to_praktijken().values_list("praktijk", flat=True)
    return fitting_praktijken([Tekst(full.titel, own_text(full), refused(dossier=dossier).union(tied))])[0]


def refused(**scope) -> set[int]:
    """The pks of the praktijken that a griffie refused, as a proposal or a suggestion: for a dossier, or anywhere."""
    return _decided(["afgewezen"], scope)


def refused_or_linked(**scope) -> set[int]:
    """The pks of the praktijken on which a griffie said yes or no."""
    return _decided(["afgewezen", "gekoppeld"], scope)


def _decided(besluiten, scope):
    koppelingen = Koppeling.objects.filter(besluit__in=besluiten, praktijk__isnull=False, **scope)
    suggesties = Suggestie.objects.filter(keuze=Suggestiekeuze.AFGEWEZEN, praktijk__isnull=False, **scope)
    both = koppelingen.values_list("praktijk").union(suggesties.order_by().values_list("praktijk"))
    return {pk for (pk,) in both}
