"""The Global Goals profile of dossiers: how many touch each doel, and which doelen have none."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count

from agendas.models import GLOBAL_GOALS, Agenda, Doel, Subdoel, Verband
from raadsportaal.basis.kept_answers import kept
from raadsportaal.dossiers.models import Dossier, Koppeling, Koppelrichting

Naar = tuple[int | None, int | None]  # subdoel and doel of a koppeling
ENOUGH = 3  # public dossiers to show everyone a profile of
KEPT = 4  # versions of what counts that a process remembers
SHOWN = 8  # rows of the table before "Toon ook de andere doelen"


@dataclass(frozen=True)
class Deel:
    """One Global Goal: how many dossiers are linked to it, and of those: something works against it, turned down."""

    doel: Doel
    aantal: int
    tegen: int = 0
    niet_door: int = 0  # rejected or withdrawn, as somebody confirmed


@dataclass
class Profiel:
    """What dossiers add up to. It counts attention, not how well things go."""

    delen: list[Deel]  # all 17, by number
    dossiers: int
    gekoppeld: int  # of those, linked to at least one Global Goal
    voorbeelden: int = 0  # different examples that are linked to them
    per_agenda: dict[int, int] = field(default_factory=dict)  # {key of another agenda: dossiers}

    @cached_property
    def gesorteerd(self):
        """The doelen that have a dossier, those with most first."""
        return sorted((deel for deel in self.delen if deel.aantal), key=lambda deel: (-deel.aantal, deel.doel.nummer))

    @property
    def eerste(self):
        return self.gesorteerd[:SHOWN]

    @property
    def andere(self):
        return self.gesorteerd[SHOWN:]

    @property
    def leeg(self):
        """The doelen without a dossier."""
        return [deel.doel for deel in self.delen if not deel.aantal]

    @property
    def bereikt(self) -> int:
        return len(self.gesorteerd)

    @property
    def grootste(self) -> int:
        return self.gesorteerd[0].aantal if self.gesorteerd else 0

    @property
    def tegen(self) -> bool:
        return any(deel.tegen for deel in self.delen)

    @cached_property
    def agendas(self) -> list[tuple[Agenda, int]]:
        """The other agendas with their dossiers: linked to them, or to a subdoel that asks the same; most first."""
        agendas = Agenda.objects.published().exclude(groep=GLOBAL_GOALS).filter(pk__in=self.per_agenda)
        return sorted(((agenda, self.per_agenda[agenda.pk]) for agenda in agendas), key=lambda pair: -pair[1])


@dataclass(frozen=True)
class Telwijze:
    """What a koppeling counts for, by what it points at; and the Global Goals that there are."""

    nummers: dict[Naar, set[int]]  # of Global Goals
    agendas: dict[Naar, set[int]]  # keys of other agendas
    doelen: list[Doel]  # all 17, by number


@dataclass(frozen=True)
class Profielfilter:
    """A filter of the profile: what can be chosen, and what is."""

    param: str
    label: str
    alles: str
    opties: list[tuple[str, str]]
    gekozen: str


def profiel_of(dossiers) -> Profiel:
    """The profile of these dossiers, by their confirmed koppelingen to subdoelen and to commitments that ask the same.

    One koppeling counts for both agendas, whichever of the two it is with. Counted here, for the
    database joins each of some thousands of koppelingen with seven tables, for what a hundred verbanden say.
    """
    turned_down = dossiers.turned_down_or_not()
    ties = Koppeling.objects.of_dossiers(list(turned_down)).linked().order_by()
    counts = _what_counts()
    per_doel, against, per_agenda = defaultdict(set), defaultdict(set), defaultdict(set)
    praktijken = set()
    shown = ties.values_list("dossier", "subdoel", "doel", "praktijk", "richting")
    for dossier, subdoel, doel, praktijk, richting in shown:
        praktijken.add(praktijk)
        for nummer in counts.nummers.get((subdoel, doel), ()):
            per_doel[nummer].add(dossier)
            if richting == Koppelrichting.WERKT_TEGEN:
                against[nummer].add(dossier)
        for agenda in counts.agendas.get((subdoel, doel), ()):
            per_agenda[agenda].add(dossier)
    delen = [
        Deel(doel, len(found), len(against[doel.nummer]), sum(turned_down[dossier] for dossier in found))
        for doel in counts.doelen
        for found in [per_doel[doel.nummer]]
    ]
    linked = set().union(*per_doel.values())
    return Profiel(
        delen,
        dossiers=len(turned_down),
        gekoppeld=len(linked),
        voorbeelden=len(praktijken - {None}),
        per_agenda={pk: len(found) for pk, found in per_agenda.items()},
    )


@kept(KEPT)
def _what_counts() -> Telwijze:
    nummers, agendas = defaultdict(set), defaultdict(set)
    for subdoel, nummer in Subdoel.objects.order_by().values_list("pk", "doel__nummer"):
        nummers[subdoel, None].add(nummer)
    for doel, nummer, agenda, groep in Doel.objects.order_by().values_list("pk", "nummer", "agenda", "agenda__groep"):
        if groep == GLOBAL_GOALS:
            nummers[None, doel].add(nummer)
        else:
            agendas[None, doel].add(agenda)
    ends = ("subdoel", "subdoel__doel__nummer", "doel", "doel__agenda")
    for subdoel, nummer, doel, agenda in Verband.objects.published().counting().order_by().values_list(*ends):
        nummers[None, doel].add(nummer)
        agendas[subdoel, None].add(agenda)
    doelen = Doel.objects.published_goals().order_by("nummer")
    return Telwijze(dict(nummers), dict(agendas), list(doelen))


def example_profiel() -> Profiel:
    """An invented profile, for a municipality that has no dossiers to draw one of."""
    counts = {1: 2, 3: 5, 4: 1, 6: 4, 7: 6, 8: 2, 9: 1, 10: 3, 11: 9, 12: 3, 13: 8, 15: 4, 16: 2}
    return Profiel([Deel(doel, counts.get(doel.nummer, 0)) for doel in _what_counts().doelen], 14, 14)


def keuzes_of(dossiers, asked) -> list[Profielfilter]:
    """The filters of these dossiers with what a query string asks; a value that is not offered counts as none."""
    soorten, uitkomsten = dossiers.soorten_en_uitkomsten()
    offered = [
        ("jaar", "Jaar", "Alle jaren", [(str(year), str(year)) for year in dossiers.years()]),
        ("soort", "Soort", "Alle soorten", soorten),
        ("uitkomst", "Uitkomst", "Alle uitkomsten", uitkomsten),
        ("portefeuille", "Portefeuille", "Iedereen", dossiers.portefeuilles()),
    ]
    return [Profielfilter(*filter_, _offered(asked.get(filter_[0], ""), filter_[3])) for filter_ in offered]


def choose(dossiers, keuzes):
    """Only the dossiers that the filters ask for."""
    value = {keuze.param: keuze.gekozen for keuze in keuzes}
    names = next(dict(keuze.opties) for keuze in keuzes if keuze.param == "portefeuille")
    if value["jaar"]:
        dossiers = dossiers.of_year(int(value["jaar"]))
    if value["soort"]:
        dossiers = dossiers.of_soort(value["soort"])
    if value["uitkomst"]:
        dossiers = dossiers.of_uitkomst(value["uitkomst"])
    if value["portefeuille"]:
        dossiers = dossiers.of_portefeuille(names[value["portefeuille"]])
    return dossiers


def koppelingen_with(dossiers, nummer):
    """The confirmed koppelingen of these dossiers that count for one Global Goal: by subdoel, then by commitment."""
    # First which dossiers: asked in one statement, PostgreSQL reads this doel of all municipalities and then chooses.
    own = list(dossiers.values_list("pk", flat=True))
    koppelingen = Koppeling.objects.of_dossiers(own).linked().to_global_goal(nummer).for_card()
    latest = ("-dossier__behandeldatum", "dossier__titel", "pk")
    return koppelingen.order_by("subdoel__volgorde", "doel__agenda__volgorde", "doel__nummer", *latest)


def koppelingen_per_dossier(dossiers) -> dict[int, list[Koppeling]]:
    """{pk of a dossier: its confirmed koppelingen}, for a list of dossiers."""
    per_dossier = {}
    for koppeling in Koppeling.objects.of_dossiers(dossiers).linked().read_for_page():
        per_dossier.setdefault(koppeling.dossier_id, []).append(koppeling)
    return per_dossier


def published_per_gemeente() -> dict[int, int]:
    """{pk of a municipality: how many dossiers it shows to everyone}; to be asked in the scope of what is public."""
    rows = Dossier.objects.published().order_by().values_list("gemeente")
    return dict(rows.annotate(n=Count("pk")))


def _offered(value, options):
    return value if value in dict(options) else ""
