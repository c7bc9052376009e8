"""What is asked of koppelingen: which are confirmed, which wait, which count for a doel."""

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, When, prefetch_related_objects
from django.db.models.functions import Coalesce

from agendas.models import GLOBAL_GOALS, Verband
from agendas.models.agenda import Schaal
from agendas.verbanden import counting_verbanden
from kennisbank.models import Praktijk
from raadsportaal.basis import kinds
from raadsportaal.redactie.models import READABLE, Publicatie, Status

# Of what koppelingen point at: each kind by its own, one after another.
ORDER = ["subdoel__volgorde", "doel__agenda__volgorde", "doel__nummer", "praktijk__titel", "programma"]
NAMED = 2  # verbanden of one koppeling that a page names: the strongest


def _naar(kind):
    return Prefetch(kind.name, kind.model._base_manager.select_related(*kind.link.related))


def _abroad():
    """A tie to something abroad: a stedenband, programme, country, foreign example, or agenda of more than one country.

    Not a Global Goal: that asks as much of what a council does at home.
    """
    thing = Q(stedenband__isnull=False) | Q(programma__isnull=False) | Q(landpagina__isnull=False)
    example = Q(praktijk__richting=Praktijk.Richting.UIT_BUITENLAND)
    return thing | example | Q(doel__agenda__schaal__in=[Schaal.WERELD, Schaal.EUROPA, Schaal.NETWERK])


class KoppelingQuerySet(models.QuerySet):
    def linked(self):
        """Confirmed by the griffie: all that a councillor's profile, an annex or the public sees."""
        return self.filter(besluit="gekoppeld")

    def settled(self):
        """On which the griffie said yes or no."""
        return self.filter(besluit__in=["gekoppeld", "afgewezen"])

    def waiting(self):
        return self.filter(besluit="voorstel")

    def of_gemeente(self, gemeente):
        return self.filter(gemeente=gemeente)

    def to(self, naar):
        """To this record, whatever it is."""
        return self.filter(**{kinds.of_record(naar).name: naar})

    def at(self, beleidspunt):
        """Of this beleidspunt; None for the dossier as a whole."""
        return self.filter(beleidspunt=beleidspunt)

    def proposed_by(self, gebruiker):
        """Also what this person proposed when another had done so before."""
        return self.filter(Q(voorgesteld_door=gebruiker) | Exists(self._words_of(gebruiker)))

    def not_proposed_by(self, gebruiker):
        return self.exclude(voorgesteld_door=gebruiker).exclude(Exists(self._words_of(gebruiker)))

    def _words_of(self, gebruiker):
        return _medevoorstellen(self).filter(koppeling=OuterRef("pk"), door=gebruiker)

    def readable(self):
        """Without those to what an editor took back."""
        for kind in kinds.linked():
            if issubclass(kind.model, Publicatie):
                there = Q(**{f"{kind.name}__in": kind.model._base_manager.filter(status__in=READABLE)})
                self = self.filter(there | Q(**{f"{kind.name}__isnull": True}))
        return self

    def of_dossiers(self, dossiers):
        return self.filter(dossier__in=dossiers)

    def first_few(self, n):
        """The first `n` of these, chosen before anything is joined with them: else it is joined with all."""
        return self.filter(pk__in=list(self.values_list("pk", flat=True)[:n]))

    def for_card(self):
        """With what a card or a line shows of each; what they point at by a query for each kind that occurs.

        Joined with all kinds at once it took the database 20 ms to plan, and Python as long to write down and read.
        """
        return self._with_people().prefetch_related(*map(_naar, kinds.linked()))

    def _with_people(self):
        return self.select_related("dossier__gemeente", "beleidspunt", "voorgesteld_door", "besloten_door")

    def with_others(self):
        """With the words of who proposed the same later: for a card of the griffie."""
        others = Prefetch("medevoorstellen", _medevoorstellen(self).select_related("door"))
        return self.for_card().prefetch_related(others)

    def read_for_page(self):
        """What is readable() as a list, with the strongest verbanden that count in `telt_mee` of each."""
        found = list(self.readable()._with_people().in_order())
        for kind in kinds.linked():  # a kind that does not occur costs as much to look for as one that does
            prefetch_related_objects([one for one in found if getattr(one, f"{kind.name}_id")], _naar(kind))
        of_subdoel, of_doel = counting_verbanden()
        for koppeling in found:
            verbanden = of_subdoel.get(koppeling.subdoel_id, ()) or of_doel.get(koppeling.doel_id, ())
            koppeling.telt_mee = verbanden[:NAMED]
        return found

    def in_order(self):
        return self.order_by(*ORDER, "pk")

    def queue(self, today):
        """What waits: first for the coming meetings, the soonest first; then without a day; then what was handled."""
        past = Case(When(dossier__behandeldatum__lt=today, then=1), default=0)
        # The same municipality holds anyway; said here it spares the lock of each dossier (suggestie_queries.py).
        current = self.waiting().filter(dossier__gearchiveerd_op__isnull=True, dossier__gemeente=F("gemeente"))
        ordered = current.annotate(past=past)
        day = F("dossier__behandeldatum").asc(nulls_last=True)
        return ordered.order_by("past", day, "dossier", "voorgesteld_op", "pk")

    def decided_proposals(self):
        """What somebody proposed and another linked or refused, the latest decision first."""
        decided = self.filter(besluit__in=["gekoppeld", "afgewezen"], besloten_op__isnull=False)
        return decided.exclude(voorgesteld_door=F("besloten_door")).order_by("-besloten_op", "-pk")

    def deciders(self):
        """(number, name) of who decided about these, by name."""
        people = self.order_by("besloten_door__naam", "besloten_door").exclude(besloten_door=None)
        return people.values_list("besloten_door", "besloten_door__naam").distinct()

    def abroad(self):
        """With an international side."""
        return self.filter(_abroad())

    def to_praktijken(self):
        return self.filter(praktijk__isnull=False)

    def to_global_goals(self):
        """With the `nummer` of the Global Goal: its own, or of each that a commitment counts for by a verband.

        One that counts for two Global Goals comes twice.
        """
        crossed = Q(doel__agenda__status=Status.GEPUBLICEERD, doel__verbanden__sterkte__in=Verband.COUNTING)
        itself = Case(When(doel__agenda__groep=GLOBAL_GOALS, then="doel__nummer"))
        nummer = Coalesce("subdoel__doel__nummer", itself, "doel__verbanden__subdoel__doel__nummer")
        own = Q(subdoel__isnull=False) | Q(doel__agenda__groep=GLOBAL_GOALS)
        return self.filter(own | crossed).annotate(nummer=nummer)

    def to_global_goal(self, nummer):
        """To it, to its subdoelen, and to the commitments of other agendas that ask the same as one of them."""
        verbanden = Verband.objects.published().counting()
        crossed = verbanden.filter(subdoel__doel__nummer=nummer).order_by().values("doel")
        itself = Q(doel__nummer=nummer, doel__agenda__groep=GLOBAL_GOALS)
        return self.filter(itself | Q(subdoel__doel__nummer=nummer) | Q(doel__in=crossed))

    def dossiers_per_record(self, kind, pks):
        """{pk: dossiers that are linked to it} of records of this kind; nothing of what no dossier can be linked to."""
        if kind not in {field.name for field in self.model._meta.fields}:
            return {}
        rows = self.linked().filter(**{f"{kind}__in": pks}).order_by().values_list(kind)
        return dict(rows.annotate(n=Count("dossier", distinct=True)))


def _medevoorstellen(koppelingen):
    """Of the model that comes after this module."""
    return koppelingen.model.medevoorstellen.rel.related_model.objects.all()
