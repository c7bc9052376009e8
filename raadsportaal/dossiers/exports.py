"""A municipality's dossiers with their confirmed koppelingen as rows of a table: one row a koppeling."""

from django.db.models import Prefetch
from django.utils import timezone

from raadsportaal.basis.tables.exports import harmless
from raadsportaal.dossiers.models import Koppeling

COLUMNS = [
    "adres", "titel", "soort", "stand", "behandeling", "behandeldatum", "portefeuillehouder", "samenvatting",
    "indieners", "stemming", "termijn", "afdoening", "stand_volgens", "document_titel", "document_url", "bron",
    "extern_id", "openbaar", "in_archief", "gekoppeld_aan", "doel", "subdoel", "agenda", "afspraak", "voorbeeld",
    "voorbeeld_uit", "voorbeeld_adres", "richting", "reikwijdte", "toelichting", "beleidspunt", "passage", "bladzijde",
    "gekoppeld_op",
]  # fmt: skip


def rows(dossiers, absolute):
    """The heading, and a row for each koppeling; a dossier without any has one row too.

    Read whole at once: row-level security shows nothing after the request's transaction.
    """
    confirmed = Prefetch("koppelingen", Koppeling.objects.linked().for_card().in_order(), to_attr="gekoppelde")
    whole = dossiers.select_related("gemeente").prefetch_related(confirmed)
    found = [[harmless(value) for value in row] for dossier in whole for row in _rows(dossier, absolute)]
    return [COLUMNS, *found]


def _rows(dossier, absolute):
    own = [
        absolute(dossier.get_absolute_url()), dossier.titel, dossier.get_soort_display(), dossier.get_stand_display(),
        dossier.get_behandeling_display(), dossier.behandeldatum, dossier.portefeuillehouder, dossier.samenvatting,
        dossier.indieners, dossier.stemming, dossier.termijn, dossier.get_afdoening_display(), dossier.volgens,
        dossier.document_titel, dossier.document_url, dossier.bron, dossier.extern_id, _yes(dossier.is_public),
        _yes(dossier.is_archived),
    ]  # fmt: skip
    ties = [_tie(koppeling, absolute) for koppeling in dossier.gekoppelde]
    return [own + tie for tie in ties or [[""] * (len(COLUMNS) - len(own))]]


def _tie(k, absolute):
    subdoel, doel, praktijk = k.subdoel, k.doel, k.praktijk
    return [
        "subdoel" if subdoel else "afspraak" if doel else "voorbeeld" if praktijk else "samenwerking",
        subdoel.doel.nummer if subdoel else "", str(subdoel or ""),
        doel.agenda.korte_titel if doel else "", f"{doel.nummer} {doel.titel}" if doel else "",
        str(k.naar) if praktijk or k.samen else "", praktijk.waar if praktijk else "",
        absolute(k.naar.get_absolute_url()) if praktijk or k.samen else "",
        k.get_richting_display(), k.get_reikwijdte_display(), k.toelichting,
        k.beleidspunt.titel if k.beleidspunt else "", k.passage, k.bladzijde,
        k.besloten_op and timezone.localdate(k.besloten_op),
    ]  # fmt: skip


def _yes(value):
    return "ja" if value else "nee"
