"""What is new in a sentence, of the record as it is now: what was taken back meanwhile has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format

from agendas.meetlat import amounts
from agendas.models import Indicator, Mijlpaal, Toelichting, Waarde
from kennisbank.models import CollectieRegel, Praktijk
from raadsportaal.basis import kinds
from raadsportaal.dossiers.models import Dossier, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.redactie.models import Redactiestap, Status
from raadsportaal.volgen.models import Nieuws, Wat
from samenwerking.models import Stedenband

CHANGED = "De tekst is gewijzigd."
GONE = {
    Status.GEARCHIVEERD: "Dit staat nu in het archief en wordt niet meer bijgewerkt.",
    Status.VERWIJDERD: "Dit staat niet meer op het portaal.",
}


@dataclass(frozen=True)
class Verteld:
    """A sentence, with the record that it is about and where to read more.

    `in_papieren`: of what a paper may hold, how that names it (`uit` of a Papier).
    """

    zin: str
    titel: str
    adres: str
    verbetering: bool = False
    in_papieren: tuple[str, str] | None = None

    def with_figure(self, figure: str, adres: str) -> Verteld:
        """The same with the figure of one municipality, where its own page is."""
        return Verteld(f"{self.zin} {figure}".strip(), self.titel, adres)


def tell(news: Iterable[Nieuws]) -> dict[int, Verteld]:
    """{key of news: its sentence}; what can no longer be said is left out. A few queries for each sort of news."""
    per_wat: dict[str, list[Nieuws]] = defaultdict(list)
    for one in news:
        per_wat[one.wat].append(one)
    told: dict[int, Verteld] = {}
    with bereik(EVERYTHING):
        for wat, some in per_wat.items():
            told |= _TELLING[Wat(wat)](some)
    return told


def figures(wanted: Iterable[tuple[int, int, int]]) -> dict[tuple[int, int, int], str]:
    """{(indicator, year, municipality): what its figure is, with that of the year before}."""
    wanted = set(wanted)
    found = {}
    for record, year in {(record, year) for record, year, _ in wanted}:
        gemeenten = [van for one, of_year, van in wanted if (one, of_year) == (record, year)]
        rows = Waarde.objects.filter(indicator=record, jaar__in=[year, year - 1], gemeente__in=gemeenten)
        rows = rows.select_related("gemeente", "indicator")
        known = {(row.gemeente_id, row.jaar): row for row in rows}
        for (van, of_year), row in known.items():
            if of_year == year:
                found[record, year, van] = _figure(row, known.get((van, year - 1)))
    return found


def _figure(row, before):
    text = f"Voor {row.gemeente}: {_amount(row)}."
    return f"{text} Een jaar eerder: {_amount(before)}." if before else text


def _amount(row):
    return amounts.with_unit(row.indicator, row.waarde)


def _in_papers(record):
    if isinstance(record, Praktijk):
        return "praktijk", record.slug
    return ("cijfer", record.code) if isinstance(record, Indicator) else None


def _by_kind(news):
    found = defaultdict(list)
    for one in news:
        found[one.soort].append(one)
    return [(kinds.named(soort), some) for soort, some in found.items() if kinds.named(soort)]


def _of_records(news, sentence, *, verbetering=False):
    """Of records that the public sees."""
    told = {}
    for kind, some in _by_kind(news):
        records = kind.cards(kind.model.objects.findable()).in_bulk({one.record for one in some})
        for one in some:
            if record := records.get(one.record):
                text, title = sentence(kind, record, one), kind.title(record)
                told[one.pk] = Verteld(text, title, record.get_absolute_url(), verbetering, _in_papers(record))
    return told


def _published(news):
    return _of_records(news, lambda kind, record, one: f"{kind.news.called}: {kind.title(record)}.")


def _changed(news):
    """In the words of the editor who published it."""
    steps = Redactiestap.objects.in_bulk({int(one.sleutel) for one in news if one.sleutel.isdigit()})
    words = {str(pk): step.melding for pk, step in steps.items()}
    return _of_records(news, lambda kind, record, one: words.get(one.sleutel, CHANGED), verbetering=True)


def _withdrawn(news):
    told = {}
    for kind, some in _by_kind(news):
        records = kind.model._base_manager.filter(status__in=GONE).in_bulk({one.record for one in some})
        for one in some:
            if record := records.get(one.record):
                # What is only in the archive can still be read.
                address = record.get_absolute_url() if record.status == Status.GEARCHIVEERD else ""
                told[one.pk] = Verteld(GONE[record.status], kind.title(record), address, True, _in_papers(record))
    return told


def _new_year(news):
    return _of_records(news, lambda kind, record, one: f"Er is een cijfer over {one.sleutel}.")


def _corrected(news):
    """The year stands in the key, after the municipality."""
    years = {one.pk: int(one.sleutel.split("-")[1]) for one in news}
    now = figures((one.record, years[one.pk], one.van_id) for one in news)
    known = [one for one in news if (one.record, years[one.pk], one.van_id) in now]
    return _of_records(
        known, lambda kind, record, one: f"Het cijfer over {years[one.pk]} is verbeterd.", verbetering=True
    )


def _replied(news):
    replies = Toelichting.objects.filter(indicator__in={one.record for one in news})
    there = set(replies.values_list("indicator", "gemeente"))
    names = dict(Gemeente.objects.filter(pk__in={one.van_id for one in news}).values_list("pk", "naam"))
    known = [one for one in news if (one.record, one.van_id) in there]
    return _of_records(known, lambda kind, record, one: f"{names[one.van_id]} geeft een toelichting bij dit cijfer.")


def _date(news):
    dates = Mijlpaal.objects.in_bulk({int(one.sleutel.partition("-")[0]) for one in news})
    pairs = {one.pk: dates.get(int(one.sleutel.partition("-")[0])) for one in news}
    # A date that was moved meanwhile is told again by itself.
    known = [one for one in news if pairs[one.pk] and one.sleutel.endswith(str(pairs[one.pk].datum))]
    return _of_records(
        known, lambda kind, record, one: f"Op {date_format(pairs[one.pk].datum, 'j F Y')}: {pairs[one.pk].titel}."
    )


def _added(news):
    """The praktijken that are still in the collectie, and public."""
    rows = CollectieRegel.objects.filter(
        collectie__in={one.record for one in news}, praktijk__in=Praktijk.objects.published()
    )
    there = {(row.collectie_id, str(row.praktijk_id)): row.praktijk for row in rows.select_related("praktijk")}
    return {
        one.pk: Verteld(f"Nieuw in deze collectie: {praktijk.titel}.", praktijk.titel, praktijk.get_absolute_url())
        for one in news
        if (praktijk := there.get((one.record, one.sleutel)))
    }


def _other_stand(news):
    stands = dict(Stedenband.objects.filter(pk__in={one.record for one in news}).values_list("pk", "stand"))
    known = [one for one in news if stands.get(one.record) == one.sleutel]
    return _of_records(known, lambda kind, record, one: f"De stand is nu: {record.get_stand_display().lower()}.")


def _of_dossiers(news, sentence):
    """`sentence` gets a dossier and the news, and gives nothing where it is not so any more."""
    dossiers = Dossier.objects.select_related("gemeente").in_bulk({one.record for one in news})
    told = {}
    for one in news:
        dossier = dossiers.get(one.record)
        if dossier and (text := sentence(dossier, one)):
            told[one.pk] = Verteld(text, dossier.titel, dossier.get_absolute_url())
    return told


def _linked(news):
    koppelingen = Koppeling.objects.linked().readable().for_card().in_bulk({int(one.sleutel) for one in news})

    def sentence(dossier, one):
        koppeling = koppelingen.get(int(one.sleutel))
        if koppeling and koppeling.dossier_id == dossier.pk:
            return f"De griffie koppelde {_named(koppeling)}."
        return ""

    return _of_dossiers(news, sentence)


def _named(koppeling):
    link = koppeling.kind.link
    return link.named(*(_value(koppeling.naar, path) for path in link.fields))


def _value(record, path):
    for name in path.split("__"):
        record = getattr(record, name)
    return record


def _decided(news):
    def sentence(dossier, one):
        return f"De stand is nu: {dossier.get_stand_display().lower()}." if dossier.stand == one.sleutel else ""

    return _of_dossiers(news, sentence)


def _in_council(news):
    def sentence(dossier, one):
        same = str(dossier.behandeldatum) == one.sleutel
        return f"De raad behandelt dit op {date_format(dossier.behandeldatum, 'j F Y')}." if same else ""

    return _of_dossiers(news, sentence)


def _made_public(news):
    def sentence(dossier, one):
        shown = dossier.is_public and not dossier.is_archived
        return f"{dossier.gemeente} maakte dit dossier openbaar: {dossier.titel}." if shown else ""

    return _of_dossiers(news, sentence)


_TELLING = {
    Wat.GEPUBLICEERD: _published,
    Wat.GEWIJZIGD: _changed,
    Wat.INGETROKKEN: _withdrawn,
    Wat.JAAR: _new_year,
    Wat.VERBETERD: _corrected,
    Wat.TOELICHTING: _replied,
    Wat.DATUM: _date,
    Wat.GEKOPPELD: _linked,
    Wat.BESLUIT: _decided,
    Wat.RAADSDATUM: _in_council,
    Wat.OPENBAAR: _made_public,
    Wat.ERBIJ: _added,
    Wat.STAND: _other_stand,
}
