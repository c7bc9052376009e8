"""What the portal has about a person in samenwerking, for the download of one's own data."""

from django.utils import timezone

from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from samenwerking.bijeenkomsten.signing_up import forget_person
from samenwerking.models import (
    Aanbod,
    Aanmelding,
    Aanwezigheid,
    Adviesbericht,
    Adviesvraag,
    Bandwijziging,
    Landenoverleg,
    Overlegantwoord,
    Overlegvoorstel,
    Reactie,
)


@account.on_erase
def forget(gebruiker):
    """Sign-ups go, and their places to the waiting list; so does what was offered and proposed in the own name."""
    forget_person(gebruiker, timezone.now())
    with bereik(EVERYTHING):
        Overlegvoorstel.objects.of_person(gebruiker).delete()
        Reactie.objects.of_person_anywhere(gebruiker).delete()
        Aanbod.objects.of_person_anywhere(gebruiker).delete()


@account.own_data("samenwerking")
def of_person(gebruiker) -> dict:
    """In the same number of queries for everyone; also of municipalities that the person no longer works in."""
    vragen = Adviesvraag.objects.of_person(gebruiker).newest().select_related("gemeente").prefetch_related("berichten")
    berichten = Adviesbericht.objects.of_staff(gebruiker).select_related("vraag")
    with bereik(EVERYTHING):
        return {
            "adviesvragen": [_vraag(vraag) for vraag in vragen],
            "adviesvragen behandeld": [{"nummer": one.vraag.nummer, "wanneer": one.op} for one in berichten],
            "aanmeldingen": [
                {"bijeenkomst": str(one.bijeenkomst), "naam": one.naam, "e-mailadres": one.email,
                 "stand": one.get_stand_display(), "wanneer": one.op}
                for one in Aanmelding.objects.of_person(gebruiker)
            ],
            "actief in een land": _done(Aanwezigheid, gebruiker, "gemeente", "land"),
            "overleg gevraagd": _done(Landenoverleg, gebruiker, "gemeente", "land"),
            "overleg beantwoord": _done(Overlegantwoord, gebruiker, "gemeente", "overleg__land"),
            "overleg voorgesteld aan de griffie": _done(Overlegvoorstel, gebruiker, "gemeente", "land"),
            "aanbod": _done(Aanbod, gebruiker, "gemeente"),
            "reacties op oproepen": _done(Reactie, gebruiker, "gemeente", "oproep"),
            "stedenbanden bijgewerkt": _done(
                Bandwijziging, gebruiker, "stedenband__gemeente", "stedenband__land"
            ),
        }  # fmt: skip


def _vraag(vraag):
    """With the answers, which are to this person; who of VNG wrote them is not."""
    return {
        "nummer": vraag.nummer, "wanneer": vraag.gesteld_op, "stand": vraag.get_stand_display(),
        "onderwerp": vraag.get_onderwerp_display(), "vraag": vraag.vraag, "meegestuurd": vraag.meegestuurd,
        "gemeente": str(vraag.gemeente or ""),
        "berichten": [
            {"van": "VNG" if bericht.van_vng else "u", "wanneer": bericht.op, "tekst": bericht.tekst,
             "bijlage": bericht.bijlage_naam}
            for bericht in vraag.berichten.all()
        ],
    }  # fmt: skip


def _done(model, gebruiker, *named):
    """The rows that this person wrote: what they are about, in the words of the model, and the own words in them."""
    rows = model.objects.filter(door=gebruiker).select_related(*named).order_by("pk")
    fields = [name for name in ("onderwerp", "partner", "titel", "toelichting", "bericht") if hasattr(model, name)]
    return [
        {"wat": str(row), "wanneer": row.op} | {name: getattr(row, name) for name in fields if getattr(row, name)}
        for row in rows
    ]
