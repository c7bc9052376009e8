"""A municipality's dossiers with their confirmed koppelingen as rows of a table: one row a koppeling."""

from collections import defaultdict
from operator import attrgetter

from django.db.models import JSONField, TextField
from django.db.models.functions import TruncDate

from agendas import vn
from raadsportaal.basis.tables.exports import harmless
from raadsportaal.dossiers.choices import Afdoening, Behandeling, Dossiersoort, Dossierstand
from raadsportaal.dossiers.models import Koppeling, Koppelrichting, Reikwijdte
from raadsportaal.dossiers.models.koppeling import NAAR
from raadsportaal.dossiers.models.koppeling_queries import ORDER

DOSSIER = [
    "adres", "titel", "soort", "stand", "behandeling", "behandeldatum", "portefeuillehouder", "samenvatting",
    "indieners", "stemming", "termijn", "afdoening", "stand_volgens", "document_titel", "document_url", "bron",
    "extern_id", "openbaar", "in_archief", "gemeentecode", "tooi_uri",
]  # fmt: skip
COLUMNS = [
    *DOSSIER, "gekoppeld_aan", "doel", "subdoel", "sdg_uri", "agenda", "afspraak", "voorbeeld", "voorbeeld_uit",
    "landcode", "voorbeeld_adres", "richting", "reikwijdte", "toelichting", "beleidspunt", "passage", "bladzijde",
    "gekoppeld_op",
]  # fmt: skip


# Of a koppeling itself, beside what it points at.
OWN = ["dossier", "richting", "reikwijdte", "toelichting", "beleidspunt__titel", "passage", "bladzijde"]
LONG = (TextField, JSONField)
SOORTEN = {"subdoel": "subdoel", "doel": "afspraak", "praktijk": "voorbeeld"}
# Of each choice its words: asking a record for them takes ten times as long.
SOORT, STAND, BEHANDELING = dict(Dossiersoort.choices), dict(Dossierstand.choices), dict(Behandeling.choices)
AFDOENING = dict(Afdoening.choices)
RICHTING, REIKWIJDTE = dict(Koppelrichting.choices), dict(Reikwijdte.choices)
PLACES = {}  # of ORDER, for each kind: which comes first, and by what its own are ordered
for path in ORDER:
    kind, _, own = path.partition("__")
    PLACES.setdefault(kind, (len(PLACES), []))[1].append(own.replace("__", ".") or "pk")


def rows(gemeente, site):
    """The heading, and a row for each koppeling; a dossier without any has one row too. Also those in the archive.

    `site`: what stands before the path in an address. Read whole at once: row-level security shows nothing after the
    request's transaction.
    """
    ties = _ties(gemeente, site)
    nothing = [[""] * (len(COLUMNS) - len(DOSSIER))]
    found = []
    for dossier in gemeente.dossiers.by_day():
        own = _made_harmless(_dossier(dossier, site))
        found += [own + tie for tie in ties.get(dossier.pk, nothing)]
    return [COLUMNS, *found]


def _dossier(dossier, site):
    return [
        f"{site}{dossier.get_absolute_url()}", dossier.titel, SOORT[dossier.soort], STAND[dossier.stand],
        BEHANDELING.get(dossier.behandeling, ""), dossier.behandeldatum, dossier.portefeuillehouder,
        dossier.samenvatting, dossier.indieners, dossier.stemming, dossier.termijn,
        AFDOENING.get(dossier.afdoening, ""), dossier.volgens, dossier.document_titel, dossier.document_url,
        dossier.bron, dossier.extern_id, _yes(dossier.is_public), _yes(dossier.is_archived),
        dossier.gemeente.code, dossier.gemeente.tooi_uri,
    ]  # fmt: skip


def _ties(gemeente, site):
    """{pk of a dossier: the cells of each koppeling}. As values, and what they point at once: thousands lead to few."""
    linked = Koppeling.objects.of_gemeente(gemeente).linked().order_by("pk")
    values = linked.values_list(*OWN, TruncDate("besloten_op"), *NAAR)
    koppelingen = [(row[: -len(NAAR)], _pointed_at(row[-len(NAAR) :])) for row in values]
    named = _named({naar for _, naar in koppelingen}, site)
    koppelingen.sort(key=lambda koppeling: named[koppeling[1]][0])
    found = defaultdict(list)
    for (dossier, *rest), naar in koppelingen:
        found[dossier].append(named[naar][1] + _made_harmless(_how(*rest)))
    return found


def _pointed_at(pks):
    return next((name, pk) for name, pk in zip(NAAR, pks, strict=True) if pk)


def _named(wanted, site):
    """{(kind, pk): (its place among the koppelingen of a dossier, the cells that say what it is)}"""
    found = {}
    for name in {name for name, _ in wanted}:
        kind, pks = NAAR[name], [pk for other, pk in wanted if other == name]
        for naar in _without_texts(kind).prefetch_related(*kind.link.related).filter(pk__in=pks):
            found[name, naar.pk] = (_place(name, naar), _made_harmless(_target(kind, naar, site)))
    return found


def _place(name, naar):
    """As Koppeling.objects.in_order() has them: sorted here, for the database would join each koppeling with all."""
    at, own = PLACES.get(name, (len(PLACES), []))
    return at, *(attrgetter(path)(naar) for path in own)


def _without_texts(kind):
    """All its records without what is long and no part of a name: a praktijk has pages of it."""
    long = [field.name for field in kind.model._meta.concrete_fields if isinstance(field, LONG)]
    return kind.model._base_manager.defer(*long).order_by()


def _target(kind, naar, site):
    subdoel, doel = kind.name == "subdoel", kind.name == "doel"
    other = not (subdoel or doel)
    return [
        SOORTEN.get(kind.name, "samenwerking" if kind.link.joins else kind.link.label),
        naar.doel.nummer if subdoel else "", str(naar) if subdoel else "",
        vn.target(naar.code) if subdoel else "",
        naar.agenda.korte_titel if doel else "", f"{naar.nummer} {naar.titel}" if doel else "",
        str(naar) if other else "", naar.waar if kind.name == "praktijk" else "",
        naar.land.code if "land" in kind.link.related else "",
        f"{site}{naar.get_absolute_url()}" if other else "",
    ]  # fmt: skip


def _how(richting, reikwijdte, toelichting, beleidspunt, passage, bladzijde, dag):
    return [
        RICHTING[richting], REIKWIJDTE.get(reikwijdte, ""), toelichting, beleidspunt or "", passage, bladzijde, dag,
    ]  # fmt: skip


def _made_harmless(cells):
    return [harmless(cell) for cell in cells]


def _yes(value):
    return "ja" if value else "nee"
