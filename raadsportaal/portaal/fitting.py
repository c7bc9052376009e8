"""What fits the dossiers of a municipality: a question for the council, and examples that are not linked yet."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q

from agendas.models import Subdoel, Vraag
from kennisbank.fitting import Tekst, fitting
from kennisbank.models import Praktijk, Praktijkvraag
from raadsportaal.dossiers.models import Dossier, Koppeling
from raadsportaal.dossiers.own_text import own_text, with_own_text
from raadsportaal.dossiers.suggesties.fitting import refused_or_linked
from raadsportaal.redactie.models import Status

MOST = 3
NEAREST = 12  # open dossiers that are looked at: the soonest in the council first
PER_DOSSIER = 2


@dataclass(frozen=True)
class Raadsvraag:
    """A question to put to the college, the dossier it fits, and where it comes from."""

    vraag: str
    dossier: Dossier
    bron: str
    bron_url: str
    taal: str = "nl"


@dataclass
class PassendVoorbeeld:
    """An example with the dossier that it fits, why it does, and the subdoelen that both have."""

    praktijk: Praktijk
    dossier: Dossier
    waarom: str
    subdoelen: list[Subdoel] = field(default_factory=list)


def question_of_the_day(vergadering, today: date) -> Raadsvraag | None:
    """A question that fits a dossier of the next meeting, each day the next one of those that do.

    From the linked examples; else from the linked subdoelen and commitments; else from their Global Goals.
    """
    if vergadering is None:
        return None
    dossiers = {dossier.pk: dossier for dossier in vergadering.dossiers}
    ties = list(
        Koppeling.objects.linked().of_dossiers(list(dossiers)).order_by("dossier__titel", "pk").values_list(
            "dossier", "praktijk", "subdoel", "doel", "subdoel__doel"
        )
    )  # fmt: skip
    found = _of_praktijken(ties) or _of_agendas(ties)
    if not found:
        return None
    dossier, *rest = found[today.toordinal() % len(found)]
    return Raadsvraag(rest[0], dossiers[dossier], *rest[1:])


def _of_praktijken(ties):
    first = {praktijk: dossier for dossier, praktijk, *_ in reversed(ties) if praktijk}
    vragen = Praktijkvraag.objects.filter(praktijk__in=Praktijk.objects.published().filter(pk__in=first))
    return [
        (first[v.praktijk_id], v.vraag, v.praktijk.titel, f"{v.praktijk.get_absolute_url()}#vragen", v.praktijk.taal)
        for v in vragen.select_related("praktijk").order_by("volgorde", "praktijk__titel", "pk")
    ]


def _of_agendas(ties):
    """Those of the subdoel or commitment itself, where there are any; else those of the doel that it is part of."""
    subdoelen = {subdoel: dossier for dossier, _, subdoel, _, _ in reversed(ties) if subdoel}
    afspraken = {doel: dossier for dossier, _, _, doel, _ in reversed(ties) if doel}
    doelen = {doel: dossier for dossier, _, _, _, doel in reversed(ties) if doel}
    wanted = Q(subdoel__in=subdoelen) | Q(doel__in=afspraken) | Q(doel__in=doelen)
    exact, wide = [], []
    for v in Vraag.objects.filter(wanted, agenda__status=Status.GEPUBLICEERD).select_related("agenda", "doel__agenda"):
        near = subdoelen.get(v.subdoel_id) or afspraken.get(v.doel_id)
        source = v.doel or v.agenda
        line = (near or doelen.get(v.doel_id), v.vraag, str(source), source.get_absolute_url())
        (exact if near else wide).append(line)
    return exact or wide


def fitting_examples(gemeente) -> list[PassendVoorbeeld] | None:
    """The examples that fit open dossiers best, of different dossiers; None when there is no open dossier.

    Not what a griffie of this municipality refused or linked before, wherever; nor what was proposed for the dossier.
    """
    tied = Koppeling.objects.filter(dossier=OuterRef("pk")).to_praktijken().values("praktijk")
    nearest = with_own_text(gemeente.dossiers.open()).annotate(voorbeelden=ArraySubquery(tied))
    dossiers = list(nearest.order_by(F("behandeldatum").asc(nulls_last=True), "pk")[:NEAREST])
    if not dossiers:
        return None
    known = refused_or_linked(gemeente=gemeente)
    found = fitting([Tekst(dossier.titel, own_text(dossier), known.union(dossier.voorbeelden)) for dossier in dossiers])
    pairs = [(one, dossier) for dossier, some in zip(dossiers, found, strict=True) for one in some]
    chosen = _pick(sorted(pairs, key=lambda pair: -pair[0].score))
    subdoelen = _shared({one.praktijk.pk: dossier.pk for one, dossier in chosen})
    return [
        PassendVoorbeeld(one.praktijk, dossier, one.waarom, subdoelen.get(one.praktijk.pk, []))
        for one, dossier in chosen
    ]


def _pick(pairs):
    """Different examples, and not all of them for one dossier."""
    chosen, named, per_dossier = [], set(), Counter()
    for one, dossier in pairs:
        if one.praktijk.pk not in named and per_dossier[dossier.pk] < PER_DOSSIER and len(chosen) < MOST:
            chosen.append((one, dossier))
            named.add(one.praktijk.pk)
            per_dossier[dossier.pk] += 1
    return chosen


def _shared(chosen):
    """{praktijk: the subdoelen that it shares with its dossier}."""
    shared = {}
    linked = Koppeling.objects.linked().of_dossiers(set(chosen.values())).annotate(kandidaat=F("subdoel__praktijken"))
    for tie in linked.filter(kandidaat__in=list(chosen)).select_related("subdoel").order_by("subdoel__volgorde", "pk"):
        known = shared.setdefault(tie.kandidaat, [])
        if chosen[tie.kandidaat] == tie.dossier_id and tie.subdoel not in known:
            known.append(tie.subdoel)
    return shared
