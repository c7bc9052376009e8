"""Load the lexicon that the portal starts with from data/*.csv; what an editor has stays as it is."""

from operator import attrgetter
from typing import Any

from django.db import transaction
from django.utils import timezone

from agendas.duiding.lexicon import lexicon_of_files
from agendas.duiding.publishing import make_version, publish
from agendas.models import Lexiconstand, Lexiconversie, Masker, Term, Voorbeeldzin

NEW = "Nieuw in deze uitgave van het portaal"
KEYS = {Term: ["term", "doel"], Masker: ["frase"], Voorbeeldzin: ["zin"]}  # by what each is there already


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
    added = {str(model._meta.verbose_name_plural): _add_missing(model, records) for model, records in rows.items()}
    if first:
        publish(make_version(by="Raadsportaal", toelichting="Eerste inhoud", now=timezone.now()), timezone.now())
    return added


def _add_missing(model, records):
    """How many were added. Only those are offered: the database would weigh thousands to leave them."""
    key = attrgetter(*KEYS[model])
    known = set(model.objects.values_list(*KEYS[model], flat=len(KEYS[model]) == 1))
    before = model.objects.count()
    missing = [record for record in records if key(record) not in known]
    model.objects.bulk_create(missing, ignore_conflicts=True, batch_size=1000)
    return model.objects.count() - before
