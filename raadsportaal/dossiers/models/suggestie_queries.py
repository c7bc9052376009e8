"""What is asked of suggestions: which wait, in which order, and what duiding can learn from the decided ones."""

from django.db import models
from django.db.models import Case, Count, F, Q, Value, When

from agendas.models import GLOBAL_GOALS
from raadsportaal.basis.digits import number_in
from raadsportaal.dossiers.titles import PASTED

TO_GLOBAL_GOAL = Q(subdoel__isnull=False) | Q(doel__agenda__groep=GLOBAL_GOALS)
NUMMER = Case(When(doel__agenda__groep=GLOBAL_GOALS, then="doel__nummer"), default="subdoel__doel__nummer")
FINDINGS_FIRST = Case(When(TO_GLOBAL_GOAL, then=Value(0)), When(doel__isnull=False, then=Value(1)), default=Value(2))
STRONGEST_FIRST = Case(When(sterkte="sterk", then=Value(0)), When(sterkte="redelijk", then=Value(1)), default=Value(2))


class SuggestieQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(keuze="wacht")

    def decided(self):
        return self.exclude(keuze="wacht")

    def clear(self):
        """Without those that are only possible: they are folded away."""
        return self.exclude(sterkte="mogelijk")

    def possible(self):
        return self.filter(sterkte="mogelijk")

    def of_gemeente(self, gemeente):
        return self.filter(gemeente=gemeente)

    def of_document(self, naam, tekst):
        """Of documents of this name; of a pasted text, which we gave its name, those that say the same."""
        return self.filter(stuk__tekst=tekst) if naam.startswith(PASTED) else self.filter(stuk__naam=naam)

    def current(self):
        """Of dossiers that are no archive.

        That a dossier is of the same municipality holds anyway; said here, the database looks among those of one
        municipality, and does not ask the lock of each suggestion's dossier (docs/metingen.md).
        """
        return self.filter(dossier__gearchiveerd_op__isnull=True, dossier__gemeente=F("gemeente"))

    def for_card(self):
        """With what a card shows of each."""
        return self.select_related(
            "dossier__gemeente", "stuk", "beleidspunt", "subdoel__doel", "doel__agenda", "praktijk__land",
            "koppeling__subdoel", "koppeling__doel__agenda", "koppeling__praktijk", "besloten_door",
        ).defer("stuk__tekst", "stuk__bladzijden")  # fmt: skip

    def in_order(self):
        """As the document goes, what rests on the same passage the strongest first; commitments and examples after."""
        return self.alias(soort=FINDINGS_FIRST).order_by("soort", "begin", STRONGEST_FIRST, "-score", "pk")

    def numbered(self, text):
        """The one with the number that an address names, or none."""
        number = number_in(text)
        return self.none() if number is None else self.filter(pk=number)

    def per_dossier(self):
        """[(dossier, how many wait)] of what is worth a look, for the list of tasks."""
        rows = self.waiting().clear().current().values("dossier", "dossier__titel", "dossier__slug")
        return rows.annotate(n=Count("pk"), dag=F("dossier__behandeldatum")).order_by("dag", "dossier")

    def to_global_goals(self):
        """What was found in a text, with the `nummer` of the Global Goal; no examples or commitments that fit."""
        return self.filter(TO_GLOBAL_GOAL).annotate(nummer=NUMMER)

    def learnable(self):
        """Decided ones about a Global Goal that say something of the text, so not those refused as too general.

        What a griffie chose by hand was found by nobody's words, so it says nothing of how well duiding finds.
        """
        said_something = Q(keuze="gekoppeld") | Q(keuze="afgewezen", reden__in=["onderwerp", ""])
        return self.to_global_goals().filter(said_something, met_de_hand=False)
