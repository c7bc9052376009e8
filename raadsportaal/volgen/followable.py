"""What can be followed: records of the register, dossiers, figures of a municipality, searches, what fits dossiers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from agendas.models import Indicator
from raadsportaal.basis import kinds
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.search.facets import Selection
from raadsportaal.dossiers.models import Dossier
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente, Lidmaatschap
from raadsportaal.redactie.models import Publicatie
from raadsportaal.volgen import searches
from raadsportaal.volgen.models import Zoekvraag

DOSSIER, CIJFER, ZOEKVRAAG, PASSEND = "dossier", "cijfer", "zoekvraag", "passend"
OF_MEMBERS = (DOSSIER, PASSEND)  # for who works in the municipality, and nobody else
DOSSIERS, SEARCHES, FITTING = "Dossiers", "Zoekvragen", "Past bij uw dossiers"
# The headings in the order of the page and of the e-mail; another one comes behind these.
HEADINGS = [DOSSIERS, "Doelen en cijfers", "Agenda’s", kinds.SUBJECTS, "Voorbeelden", "Programma’s", SEARCHES]


class Plek(NamedTuple):
    """What is followed: a kind, a number, and whose figure it is (the key of a municipality)."""

    soort: str
    record: int
    van: int | None = None


@dataclass(frozen=True)
class Volgbaar:
    """Something to follow, as a page and an e-mail name it."""

    plek: Plek
    naam: str
    adres: str
    kop: str
    hoort: str
    van: Gemeente | None = None
    gemeente: int | None = None  # whose members may follow it, and no others
    zoek: str = ""  # of a search: its address, by which it is known before anybody follows it

    @property
    def is_public(self) -> bool:
        return self.plek.soort not in OF_MEMBERS

    @property
    def vraag(self) -> dict[str, str]:
        """What names it in an address and in a form."""
        if self.zoek:
            return {"zoek": self.zoek}
        own = {"wat": self.plek.soort, "welk": str(self.plek.record)}
        return own | ({"van": self.van.slug} if self.van else {})

    @property
    def volgadres(self) -> str:
        return f"{reverse('volgen:volg')}?{urlencode(self.vraag)}"

    @property
    def rss(self) -> str:
        """Its feed; a search that has one of its own has that."""
        if self.zoek:
            lijst = searches.LISTS.get(_kind_of_search(self.zoek))
            if lijst and "rss" in lijst.urls:
                return f"{reverse(lijst.urls['rss'])}?{self.zoek.partition('?')[2]}".rstrip("?")
            return ""
        if self.van:
            return reverse("volgen:cijferfeed", args=[self.plek.record, self.van.slug])
        return reverse("volgen:feed", args=[self.plek.soort, self.plek.record]) if self.is_public else ""


def _kind_of_search(address):
    asked = searches.tidied(address)
    return asked.soort if asked else ""


def of(record, van: Gemeente | None = None) -> Volgbaar | None:
    """A record that a page shows, to put a bell beside it; None for what cannot be followed."""
    if isinstance(record, Dossier):
        return _of_dossier(record)
    if isinstance(record, Indicator) and van:
        return _of_figure(record, van)
    kind = next((kind for kind in kinds.every() if kind.follow and kind.model is type(record)), None)
    archived = isinstance(record, Publicatie) and not record.is_published
    return _of_record(kind, record) if kind and not archived else None


def feed_of_list(soort: str) -> str:
    """Where a program reads which records of a kind were published."""
    return reverse("volgen:lijstfeed", args=[soort])


def of_search(address: str) -> Volgbaar | None:
    asked = searches.tidied(address)
    return _of_search(asked) if asked else None


def of_selection(selection: Selection) -> Volgbaar | None:
    """What is chosen on a list page; None for a list of which nothing new is told, or what is too long to keep."""
    asked = searches.of_selection(selection) if selection.kind in searches.LISTS else None
    return _search(asked, searches.name_of(selection)) if asked else None


def fitting(gemeente: Gemeente) -> Volgbaar:
    """What fits the dossiers of a municipality."""
    return Volgbaar(
        Plek(PASSEND, gemeente.pk),
        f"Wat past bij de dossiers van {gemeente}",
        gemeente.get_absolute_url(),
        FITTING,
        "Nieuwe voorbeelden die bij een open dossier passen.",
        gemeente=gemeente.pk,
    )


def _of_dossier(dossier):
    return Volgbaar(
        Plek(DOSSIER, dossier.pk),
        dossier.titel,
        dossier.get_absolute_url(),
        DOSSIERS,
        "Koppelingen, besluiten en de datum van de raad.",
        gemeente=dossier.gemeente_id,
    )


def _of_figure(indicator, van):
    return Volgbaar(
        Plek(CIJFER, indicator.pk, van.pk),
        f"{indicator.titel}, {van}",
        reverse("meetlat:cijfer", args=[van.slug, indicator.slug]),
        HEADINGS[1],
        "Een nieuw jaar, een verbetering of een toelichting.",
        van=van,
    )


def _of_record(kind, record):
    title = f"{record}: wat deze gemeente laat zien" if kind.model is Gemeente else kind.title(record)
    return Volgbaar(
        Plek(kind.name, record.pk), title, record.get_absolute_url(), kind.follow.heading, kind.follow.hears
    )  # fmt: skip


def _of_search(zoekvraag):
    return _search(zoekvraag, searches.name(zoekvraag))


def _search(zoekvraag, name):
    """It has no number before somebody follows it."""
    hears = "Wat erbij komt en hieraan voldoet."
    return Volgbaar(
        Plek(ZOEKVRAAG, zoekvraag.pk or 0), name, zoekvraag.adres, SEARCHES, hears, zoek=zoekvraag.adres
    )  # fmt: skip


def asked(data: QueryDict, gebruiker) -> Volgbaar | None:
    """What an address or a form names, if this person may follow it."""
    if data.get("zoek"):
        return of_search(data["zoek"])
    number = number_in(data.get("welk"))
    if number is None:
        return None
    van = Gemeente.objects.filter(slug=data["van"][:80]).first() if _clean(data.get("van", "")) else None
    plek = Plek(data.get("wat", ""), number, van and van.pk)
    if bool(van) != (plek.soort == CIJFER) or plek.soort == ZOEKVRAAG:
        return None
    found = named([plek]).get(plek)
    return found if found and may_follow(found, municipalities_of(gebruiker)) else None


def _clean(text):
    return bool(text) and "\0" not in text


def municipalities_of(gebruiker) -> set[int]:
    """The keys of those that this person works in."""
    if not gebruiker.is_authenticated:
        return set()
    return set(Lidmaatschap.objects.filter(gebruiker=gebruiker).values_list("gemeente", flat=True))


def may_follow(volgbaar: Volgbaar, own: Iterable[int]) -> bool:
    return volgbaar.is_public or volgbaar.gemeente in own


def named(plekken: Iterable[Plek]) -> dict[Plek, Volgbaar]:
    """What there is of these, a query for each kind: what was taken back or thrown away is left out.

    It does not ask who wants to know: that is may_follow().
    """
    wanted: dict[str, list[Plek]] = defaultdict(list)
    for plek in plekken:
        wanted[plek.soort].append(plek)
    found: dict[Plek, Volgbaar] = {}
    for soort, some in wanted.items():
        found |= _NAMING.get(soort, _records)(some)
    return found


def _records(plekken):
    kind = kinds.named(plekken[0].soort)
    if kind is None or kind.follow is None:
        return {}
    return _each(plekken, kind.cards(kind.model.objects.findable()), partial(_of_record, kind))


def _dossiers(plekken):
    with bereik(EVERYTHING):
        return _each(plekken, Dossier.objects.select_related("gemeente"), _of_dossier)


def _figures(plekken):
    indicatoren = Indicator.objects.published().in_bulk({plek.record for plek in plekken})
    gemeenten = Gemeente.objects.in_bulk({plek.van for plek in plekken if plek.van})
    return {
        plek: _of_figure(indicatoren[plek.record], gemeenten[plek.van])
        for plek in plekken
        if plek.record in indicatoren and plek.van in gemeenten
    }


def _searches(plekken):
    return _each(plekken, Zoekvraag.objects, _of_search)


def _fitting(plekken):
    return _each(plekken, Gemeente.objects, fitting)


def _each(plekken, among, volgbaar):
    records = among.in_bulk([plek.record for plek in plekken])
    return {plek: volgbaar(records[plek.record]) for plek in plekken if plek.record in records}


_NAMING = {DOSSIER: _dossiers, CIJFER: _figures, ZOEKVRAAG: _searches, PASSEND: _fitting}


def by_heading(items: Iterable[tuple[Volgbaar, object]]) -> list[tuple[str, list]]:
    """Pairs of what is followed and whatever goes with it, under the headings of the page."""
    groups: dict[str, list] = {kop: [] for kop in HEADINGS}
    for volgbaar, other in items:
        groups.setdefault(volgbaar.kop, []).append((volgbaar, other))
    return [(kop, some) for kop, some in groups.items() if some]
