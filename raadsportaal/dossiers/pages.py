"""What the page of a dossier shows, in a constant number of queries."""

from django.db.models import Q

from raadsportaal.dossiers.geschiedenis import of_dossier
from raadsportaal.dossiers.models import Dossier, Koppeling
from raadsportaal.gemeenten.access import PUBLISHED, Recht, bereik

SHOWN_CHANGES = 10
SHOWN_OTHERS = 4


def dossier_context(dossier, request):
    """The confirmed koppelingen by kind; what waits, for who decides; and one's own proposals, for who made them."""
    mag_koppelen = Recht.KOPPELEN in request.toegang.rechten
    koppelingen = list(dossier.koppelingen.for_page())
    linked = [koppeling for koppeling in koppelingen if koppeling.is_linked]
    changes = of_dossier(dossier)
    return {
        "dossier": dossier,
        "doelen": [koppeling for koppeling in linked if not koppeling.praktijk_id],
        "voorbeelden": [koppeling for koppeling in linked if koppeling.praktijk_id],
        "voorstellen": [k for k in koppelingen if k.waits] if mag_koppelen else [],
        "eigen_voorstellen": [] if mag_koppelen else [k for k in koppelingen if proposed_by(request.user, k)],
        "afgewezen": [k for k in koppelingen if k.besluit in ("afgewezen", "ontkoppeld")] if mag_koppelen else [],
        "beleidspunten": list(dossier.beleidspunten.all()),
        "anderen": linked_by_others(dossier, linked),
        "wijzigingen": changes[:SHOWN_CHANGES],
        "meer_wijzigingen": len(changes) > SHOWN_CHANGES,
    }


def proposed_by(gebruiker, koppeling):
    return koppeling.voorgesteld_door_id == gebruiker.pk and koppeling.besluit in ("voorstel", "afgewezen")


def linked_by_others(dossier, linked):
    """[(dossier of another municipality, its koppelingen)]: published ones like this one, the most alike first.

    Alike is: shares subdoelen with it, or is of the same soort. Read in the scope of what is public, so that nothing
    else can come along.
    """
    subdoelen = {koppeling.subdoel_id for koppeling in linked if koppeling.subdoel_id}
    with bereik(PUBLISHED):
        alike = Dossier.objects.published().exclude(gemeente=dossier.gemeente)
        alike = alike.filter(Q(koppelingen__subdoel__in=subdoelen) | Q(soort=dossier.soort)).distinct()
        of_others = Koppeling.objects.linked().filter(dossier__in=alike, subdoel__isnull=False)
        by_dossier = {}
        for koppeling in of_others.for_card().in_order():
            by_dossier.setdefault(koppeling.dossier, []).append(koppeling)

    def alikeness(item):
        other, ties = item
        shared = sum(tie.subdoel_id in subdoelen for tie in ties)
        return (-shared, other.soort != dossier.soort, other.titel)

    return sorted(by_dossier.items(), key=alikeness)[:SHOWN_OTHERS]
