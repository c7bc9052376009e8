"""What fits the dossiers of a municipality: a question for the council, and examples that are not linked yet."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, F, Max, OuterRef, Q

from agendas.models import Subdoel, Vraag
from kennisbank.models import Praktijk, Praktijkvraag
from raadsportaal.dossiers.models import Dossier, Koppeling
from raadsportaal.redactie.models import Status

MOST = 3
NEAREST = 30  # open dossiers that are looked at: the soonest in the council first
PER_DOSSIER = 2
PAIRS = 200  # enough to find MOST different examples among, whatever fits


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
    """An example with the dossier that it fits, and the subdoelen that both have."""

    praktijk: Praktijk
    dossier: Dossier
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


def fitting_examples(gemeente) -> list[PassendVoorbeeld]:
    """The examples that share most subdoelen with open dossiers and are not tied to them, measured ones first."""
    nearest = gemeente.dossiers.open().order_by(F("behandeldatum").asc(nulls_last=True), "pk")[:NEAREST]
    dossiers = {dossier.pk: dossier for dossier in nearest.select_related("gemeente")}
    chosen = _pick(_pairs(list(dossiers)))
    praktijken = Praktijk.objects.for_cards().in_bulk(list(chosen))
    subdoelen = _shared(chosen)
    return [
        PassendVoorbeeld(praktijken[praktijk], dossiers[dossier], subdoelen.get(praktijk, []))
        for praktijk, dossier in chosen.items()
    ]


def _pairs(dossiers):
    """(dossier, praktijk) that share subdoelen, best first; a pair that anyone tied or refused before is left out."""
    tied = Koppeling.objects.filter(dossier=OuterRef("dossier"), praktijk=OuterRef("kandidaat"))
    ties = _with_candidates(dossiers).filter(kandidaat__in=Praktijk.objects.published()).filter(~Exists(tied))
    pairs = ties.values("dossier", "kandidaat").annotate(
        gedeeld=Count("subdoel", distinct=True),
        zekerheid=Max("subdoel__praktijken__zekerheid"),
        dag=Max("dossier__behandeldatum"),
    )
    best = pairs.order_by("-gedeeld", "-zekerheid", F("dag").asc(nulls_last=True), "kandidaat", "dossier")
    return best.values_list("dossier", "kandidaat")[:PAIRS]


def _with_candidates(dossiers):
    """The koppelingen of these dossiers to subdoelen, once for each praktijk that has the subdoel too."""
    return Koppeling.objects.linked().of_dossiers(dossiers).annotate(kandidaat=F("subdoel__praktijken"))


def _pick(pairs):
    """{praktijk: dossier}: different examples, and not all of them for one dossier."""
    chosen = {}
    for dossier, praktijk in pairs:
        if praktijk not in chosen and list(chosen.values()).count(dossier) < PER_DOSSIER:
            chosen[praktijk] = dossier
        if len(chosen) == MOST:
            break
    return chosen


def _shared(chosen):
    """{praktijk: the subdoelen that it shares with its dossier}."""
    shared = {}
    ties = _with_candidates(set(chosen.values())).filter(kandidaat__in=list(chosen))
    for tie in ties.select_related("subdoel").order_by("subdoel__volgorde", "pk"):
        known = shared.setdefault(tie.kandidaat, [])
        if chosen[tie.kandidaat] == tie.dossier_id and tie.subdoel not in known:
            known.append(tie.subdoel)
    return shared
