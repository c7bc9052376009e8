"""A municipality's dossiers with their confirmed koppelingen as rows of a table: one row a koppeling."""

from collections import defaultdict

from django.utils import timezone

from raadsportaal.basis.tables.exports import harmless
from raadsportaal.dossiers.models import Koppeling, Koppelrichting, Reikwijdte
from raadsportaal.dossiers.models.koppeling import NAAR

DOSSIER = [
    "adres", "titel", "soort", "stand", "behandeling", "behandeldatum", "portefeuillehouder", "samenvatting",
    "indieners", "stemming", "termijn", "afdoening", "stand_volgens", "document_titel", "document_url", "bron",
    "extern_id", "openbaar", "in_archief",
]  # fmt: skip
COLUMNS = [
    *DOSSIER, "gekoppeld_aan", "doel", "subdoel", "agenda", "afspraak", "voorbeeld", "voorbeeld_uit", "voorbeeld_adres",
    "richting", "reikwijdte", "toelichting", "beleidspunt", "passage", "bladzijde", "gekoppeld_op",
]  # fmt: skip


# Of a koppeling itself, beside what it points at.
OWN = ["dossier", "richting", "reikwijdte", "toelichting", "beleidspunt__titel", "passage", "bladzijde", "besloten_op"]
SOORTEN = {"subdoel": "subdoel", "doel": "afspraak", "praktijk": "voorbeeld"}
RICHTING, REIKWIJDTE = dict(Koppelrichting.choices), dict(Reikwijdte.choices)


def rows(dossiers, absolute):
    """The heading, and a row for each koppeling; a dossier without any has one row too.

    Read whole at once: row-level security shows nothing after the request's transaction.
    """
    ties = _ties(dossiers, absolute)
    nothing = [[""] * (len(COLUMNS) - len(DOSSIER))]
    found = []
    for dossier in dossiers.select_related("gemeente"):
        own = _made_harmless(_dossier(dossier, absolute))
        found += [own + tie for tie in ties.get(dossier.pk, nothing)]
    return [COLUMNS, *found]


def _dossier(dossier, absolute):
    return [
        absolute(dossier.get_absolute_url()), dossier.titel, dossier.get_soort_display(), dossier.get_stand_display(),
        dossier.get_behandeling_display(), dossier.behandeldatum, dossier.portefeuillehouder, dossier.samenvatting,
        dossier.indieners, dossier.stemming, dossier.termijn, dossier.get_afdoening_display(), dossier.volgens,
        dossier.document_titel, dossier.document_url, dossier.bron, dossier.extern_id, _yes(dossier.is_public),
        _yes(dossier.is_archived),
    ]  # fmt: skip


def _ties(dossiers, absolute):
    """{pk of a dossier: the cells of each koppeling}. As values, and what they point at once: thousands lead to few."""
    linked = Koppeling.objects.linked().of_dossiers(dossiers.order_by()).in_order()
    values = list(linked.values_list(*OWN, *NAAR))
    koppelingen = [(row[: len(OWN)], _pointed_at(row[len(OWN) :])) for row in values]
    named = _named({naar for _, naar in koppelingen}, absolute)
    found = defaultdict(list)
    for (dossier, *rest), naar in koppelingen:
        found[dossier].append(named[naar] + _made_harmless(_how(*rest)))
    return found


def _pointed_at(pks):
    return next((kind, pk) for kind, pk in zip(NAAR.values(), pks, strict=True) if pk)


def _named(wanted, absolute):
    """{(kind, pk): the cells that say what it is}"""
    found = {}
    for kind in {kind for kind, _ in wanted}:
        pks = [pk for other, pk in wanted if other is kind]
        records = kind.model._base_manager.select_related(*kind.link.related).filter(pk__in=pks)
        found |= {(kind, naar.pk): _made_harmless(_target(kind, naar, absolute)) for naar in records}
    return found


def _target(kind, naar, absolute):
    subdoel, doel = kind.name == "subdoel", kind.name == "doel"
    other = not (subdoel or doel)
    return [
        SOORTEN.get(kind.name, "samenwerking" if kind.link.joins else kind.link.label),
        naar.doel.nummer if subdoel else "", str(naar) if subdoel else "",
        naar.agenda.korte_titel if doel else "", f"{naar.nummer} {naar.titel}" if doel else "",
        str(naar) if other else "", naar.waar if kind.name == "praktijk" else "",
        absolute(naar.get_absolute_url()) if other else "",
    ]  # fmt: skip


def _how(richting, reikwijdte, toelichting, beleidspunt, passage, bladzijde, besloten_op):
    return [
        RICHTING[richting], REIKWIJDTE.get(reikwijdte, ""), toelichting, beleidspunt or "", passage, bladzijde,
        besloten_op and timezone.localdate(besloten_op),
    ]  # fmt: skip


def _made_harmless(cells):
    return [harmless(cell) for cell in cells]


def _yes(value):
    return "ja" if value else "nee"
