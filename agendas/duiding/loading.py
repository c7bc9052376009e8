"""Load the lexicon that the portal starts with from data/*.csv; what an editor has stays as it is."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agendas.duiding.lexicon import lexicon_of_files
from agendas.duiding.publishing import make_version, publish
from agendas.models import Lexiconstand, Lexiconversie, Masker, Term, Voorbeeldzin

NEW = "Nieuw in deze uitgave van het portaal"


@transaction.atomic
def load_lexicon() -> dict[str, int]:
    """Add what is missing, and make the first version. Returns how many rows of each kind were added.

    A first load takes part at once; what a newer release brings waits as a proposal for an editor.
    """
    first = not Lexiconversie.objects.exists()
    stand, herkomst = (Lexiconstand.GEBRUIK, "") if first else (Lexiconstand.VOORSTEL, NEW)
    lexicon, common = lexicon_of_files(), {"stand": stand, "herkomst": herkomst}
    termen = {(t.term, t.doel): t for t in reversed(lexicon.termen)}
    rows: dict[Any, list[Any]] = {
        Term: [
            Term(term=t.term, doel=t.doel, subdoelen=list(t.subdoelen), gewicht=t.gewicht, randen=t.randen, **common)
            for t in reversed(termen.values())
        ],
        Masker: [Masker(frase=m.frase, soort=m.soort, **common) for m in lexicon.maskers],
        Voorbeeldzin: [
            Voorbeeldzin(zin=z.zin, doelen=list(z.doelen), subdoelen=list(z.subdoelen), **common)
            for z in lexicon.zinnen
        ],
    }
    added = {}
    for model, records in rows.items():
        before = model.objects.count()
        model.objects.bulk_create(records, ignore_conflicts=True, batch_size=1000)
        added[str(model._meta.verbose_name_plural)] = model.objects.count() - before
    if first:
        publish(make_version(by="Raadsportaal", toelichting="Eerste inhoud", now=timezone.now()), timezone.now())
    return added
