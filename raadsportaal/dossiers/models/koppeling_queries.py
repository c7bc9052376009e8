"""What is asked of koppelingen: which are confirmed, which wait, what they add up to per doel."""

from django.db import models
from django.db.models import Case, Count, F, Prefetch, Q, When

from agendas.models import Agenda, Verband
from raadsportaal.basis.models import Status


class KoppelingQuerySet(models.QuerySet):
    def linked(self):
        """Confirmed by the griffie: all that a councillor's profile, an annex or the public sees."""
        return self.filter(besluit="gekoppeld")

    def waiting(self):
        return self.filter(besluit="voorstel")

    def of_gemeente(self, gemeente):
        return self.filter(gemeente=gemeente)

    def to(self, naar):
        """To this Subdoel, Doel or Praktijk."""
        return self.filter(**{type(naar).__name__.lower(): naar})

    def proposed_by(self, gebruiker):
        return self.filter(voorgesteld_door=gebruiker)

    def readable(self):
        """Without those to a praktijk that an editor took back."""
        shown = [Status.GEPUBLICEERD, Status.GEARCHIVEERD]
        return self.filter(Q(praktijk__isnull=True) | Q(praktijk__status__in=shown))

    def of_dossiers(self, dossiers):
        return self.filter(dossier__in=dossiers)

    def for_card(self):
        """With what a card or a line shows of each."""
        return self.select_related(
            "dossier__gemeente", "beleidspunt", "subdoel__doel__agenda", "doel__agenda", "praktijk__land",
            "voorgesteld_door", "besloten_door",
        )  # fmt: skip

    def for_page(self):
        """For the page of a dossier: also the commitments of other agendas that a subdoel counts for."""
        verbanden = Verband.objects.published().select_related("doel__agenda")
        return self.readable().for_card().prefetch_related(Prefetch("subdoel__verbanden", verbanden)).in_order()

    def in_order(self):
        return self.order_by("subdoel__volgorde", "doel__agenda__volgorde", "doel__nummer", "praktijk__titel", "pk")

    def queue(self, today):
        """What waits: first for the coming meetings, the soonest first; then without a day; then what was handled."""
        past = Case(When(dossier__behandeldatum__lt=today, then=1), default=0)
        ordered = self.waiting().filter(dossier__gearchiveerd_op__isnull=True).annotate(past=past)
        day = F("dossier__behandeldatum").asc(nulls_last=True)
        return ordered.order_by("past", day, "dossier", "voorgesteld_op", "pk")

    def decided_proposals(self):
        """What somebody proposed and another linked or refused, the latest decision first."""
        decided = self.filter(besluit__in=["gekoppeld", "afgewezen"], besloten_op__isnull=False)
        return decided.exclude(voorgesteld_door=F("besloten_door")).order_by("-besloten_op", "-pk")

    def to_goals(self):
        return self.filter(Q(subdoel__isnull=False) | Q(doel__isnull=False))

    def to_praktijken(self):
        return self.filter(praktijk__isnull=False)

    def dossiers_per_doel(self):
        """{number of a Global Goal: (dossiers linked to it, of which some koppeling works against it)}."""
        against = Count("dossier", Q(richting="werkt_tegen"), distinct=True)
        rows = self.linked().filter(subdoel__isnull=False).values("subdoel__doel__nummer")
        rows = rows.annotate(n=Count("dossier", distinct=True), tegen=against).order_by()
        return {row["subdoel__doel__nummer"]: (row["n"], row["tegen"]) for row in rows}

    def dossiers_per_agenda(self):
        """[(agenda, dossiers)] of the other agendas: linked to them, or to a subdoel that asks the same."""
        direct = Q(doel__isnull=False)
        crossed = Q(subdoel__verbanden__isnull=False)
        agenda = models.functions.Coalesce("doel__agenda", "subdoel__verbanden__doel__agenda")
        rows = self.linked().filter(direct | crossed).annotate(agenda=agenda).values("agenda")
        counts = dict(rows.annotate(n=Count("dossier", distinct=True)).order_by().values_list("agenda", "n"))
        agendas = Agenda.objects.published().filter(pk__in=counts)
        return sorted(((agenda, counts[agenda.pk]) for agenda in agendas), key=lambda pair: -pair[1])
