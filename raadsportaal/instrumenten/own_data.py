"""What the portal has about a person in drafts: the own drafts, to download; erasing throws them away."""

from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.instrumenten.models import Concept, Deling, Ingediend, Medeindiener, Opmerking, Schrijfbeurt


@account.own_data("concepten")
def of_person(gebruiker) -> dict:
    """With the whole text, also of municipalities that the person no longer works in."""
    with bereik(EVERYTHING):
        own = Concept.objects.of_person(gebruiker).select_related("gemeente").prefetch_related("delingen__met")
        concepten = list(own.order_by("pk"))
        said = list(Opmerking.objects.of_person(gebruiker).select_related("concept", "gemeente").order_by("op", "pk"))
        writing = list(Schrijfbeurt.objects.of_person(gebruiker).select_related("concept").order_by("pk"))
        signing = list(Medeindiener.objects.of_person(gebruiker).select_related("concept", "gemeente").order_by("pk"))
        shown = list(Deling.objects.filter(met=gebruiker).select_related("concept", "gemeente").order_by("pk"))
        handed_in = list(Ingediend.objects.filter(door=gebruiker).for_list().order_by("pk"))
    return {
        "van uzelf": [_told(concept) for concept in concepten],
        "ingediend": [{"gemeente": i.gemeente.naam, "titel": i.dossier.titel, "dag": i.dag} for i in handed_in],
        "opmerkingen": [_said(opmerking) for opmerking in said],
        "u schrijft nu in": [{"titel": b.concept.titel, "deel": b.deel, "sinds": b.sinds} for b in writing],
        "gevraagd mede in te dienen": [_asked(vraag) for vraag in signing],
        "aan u getoond": [{"gemeente": d.gemeente.naam, "titel": d.concept.titel, "sinds": d.op} for d in shown],
    }


def _told(concept):
    return {
        "gemeente": concept.gemeente.naam,
        "soort": concept.get_soort_display(),
        "titel": concept.titel,
        "gemaakt": concept.gemaakt_op,
        "gewijzigd": concept.gewijzigd_op,
        "gedeeld met": [str(deling) for deling in concept.delingen.all()],
        "tekst": [
            {"deel": deel.kop, "regels": [*map(str, deel.regels), *(" | ".join(rij) for rij in deel.rijen)]}
            for deel in concept.inhoud.delen
        ],
    }


def _said(opmerking):
    return {
        "gemeente": opmerking.gemeente.naam,
        "bij": opmerking.concept.titel,
        "deel": opmerking.deel,
        "wanneer": opmerking.op,
        "tekst": "Afgehandeld" if opmerking.afgehandeld else opmerking.tekst,
    }


def _asked(vraag):
    return {
        "gemeente": vraag.gemeente.naam,
        "titel": vraag.concept.titel,
        "gevraagd": vraag.gevraagd_op,
        "antwoord": vraag.antwoord,
        "wanneer": vraag.antwoord_op,
    }


@account.on_erase
def forget(gebruiker):
    """A draft is of its maker. What another shows stays, without what this person said; so does what was handed in."""
    with bereik(EVERYTHING):
        Deling.objects.filter(met=gebruiker).delete()
        Schrijfbeurt.objects.of_person(gebruiker).delete()
        Medeindiener.objects.of_person(gebruiker).delete()
        Concept.objects.of_person(gebruiker).delete()
        for opmerking in Opmerking.objects.of_person(gebruiker).filter(afgehandeld=False).order_by("-pk"):
            opmerking.remove()
