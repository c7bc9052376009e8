"""How suggestions fare per Global Goal: linked, refused and why, and what griffies had to link by hand."""

from dataclasses import dataclass, fields

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from raadsportaal.dossiers.models import Besluit, Koppeling, Reden, Stuk, Suggestie, Suggestiekeuze

LINKED, REFUSED = Q(keuze=Suggestiekeuze.GEKOPPELD), Q(keuze=Suggestiekeuze.AFGEWEZEN)
STANDS = Q(koppeling__isnull=True) | Q(koppeling__besluit=Besluit.GEKOPPELD)
OTHER = Q(koppeling__subdoel__isnull=False, subdoel__isnull=False) & ~Q(koppeling__subdoel=F("subdoel"))
COUNTS = {
    "gekoppeld": LINKED & STANDS,
    "ander_subdoel": LINKED & STANDS & OTHER,
    "ontkoppeld": LINKED & ~STANDS,
    "onderwerp": REFUSED & Q(reden=Reden.ONDERWERP),
    "te_algemeen": REFUSED & Q(reden=Reden.TE_ALGEMEEN),
    "gemeente": REFUSED & Q(reden=Reden.GEMEENTE),
    "zonder_reden": REFUSED & Q(reden=""),
}


@dataclass
class Doelverslag:
    """Counts of suggestions for one doel; `gekoppeld` includes those where another subdoel was chosen.

    `ontkoppeld`: linked and later undone at the dossier. `met_de_hand`: koppelingen that were missed.
    """

    doel: int
    gekoppeld: int = 0
    ander_subdoel: int = 0
    ontkoppeld: int = 0
    onderwerp: int = 0
    te_algemeen: int = 0
    gemeente: int = 0
    zonder_reden: int = 0
    met_de_hand: int = 0

    @property
    def afgewezen(self):
        return self.onderwerp + self.te_algemeen + self.gemeente + self.zonder_reden


COLUMNS = [field.name for field in fields(Doelverslag)]


def per_doel() -> list[Doelverslag]:
    """All seventeen, of all municipalities; read within bereik(EVERYTHING)."""
    found = {doel: Doelverslag(doel) for doel in range(1, 18)}
    counts = {name: Count("pk", condition) for name, condition in COUNTS.items()}
    rows = Suggestie.objects.decided().to_global_goals().filter(met_de_hand=False).values("nummer")
    for row in rows.annotate(**counts).order_by():
        found[row.pop("nummer")].__dict__.update(row)
    for doel, n in _missed():
        found[doel].met_de_hand = n
    return list(found.values())


def _missed():
    """(doel, koppelingen) linked since a document was read, in a dossier where no suggestion was for that doel.

    What was linked before the reading is not counted: the reading does not suggest it again, so nobody knows whether
    it was found.
    """
    read = Stuk.objects.filter(dossier=OuterRef("dossier")).order_by("gelezen_op").values("gelezen_op")[:1]
    about = Q(subdoel__doel=OuterRef("subdoel__doel")) | Q(doel=OuterRef("subdoel__doel"))
    suggested = Suggestie.objects.filter(about, dossier=OuterRef("dossier"), met_de_hand=False)
    chosen = Suggestie.objects.filter(
        koppeling=OuterRef("pk"), eigen=True, met_de_hand=False
    )  # another subdoel instead of what was shown
    by_hand = Koppeling.objects.linked().filter(subdoel__isnull=False, besloten_op__gte=Subquery(read))
    rows = by_hand.filter(~Exists(suggested), ~Exists(chosen)).values("subdoel__doel__nummer").order_by()
    return rows.annotate(n=Count("pk")).values_list("subdoel__doel__nummer", "n")
