"""What the page of a dossier shows, in a constant number of queries."""

from django.db.models import Prefetch, prefetch_related_objects

from raadsportaal.dossiers.bijlage import questions
from raadsportaal.dossiers.history import in_short, of_dossier
from raadsportaal.dossiers.models import Dossier, Koppeling, Medevoorstel, Stukpassage
from raadsportaal.dossiers.suggesties.fitting import fitting_dossier
from raadsportaal.gemeenten.access import PUBLISHED, Recht, bereik

SHOWN_CHANGES = 10
SHOWN_OTHERS = 4
SHOWN_SUGGESTIONS = 3
SHOWN_PASSAGES = 20
RECENT = 500  # published dossiers of others among which is looked: what was shown to everyone last


def dossier_context(dossier, request):
    """The confirmed koppelingen by kind; what waits, for who decides; and one's own proposals, for who made them."""
    mag_koppelen = Recht.KOPPELEN in request.toegang.rechten
    koppelingen = dossier.koppelingen.read_for_page()
    linked = [koppeling for koppeling in koppelingen if koppeling.is_linked]
    waiting = [koppeling for koppeling in koppelingen if koppeling.waits] if mag_koppelen else []
    prefetch_related_objects([k.praktijk for k in linked if k.praktijk_id], "praktijkvraagregels")
    prefetch_related_objects(waiting, Prefetch("medevoorstellen", Medevoorstel.objects.select_related("door")))
    changes = of_dossier(dossier, request.toegang)
    wijzigingen = in_short(changes)[:SHOWN_CHANGES]
    suggesties = _suggesties(dossier) if mag_koppelen else {"n_suggesties": 0}
    return {
        "dossier": dossier,
        **_by_kind(linked),
        "vragen": questions(linked),
        **suggesties,
        "passend": [] if suggesties["n_suggesties"] else fitting_dossier(dossier),  # the cards have them already
        "voorstellen": waiting,
        "eigen_voorstellen": [] if mag_koppelen else _own_proposals(koppelingen, dossier, request.user),
        "afgewezen": [k for k in koppelingen if k.besluit in ("afgewezen", "ontkoppeld")] if mag_koppelen else [],
        "erbij": list(dossier.erbij.current().select_related("gemeente").by_day()),
        "beleidspunten": list(dossier.beleidspunten.all()),
        "heeft_stukken": dossier.stukken.documents().exists(),
        "anderen": linked_by_others(dossier, linked),
        "wijzigingen": wijzigingen,
        "meer_wijzigingen": len(changes) > len(wijzigingen),
    }


def passages_with(words, dossier):
    """The best passages of its documents, and whether there are more."""
    found = list(Stukpassage.objects.best(words, [dossier.pk], SHOWN_PASSAGES + 1)) if words else []
    return {"passages": found[:SHOWN_PASSAGES], "meer_passages": len(found) > SHOWN_PASSAGES}


def _suggesties(dossier):
    """The first few that wait, and how many there are."""
    waiting = dossier.suggesties.waiting().clear()
    return {"suggesties": list(waiting.for_card().in_order()[:SHOWN_SUGGESTIONS]), "n_suggesties": waiting.count()}


def linked_lists(dossier):
    """What is linked to a dossier, for the two lists of its page after a decision."""
    return {"dossier": dossier} | _by_kind(dossier.koppelingen.linked().read_for_page())


def _by_kind(linked):
    return {
        "doelen": [koppeling for koppeling in linked if koppeling.subdoel_id or koppeling.doel_id],
        "voorbeelden": [koppeling for koppeling in linked if koppeling.praktijk_id or koppeling.samen],
    }


def _own_proposals(koppelingen, dossier, gebruiker):
    """[(koppeling, whose words)]: what this person proposed and is not linked, in this person's own words."""
    also = {one.koppeling_id: one for one in Medevoorstel.objects.of_dossier(dossier).of_person(gebruiker)}
    return [
        (koppeling, also.get(koppeling.pk, koppeling))
        for koppeling in koppelingen
        if koppeling.besluit in ("voorstel", "afgewezen")
        and (koppeling.voorgesteld_door_id == gebruiker.pk or koppeling.pk in also)
    ]


def linked_by_others(dossier, linked):
    """[(dossier of another municipality, its koppelingen)]: published ones that share subdoelen with this one.

    Those that share most come first; what only is of the same soort is about something else. Read in the scope of what
    is public, so that nothing else can come along. The database chooses: all that others published is thousands of
    koppelingen.
    """
    subdoelen = {koppeling.subdoel_id for koppeling in linked if koppeling.subdoel_id}
    if not subdoelen:
        return []
    with bereik(PUBLISHED):
        others = Dossier.objects.latest_published(RECENT).exclude(gemeente=dossier.gemeente)
        alike = others.most_alike(dossier.soort, subdoelen).select_related("gemeente")[:SHOWN_OTHERS]
        by_dossier = {other: [] for other in alike}
        of_others = Koppeling.objects.linked().of_dossiers(list(by_dossier)).filter(subdoel__isnull=False)
        for koppeling in of_others.select_related("dossier", "subdoel").in_order():
            by_dossier[koppeling.dossier].append(koppeling)
    return list(by_dossier.items())
