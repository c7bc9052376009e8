"""The annex of a dossier for the council papers: its facts and what the griffie confirmed, for page and PDF."""

from itertools import chain, groupby, zip_longest
from pathlib import Path

from django.db.models import Q, prefetch_related_objects
from django.utils.formats import date_format

from agendas.models import Agenda, Vraag
from raadsportaal.basis import pdf
from raadsportaal.basis.texts import one_line
from raadsportaal.dossiers.choices import Dossierbron, Dossiersoort
from raadsportaal.dossiers.models import Koppelrichting
from raadsportaal.dossiers.opvolging import UNSURE

TEMPLATE = Path(__file__).with_name("bijlage.typ")
QUESTIONS = 3
RICHTING_UNKNOWN = "Richting nog niet bekend"
WHOLE_GOAL = "Het doel als geheel"


def as_pdf(content: dict) -> bytes:
    return pdf.render(TEMPLATE, content)


def content(dossier, today, absolute) -> dict:
    """Plain texts, numbers and addresses only; `absolute` makes a whole address of a path."""
    readable = dossier.koppelingen.linked().read_for_page()
    prefetch_related_objects([k.praktijk for k in readable if k.praktijk], "praktijkvraagregels")
    to_goals = sorted((k for k in readable if k.global_goal), key=lambda k: k.global_goal.nummer)
    to_commitments = [k for k in readable if k.doel and not k.global_goal]
    to_praktijken = [k for k in readable if k.praktijk]
    samen = [{"naam": str(k.samen), "url": absolute(k.samen.get_absolute_url())} for k in readable if k.samen]
    return {
        "gemeente": str(dossier.gemeente),
        "verzonnen": dossier.gemeente.verzonnen,
        "bij": _bij(dossier),
        "titel": dossier.titel,
        "samenvatting": dossier.samenvatting,
        "feiten": _facts(dossier),
        "document": {"titel": dossier.document_titel or dossier.document_url, "url": dossier.document_url},
        "doelen": [_doel(doel, ties, absolute) for doel, ties in groupby(to_goals, lambda k: k.global_goal)],
        "agendas": [
            _agenda(agenda, ties, absolute) for agenda, ties in groupby(to_commitments, lambda k: k.doel.agenda)
        ],
        "praktijken": [_praktijk(p, ties, absolute) for p, ties in groupby(to_praktijken, lambda k: k.praktijk)],
        "samenwerking": samen,
        "vragen": questions(readable),
        "url": absolute(dossier.get_absolute_url()),
        "datum": date_format(today, "j F Y"),
    }


def _bij(dossier):
    """What it is an annex to; the number of another system's database says nothing to a reader."""
    soort = "raadsstuk" if dossier.soort == Dossiersoort.OVERIG else dossier.get_soort_display().lower()
    own = dossier.bron in ("", Dossierbron.PORTAAL, Dossierbron.BESTAND)
    return f"{soort} {dossier.extern_id}" if dossier.extern_id and own else soort


def _facts(dossier):
    raad = date_format(dossier.behandeldatum, "j F Y") if dossier.behandeldatum else "Nog geen datum"
    behandeling, stand = dossier.get_behandeling_display().lower(), dossier.get_stand_display()
    facts = [
        ("Gemeente", str(dossier.gemeente)),
        ("Raad", f"{raad}, {behandeling}" if behandeling else raad),
        ("Waar staat het?", stand if dossier.is_confirmed else f"{stand} ({UNSURE})"),
        ("Ingediend door", dossier.indieners),
        ("Stemming", dossier.stemming),
        ("Termijn", date_format(dossier.termijn, "j F Y") if dossier.termijn else ""),
        ("Afdoening", dossier.get_afdoening_display()),
        ("Portefeuillehouder", dossier.portefeuillehouder),
    ]
    return [[label, text] for label, text in facts if text]


def _doel(doel, ties, absolute):
    return {
        "nummer": doel.nummer,
        "code": doel.code,
        "titel": doel.titel,
        "subdoelen": [
            {
                "naam": str(subdoel) if subdoel else WHOLE_GOAL,
                "url": absolute((subdoel or doel).get_absolute_url()),
                "koppelingen": [_tie(k) for k in of_one],
                "ook": [f"{v.doel.agenda.korte_titel} {v.doel.nummer} ({v.doel.titel})" for v in of_one[0].telt_mee],
            }
            for subdoel, of_one in _by(ties, lambda k: k.subdoel)
        ],
    }


def _by(ties, key):
    """[(what they share, the koppelingen)], of those that follow one another."""
    return [(shared, list(of_one)) for shared, of_one in groupby(ties, key)]


def _agenda(agenda, ties, absolute):
    return {
        "titel": agenda.korte_titel,
        "afspraken": [
            {
                "naam": f"{doel.nummer}. {doel.titel}",
                "url": absolute(doel.get_absolute_url()),
                "koppelingen": [_tie(k) for k in of_one],
                "ook": [f"Global Goal {verband.subdoel}" for verband in of_one[0].telt_mee],
            }
            for doel, of_one in _by(ties, lambda k: k.doel)
        ],
    }


def _praktijk(praktijk, ties, absolute):
    return {
        "titel": praktijk.titel,
        "taal": praktijk.taal,
        "waar": praktijk.waar,
        "archief": praktijk.is_archived,
        "zekerheid": praktijk.zekerheid,
        "zeker": praktijk.get_zekerheid_display(),
        "resultaat": one_line(praktijk.resultaat or praktijk.samenvatting),
        "url": absolute(praktijk.get_absolute_url()),
        "koppelingen": [_tie(k) for k in ties],
    }


def _tie(koppeling):
    """How it is linked, with the passage of its own, else the one of its beleidspunt."""
    punt = koppeling.beleidspunt
    unknown = koppeling.richting == Koppelrichting.ONBEKEND
    source = koppeling if koppeling.passage or punt is None else punt
    return {
        "richting": RICHTING_UNKNOWN if unknown else koppeling.get_richting_display(),
        "soort": koppeling.richting,
        "reikwijdte": koppeling.get_reikwijdte_display(),
        "punt": punt.titel if punt else "",
        "toelichting": koppeling.toelichting,
        "passage": source.passage,
        "bladzijde": source.bladzijde,
    }


def questions(koppelingen):
    """Two or three for the council: of the linked examples, one of each first; else of the agendas."""
    praktijken = dict.fromkeys(k.praktijk for k in koppelingen if k.praktijk)
    rounds = zip_longest(*[praktijk.praktijkvraagregels.all() for praktijk in praktijken])
    found = [regel.vraag for regel in chain.from_iterable(rounds) if regel][:QUESTIONS]
    if len(found) < QUESTIONS - 1:
        found += [vraag.vraag for vraag in _of_agendas(koppelingen) if vraag.vraag not in found]
    return found[:QUESTIONS]


def _of_agendas(koppelingen):
    subdoelen = {k.subdoel for k in koppelingen if k.subdoel}
    doelen = {k.doel_id for k in koppelingen if k.doel} | {subdoel.doel_id for subdoel in subdoelen}
    asked = Vraag.objects.filter(Q(subdoel__in=subdoelen) | Q(subdoel=None, doel__in=doelen))
    nearest = asked.filter(agenda__in=Agenda.objects.published()).order_by("subdoel__volgorde", "volgorde", "pk")
    return nearest[:QUESTIONS]
