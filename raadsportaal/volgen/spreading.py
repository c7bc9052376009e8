"""Spread what is new over the places where it is news: the record, what it is about, and the searches that find it.

One at a time, some hundreds in a transaction: a worker that is killed leaves what was not done, and a second run does
no more than that.
"""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from agendas.models import Mijlpaal, Waarde
from kennisbank.fitting import Tekst
from kennisbank.fitting import fitting as examples_for
from kennisbank.models import Praktijk
from raadsportaal.basis import kinds
from raadsportaal.basis.database.locks import one_at_a_time
from raadsportaal.dossiers.models import Dossier
from raadsportaal.dossiers.own_text import own_text, with_own_text
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.volgen import searches
from raadsportaal.volgen.followable import CIJFER, DOSSIER, PASSEND, ZOEKVRAAG, Plek
from raadsportaal.volgen.models import Gevolgd, Nieuws, Nieuwsregel, Wat, Zoekvraag

BATCH = 500
NEAR = timedelta(days=30)  # how long before its day a date of an agenda is told
NEAREST = 12  # open dossiers of a municipality that new examples are laid beside: the soonest in the council first


def tell_near_dates(now: datetime) -> int:
    """Of the night: dates of agendas that come near become news, each once."""
    today = timezone.localdate(now)
    near = Mijlpaal.objects.of_published().filter(
        datum__gt=today, datum__lte=today + NEAR, nauwkeurigheid=Mijlpaal.Nauwkeurigheid.DAG
    )
    news = [
        Nieuws(soort="agenda", record=one.agenda_id, wat=Wat.DATUM, sleutel=f"{one.pk}-{one.datum}", op=now)
        for one in near
    ]
    return len(Nieuws.objects.bulk_create(news, ignore_conflicts=True))


def spread(now: datetime) -> int:
    """Returns how much news there was."""
    total = 0
    while done := _spread_some(now):
        total += done
    return total


@transaction.atomic
def _spread_some(now):
    one_at_a_time("nieuws verdelen")
    with bereik(EVERYTHING):
        news = list(Nieuws.objects.waiting()[:BATCH])
        found = [*_at_itself(news), *_of_what_it_is_about(news), *_of_figures(news)]
        found += [*_of_searches(news), *_of_dossiers(news)]
        rows = [Nieuwsregel(nieuws=one, **plek._asdict() | {"van": None, "van_id": plek.van}) for one, plek in found]
        Nieuwsregel.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2_000)
        Nieuws.objects.filter(pk__in=[one.pk for one in news]).update(verdeeld_op=now)
    return len(news)


def _at_itself(news):
    """For who follows the record; that it was published, nobody could follow before."""
    for one in news:
        kind = kinds.named(one.soort)
        if one.soort == DOSSIER or (kind and kind.follow and not one.van_id and one.wat != Wat.GEPUBLICEERD):
            yield one, Plek(one.soort, one.record)


def _published(news):
    """{kind: {number of a record: its news}} of what was published."""
    found = defaultdict(dict)
    for one in news:
        if one.wat == Wat.GEPUBLICEERD:
            found[one.soort][one.record] = one
    return found


def _of_what_it_is_about(news):
    for soort, records in _published(news).items():
        kind = kinds.named(soort)
        for name, field in kind.news.about.items():
            ties = kind.model.objects.filter(pk__in=records, **{f"{field}__isnull": False})
            for pk, about in ties.order_by().values_list("pk", field):
                yield records[pk], Plek(name, about)


def _of_figures(news):
    """For who follows the figure of one municipality: of a new year, those that have one."""
    new_years = {(one.record, int(one.sleutel)): one for one in news if one.wat == Wat.JAAR}
    followed = defaultdict(set)
    figures = Gevolgd.objects.kept().filter(soort=CIJFER, record__in={pk for pk, _ in new_years})
    for record, van in figures.values_list("record", "van").distinct():
        followed[record].add(van)
    for (record, year), one in new_years.items():
        known = Waarde.objects.filter(indicator=record, jaar=year, gemeente__in=followed[record])
        for van in known.values_list("gemeente", flat=True):
            yield one, Plek(CIJFER, record, van)
    for one in news:
        if one.wat in (Wat.VERBETERD, Wat.TOELICHTING):
            yield one, Plek(CIJFER, one.record, one.van_id)
        if one.wat == Wat.TOELICHTING:
            yield one, Plek(Gemeente.KIND, one.van_id)


def _of_searches(news):
    """The searches that somebody follows, each once however many do."""
    new = _published(news)
    if not new:
        return
    ids = {soort: list(records) for soort, records in new.items()}
    followed = Gevolgd.objects.kept().filter(soort=ZOEKVRAAG).values("record")
    for zoekvraag in Zoekvraag.objects.filter(pk__in=followed, soort__in=["", *ids]).iterator():
        for soort, pk in searches.found(zoekvraag, ids):
            yield new[soort][pk], Plek(ZOEKVRAAG, zoekvraag.pk)


def _of_dossiers(news):
    """What a municipality shows to all; and new examples that fit an open dossier of a municipality."""
    for one in news:
        if one.wat == Wat.OPENBAAR:
            yield one, Plek(Gemeente.KIND, one.gemeente_id)
    praktijken = _published(news).get(Praktijk.KIND)
    if praktijken:
        for gemeente in Gevolgd.objects.kept().filter(soort=PASSEND).values_list("record", flat=True).distinct():
            for pk in _fitting(gemeente) & praktijken.keys():
                yield praktijken[pk], Plek(PASSEND, gemeente)


def _fitting(gemeente):
    """The keys of the examples that fit the open dossiers of this municipality best."""
    dossiers = with_own_text(Dossier.objects.open().filter(gemeente=gemeente).by_day(soonest_first=True))[:NEAREST]
    found = examples_for([Tekst(dossier.titel, own_text(dossier)) for dossier in dossiers])
    return {one.praktijk.pk for some in found for one in some}
