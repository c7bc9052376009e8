"""What goes into a paper, as a person picked it: a dossier, subdoelen, figures, examples and questions."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from django.db.models import Case, Count, When

from agendas.meetlat import figures
from agendas.meetlat.figures import Meting
from agendas.meetlat.peers import Peers
from agendas.models import Agenda, Doel, Indicator, Subdoel, Vraag, Zeggenschap
from kennisbank.models import Praktijk
from raadsportaal.basis.digits import number_in
from raadsportaal.dossiers.models import Dossier
from raadsportaal.dossiers.suggesties.fitting import fitting_dossier
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.instrumenten.jaarbeeld.jaar import Jaar, of_year
from raadsportaal.instrumenten.models import Huisstijl, Raadsregels

MOST_OFFERED = 6  # of each kind: a list that a thumb can pass


@dataclass(frozen=True)
class GekozenVraag:
    tekst: str
    moment: str = ""
    herkomst: str = ""


@dataclass
class Keuze:
    """What the address or the command names; `vragen` are whole texts, also of the person's own."""

    dossier: str = ""
    subdoelen: list[str] = field(default_factory=list)
    cijfers: list[str] = field(default_factory=list)
    praktijken: list[str] = field(default_factory=list)
    vragen: list[str] = field(default_factory=list)
    afspraken: list[str] = field(default_factory=list)  # keys of commitments of the other agendas
    doelen: list[str] = field(default_factory=list)  # numbers of Global Goals: only to offer what belongs to them

    @property
    def is_empty(self):
        agreed = self.doelen or self.subdoelen or self.afspraken
        return not (self.dossier or agreed or self.cijfers or self.praktijken or self.vragen)


@dataclass
class Materiaal:
    """Records, ready for a builder; `absolute` makes a whole address of a path."""

    gemeente: Gemeente
    peers: Peers
    today: date
    absolute: Callable[[str], str] = str
    regels: Raadsregels | None = None
    huisstijl: Huisstijl = field(default_factory=Huisstijl)
    dossier: Dossier | None = None
    koppelingen: list = field(default_factory=list)
    subdoelen: list[Subdoel] = field(default_factory=list)
    metingen: list[Meting] = field(default_factory=list)
    praktijken: list[Praktijk] = field(default_factory=list)
    vragen: list[GekozenVraag] = field(default_factory=list)
    afspraken: list[Doel] = field(default_factory=list)
    jaar: Jaar | None = None  # of a jaarbeeld only

    @property
    def uit(self) -> dict[str, list[str]]:
        """The keys of its records by kind, as a Keuze has them; what there is none of is left out."""
        keys = {
            "dossier": [self.dossier.slug] if self.dossier else [],
            "subdoel": [subdoel.code for subdoel in self.subdoelen],
            "cijfer": [meting.indicator.code for meting in self.metingen],
            "praktijk": [praktijk.slug for praktijk in self.praktijken],
            "afspraak": [doel.sleutel for doel in self.afspraken],
        }
        return {kind: found for kind, found in keys.items() if found}

    @property
    def in_words(self) -> list[str]:
        """What there is of it, a line each: "het cijfer ‘Rokers’"."""
        return [
            *([self.dossier.titel] if self.dossier else []),
            *[f"subdoel {subdoel}" for subdoel in self.subdoelen],
            *[f"de afspraak ‘{doel.titel}’" for doel in self.afspraken],
            *[f"het cijfer ‘{meting.indicator.titel}’" for meting in self.metingen],
            *[f"het voorbeeld ‘{praktijk.titel}’" for praktijk in self.praktijken],
            *[f"de vraag ‘{vraag.tekst}’" for vraag in self.vragen],
        ]


def for_jaarbeeld(gemeente: Gemeente, jaar: int, today: date, absolute=str) -> Materiaal:
    peers = Peers(gemeente)
    return Materiaal(gemeente, peers, today, absolute, jaar=of_year(gemeente, jaar, peers))


def chosen(gemeente: Gemeente, keuze: Keuze, today: date, absolute=str) -> Materiaal:
    """The records that a choice names; what is not there (any more) is left out."""
    peers = Peers(gemeente)
    dossier = gemeente.dossiers.filter(slug=keuze.dossier).first() if keuze.dossier else None
    return Materiaal(
        gemeente,
        peers,
        today,
        absolute,
        Raadsregels.of(gemeente),
        Huisstijl.objects.without_logo().of(gemeente),
        dossier,
        koppelingen_of(dossier),
        list(subdoelen().filter(code__in=keuze.subdoelen)),
        _metingen(gemeente, peers, Indicator.objects.for_meetlat().filter(code__in=keuze.cijfers)),
        sorted(praktijken().filter(slug__in=keuze.praktijken), key=lambda one: keuze.praktijken.index(one.slug)),
        _questions(keuze.vragen),
        list(afspraken().of_keys(keuze.afspraken)),
    )


def offered(gemeente: Gemeente, keuze: Keuze, today: date) -> Materiaal:
    """What fits the choice, to pick from: what was chosen first, then what is near it."""
    found = chosen(gemeente, keuze, today)
    near = list(dict.fromkeys([*_near(found), *_of_doelen(keuze.doelen)]))
    found.praktijken = _first(found.praktijken, _of_dossier(found))
    found.subdoelen = _first(found.subdoelen, near)
    if near:
        indicatoren = Indicator.objects.for_meetlat().of_subdoelen(near)[: 2 * MOST_OFFERED]
        fitting = [m for m in _metingen(gemeente, found.peers, indicatoren) if m.own or m.last_known]
        found.metingen = _first(found.metingen, fitting, same=lambda meting: meting.indicator.pk)
        alike = praktijken().filter(subdoelen__in=near).annotate(gedeeld=Count("pk"))  # how many of these it is about
        examples = alike.order_by("-gedeeld", "-zekerheid", "-sinds", "pk")
        found.praktijken = _first(found.praktijken, examples[:MOST_OFFERED])
    found.vragen = _first(found.vragen, _questions_of(found, near), same=lambda vraag: vraag.tekst)
    return found


def _of_dossier(found):
    """What is linked to the dossier, and then what fits its text."""
    if found.dossier is None:
        return []
    linked = [koppeling.praktijk_id for koppeling in found.koppelingen if koppeling.praktijk_id]
    fit = [past.praktijk.pk for past in fitting_dossier(found.dossier)]
    known = praktijken().in_bulk([*linked, *fit])
    return [known[pk] for pk in dict.fromkeys([*linked, *fit]) if pk in known]


def subdoelen():
    return Subdoel.objects.findable().select_related("doel__agenda").order_by("volgorde")


def afspraken():
    return Doel.objects.commitments().order_by("agenda__volgorde", "nummer")


def praktijken():
    return Praktijk.objects.published().select_related("land").prefetch_related("bronregels", "praktijkvraagregels")


def koppelingen_of(dossier):
    return dossier.koppelingen.linked().read_for_page() if dossier else []


def _metingen(gemeente, peers, indicatoren):
    return figures.metingen(gemeente, indicatoren, peers, national=False)


def _near(found):
    """The subdoelen that all of it is about, the nearest first."""
    near = list(found.subdoelen)
    near += subdoelen().filter(verbanden__doel__in=found.afspraken).distinct() if found.afspraken else []
    near += [koppeling.subdoel for koppeling in found.koppelingen if koppeling.subdoel]
    for meting in found.metingen:
        near += list(meting.indicator.subdoelen.select_related("doel__agenda").order_by("volgorde"))
    for praktijk in found.praktijken:
        near += list(praktijk.subdoelen.select_related("doel__agenda").order_by("volgorde"))
    return list(dict.fromkeys(near))


def _of_doelen(numbers):
    """Of each Global Goal the subdoelen that a council has most to say about: each doel one before any has two."""
    most_say = Case(*(When(zeggenschap=value, then=n) for n, value in enumerate(Zeggenschap.values)))
    of_each = [
        list(subdoelen().filter(doel__nummer=number).exclude(raad="").order_by(most_say, "volgorde")[:2])
        for number in filter(None, map(number_in, numbers))
    ]
    return [subdoel for rank in zip_longest(*of_each) for subdoel in rank if subdoel]


def _first(picked, more, same=lambda record: record.pk):
    """The picked ones, and others after them up to the most that is offered."""
    known = {same(record) for record in picked}
    room = max(0, MOST_OFFERED - len(picked))
    return [*picked, *[record for record in more if same(record) not in known][:room]]


def _questions_of(found, near):
    of_agendas = Vraag.objects.filter(agenda__in=Agenda.objects.published())
    of_afspraken = of_agendas.filter(doel__in=found.afspraken).select_related("doel").order_by("volgorde", "pk")
    of_subdoelen = of_agendas.filter(subdoel__in=near).select_related("subdoel")
    asked = [GekozenVraag(vraag.vraag, vraag.moment, f"Vraag bij ‘{vraag.doel.titel}’") for vraag in of_afspraken]
    asked += [
        GekozenVraag(vraag.vraag, vraag.moment, f"Vraag bij subdoel {vraag.subdoel.code}")
        for vraag in of_subdoelen.order_by("subdoel__volgorde", "volgorde", "pk")
    ]
    figures_ask = [
        GekozenVraag(meting.indicator.vraag, "", f"Vraag bij het cijfer ‘{meting.indicator.titel}’")
        for meting in found.metingen
        if meting.indicator.vraag
    ]
    examples_ask = [
        GekozenVraag(regel.vraag, regel.moment, f"Vraag bij het voorbeeld uit {praktijk.waar}")
        for praktijk in found.praktijken
        for regel in praktijk.praktijkvraagregels.all()
    ]
    return [*asked[:2], *figures_ask[:2], *examples_ask[:2], *asked[2:], *figures_ask[2:], *examples_ask[2:]]


def _questions(texts):
    """With the moment that ours have; of a person's own there is none."""
    moments = dict(Vraag.objects.filter(vraag__in=texts).values_list("vraag", "moment")) if texts else {}
    return [GekozenVraag(text, moments.get(text, "")) for text in dict.fromkeys(texts) if text]
