"""The text of a dossier: what it says itself, by which the examples are found that fit it."""

from collections import defaultdict

from django.db.models.functions import Left

from raadsportaal.dossiers.models import Beleidspunt, Koppeling, Stuk

LONGEST = 8_000  # characters of each document, three pages: what a proposal is about stands at its beginning


def own_texts(dossiers) -> dict[int, str]:
    """{pk: summary, beleidspunten, the passages that koppelingen rest on, and its documents}, in three queries."""
    texts = defaultdict(list)
    for dossier in dossiers:
        texts[dossier.pk].append(dossier.samenvatting)
    own = [dossier.pk for dossier in dossiers]
    for pk, titel, passage in Beleidspunt.objects.filter(dossier__in=own).values_list("dossier", "titel", "passage"):
        texts[pk] += [titel, passage]
    linked = Koppeling.objects.linked().of_dossiers(own).exclude(passage="").order_by("pk")
    for pk, passage in linked.values_list("dossier", "passage").distinct():
        texts[pk].append(passage)
    documents = Stuk.objects.documents().filter(dossier__in=own).values_list("dossier", Left("tekst", LONGEST))
    for pk, text in documents:
        texts[pk].append(text)
    return {pk: "\n".join(dict.fromkeys(filter(None, parts))) for pk, parts in texts.items()}
