"""Learn from what griffies decided: examples for the model, drafts for the editor, counts for VNG; publishes nothing.

The words of a passage stay in their municipality. What leaves it: hashed pieces of words without names, drafts of words
that several municipalities wrote, and counts.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.crypto import salted_hmac

from agendas.duiding.current import current_engine
from agendas.models import Drempel, Leervoorbeeld, Masker, Term
from raadsportaal.basis.database.locks import one_at_a_time
from raadsportaal.dossiers.suggesties.decided import Beslist, decisions
from raadsportaal.dossiers.suggesties.proposing import Maskers, Termen
from raadsportaal.dossiers.suggesties.report import Doelverslag, per_doel
from raadsportaal.dossiers.suggesties.thresholds import proposed_drempels
from raadsportaal.dossiers.suggesties.words import without_names, words_of
from raadsportaal.gemeenten.access import EVERYTHING, bereik

BATCH = 500


@dataclass
class Leerverslag:
    """How suggestions fared per doel, what the model can learn from, and what is proposed to the editor."""

    op: datetime
    doelen: list[Doelverslag]
    voorbeelden: int = 0
    nieuw: int = 0
    weg: int = 0
    termen: list[Term] = field(default_factory=list)
    maskers: list[Masker] = field(default_factory=list)
    drempels: list[Drempel] = field(default_factory=list)


def learn(now: datetime, droog: bool = False) -> Leerverslag:
    """Learn from all decisions of all municipalities as they stand; `droog` tells what it would do and writes nothing.

    Run twice it adds nothing: a draft is made once, whatever an editor did with it.
    """
    with bereik(EVERYTHING):
        one_at_a_time("leren van besluiten")  # the night and a person at once make no draft twice
        engine = current_engine()
        zinnen = [(zin.zin, words_of(zin.zin, engine.matcher), zin.doelen) for zin in engine.lexicon.zinnen]
        besluiten = decisions(engine.matcher, [words for _, words, _ in zinnen])
        zinnen = [(tekst, without_names(words, besluiten.small), doelen) for tekst, words, doelen in zinnen]
        voorbeelden = examples_of(besluiten.passages)
        had = {row.kenmerk: row for row in Leervoorbeeld.objects.all()}
        verslag = Leerverslag(
            now,
            per_doel(),
            len(voorbeelden),
            len(voorbeelden.keys() - had.keys()),
            len(had.keys() - voorbeelden.keys()),
            Termen(besluiten.passages, zinnen, engine.matcher).proposed(),
            Maskers(besluiten.passages).proposed(),
            proposed_drempels(besluiten.scores),
        )
        if not droog:
            _keep(verslag, voorbeelden, had)
    return verslag


def examples_of(passages: list[Beslist]) -> dict[str, Leervoorbeeld]:
    """{kenmerk: what the model may learn from a passage}, of those that say something once names are gone."""
    found = {}
    for passage in passages:
        buckets, counts = passage.features()
        if passage.teaches and len(buckets):
            doelen = sorted(passage.gekoppeld)
            kenmerk = kenmerk_of(passage.pk, doelen)
            found[kenmerk] = Leervoorbeeld(
                kenmerk=kenmerk, doelen=doelen, vakken=buckets.tolist(), waarden=counts.tolist()
            )
    return found


def kenmerk_of(pk: int, doelen: list[int]) -> str:
    """Keyed with SECRET_KEY: nobody who has only this can tell which suggestion it was."""
    return salted_hmac("dossiers.leervoorbeeld", f"{pk}:{doelen}", algorithm="sha256").hexdigest()


def _keep(verslag, voorbeelden, had):
    """Examples are what decisions are now; one that was undone goes. Drafts are only ever added."""
    Leervoorbeeld.objects.filter(kenmerk__in=had.keys() - voorbeelden.keys()).delete()
    Leervoorbeeld.objects.bulk_create(
        [row for kenmerk, row in voorbeelden.items() if kenmerk not in had or _numbers(row) != _numbers(had[kenmerk])],
        update_conflicts=True,
        unique_fields=["kenmerk"],
        update_fields=["vakken", "waarden"],
        batch_size=BATCH,
    )
    Term.objects.bulk_create(verslag.termen, ignore_conflicts=True)
    Masker.objects.bulk_create(verslag.maskers, ignore_conflicts=True)
    Drempel.objects.bulk_create(verslag.drempels)


def _numbers(row):
    """They change with the masks of a new version, and when a word turns out to be no name."""
    return row.vakken, row.waarden
