"""The text of a dossier: what it says itself, by which the examples are found that fit it."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import Left

from raadsportaal.dossiers.models import Beleidspunt, Koppeling, Stuk

LONGEST = 8_000  # characters of each document, three pages: what a proposal is about stands at its beginning


def with_own_text(dossiers):
    """Each with what own_text() reads of it, in the same query."""
    here = OuterRef("pk")
    punten = Beleidspunt.objects.filter(dossier=here)
    linked = Koppeling.objects.linked().filter(dossier=here).exclude(passage="").order_by("pk")
    documents = Stuk.objects.documents().filter(dossier=here).annotate(begin=Left("tekst", LONGEST))
    return dossiers.annotate(
        punten=ArraySubquery(punten.values("titel")),
        punt_passages=ArraySubquery(punten.values("passage")),
        passages=ArraySubquery(linked.values("passage")),
        begin_van_stukken=ArraySubquery(documents.values("begin")),
    )


def own_text(dossier) -> str:
    """Summary, beleidspunten, the passages that koppelingen rest on, and its documents."""
    punten = [part for punt in zip(dossier.punten, dossier.punt_passages, strict=True) for part in punt]
    parts = [dossier.samenvatting, *punten, *dossier.passages, *dossier.begin_van_stukken]
    return "\n".join(dict.fromkeys(filter(None, parts)))
