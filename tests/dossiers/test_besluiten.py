"""What becomes of a koppeling: decided, undone, insisted on, and whose words stay."""

import pytest
from django.utils import timezone

from kennisbank.models import Praktijk
from raadsportaal.basis.as_seen import IemandWasUVoor
from raadsportaal.dossiers.models import Besluit, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from tests import build
from tests.dossiers.test_koppelingen import (
    all_of,
    dossier,
    form,
    griffier,
    now_is,
    other_griffier,
    raadslid,
    subdoel,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
__all__ = ["dossier", "griffier", "other_griffier", "raadslid"]


def test_changing_a_koppeling_somebody_else_changed_keeps_what_was_typed(client, dossier, griffier, other_griffier):
    koppeling = build.koppeling(dossier)
    with bereik(EVERYTHING):
        koppeling.reword(versie=1, toelichting="Van de ander")
    client.force_login(griffier)
    address = f"{dossier.get_absolute_url()}koppelingen/{koppeling.pk}/"
    typed = {"_gezien": "1", "richting": "werkt_tegen", "reikwijdte": "", "toelichting": "Van mij"}
    page = client.post(address, typed)
    assert page.status_code == 422
    assert "Iemand was u voor" in page.content.decode() and "Van de ander" in page.content.decode()
    assert "Van mij" in page.content.decode()
    assert client.post(address, typed | {"_gezien": "2"}).status_code == 302
    assert now_is(koppeling).toelichting == "Van mij"


def test_two_people_deciding_at_once_the_second_hears_it_and_may_insist(client, dossier, griffier, other_griffier):
    koppeling = build.koppeling(dossier, besluit=Besluit.VOORSTEL)
    with bereik(EVERYTHING):
        koppeling.decide("koppel", by=other_griffier, now=timezone.now(), versie=1)
    client.force_login(griffier)
    address = f"/gemeenten/testwaard/voorstellen/{koppeling.pk}/"
    answer = client.post(address, {"daad": "afwijs", "_gezien": "1", "reden": "te_algemeen"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Iemand was u voor" in page and "Ties Tweede" in page and "Toch: past niet" in page
    assert now_is(koppeling).besluit == Besluit.GEKOPPELD
    client.post(address, {"daad": "afwijs", "_gezien": "2", "reden": "te_algemeen"})
    assert (now_is(koppeling).besluit, now_is(koppeling).reden) == (Besluit.AFGEWEZEN, "te_algemeen")


@pytest.mark.parametrize(
    ("first", "daad", "after"),
    [
        (Besluit.AFGEWEZEN, "ongedaan", Besluit.VOORSTEL),
        (Besluit.GEKOPPELD, "ongedaan", Besluit.VOORSTEL),
        (Besluit.GEKOPPELD, "ontkoppel", Besluit.ONTKOPPELD),
        (Besluit.ONTKOPPELD, "ongedaan", Besluit.GEKOPPELD),
    ],
)
def test_everything_can_be_undone_without_a_time_limit(client, dossier, griffier, first, daad, after):
    koppeling = build.koppeling(dossier, besluit=first)
    client.force_login(griffier)
    client.post(f"/gemeenten/testwaard/voorstellen/{koppeling.pk}/", {"daad": daad, "_gezien": "1"})
    assert now_is(koppeling).besluit == after


def test_a_deed_that_does_not_fit_is_told_and_changes_nothing(dossier, griffier):
    koppeling = build.koppeling(dossier, besluit=Besluit.INGETROKKEN)
    with bereik(EVERYTHING), pytest.raises(IemandWasUVoor):
        koppeling.decide("koppel", by=griffier, now=timezone.now(), versie=1)


def test_an_undone_koppeling_can_be_made_again_and_stays_one(dossier, griffier):
    koppeling = build.koppeling(dossier, besluit=Besluit.ONTKOPPELD)
    with bereik(EVERYTHING):
        again = Koppeling.make(dossier, subdoel(), by=griffier, now=timezone.now(), linked=True, toelichting="Toch")
    assert again.pk == koppeling.pk and again.is_linked


def test_a_linked_praktijk_cannot_be_deleted_by_the_redactie_but_archived(beheer, dossier):
    praktijk = build.praktijk()
    build.koppeling(dossier, praktijk)
    page = beheer.post(f"/beheer/kennisbank/praktijk/{praktijk.pk}/delete/", {"post": "yes"}, follow=True)
    assert Praktijk.objects.filter(pk=praktijk.pk).exists()
    assert "gekoppeld" in page.content.decode()
    assert "Waterplan" not in page.content.decode()


def test_linking_in_haste_keeps_what_the_proposer_wrote(client, dossier, griffier, raadslid):
    with bereik(EVERYTHING):
        Koppeling.make(
            dossier,
            subdoel(),
            by=raadslid,
            now=timezone.now(),
            linked=False,
            toelichting="Omdat",
            richting="draagt_bij",
        )
    client.force_login(griffier)
    client.post(f"{dossier.get_absolute_url()}koppelen/", form(subdoel(), richting="onbekend"))
    (koppeling,) = all_of(dossier)
    assert (koppeling.toelichting, koppeling.richting, koppeling.voorgesteld_door) == ("Omdat", "draagt_bij", raadslid)


def test_a_councillor_does_not_undo_what_the_griffie_unlinked(client, dossier, raadslid):
    koppeling = build.koppeling(dossier, besluit=Besluit.ONTKOPPELD, toelichting="Van de griffie")
    client.force_login(raadslid)
    page = client.post(f"{dossier.get_absolute_url()}koppelen/", form(subdoel(), toelichting="Van mij"))
    assert "heeft dit ontkoppeld" in page.content.decode()
    assert now_is(koppeling).toelichting == "Van de griffie"


def test_a_councillor_hears_nothing_of_another_ones_proposal(client, gemeente, dossier, raadslid):
    other = build.lid(gemeente).gebruiker
    koppeling = build.koppeling(dossier, besluit=Besluit.VOORSTEL, voorgesteld_door=other, toelichting="Van de ander")
    client.force_login(raadslid)
    page = client.post(f"{dossier.get_absolute_url()}koppelen/", form(subdoel(), toelichting="Van mij"), follow=True)
    assert "Voorgesteld aan de griffie" in page.content.decode()
    assert "Van de ander" not in page.content.decode()
    assert now_is(koppeling).toelichting == "Van de ander"
    mine = build.koppeling(dossier, "13.1", besluit=Besluit.VOORSTEL, voorgesteld_door=raadslid)
    answer = client.post(
        f"/gemeenten/testwaard/voorstellen/{mine.pk}/",
        {"daad": "trek_in", "_gezien": "1"},
        headers={"HX-Request": "true"},
    )
    assert "Nog 1" not in answer.headers.get("HX-Trigger-After-Settle", "")


def test_an_archived_dossier_takes_no_proposals(client, gemeente, raadslid):
    archived = build.dossier(gemeente, gearchiveerd_op=timezone.now())
    client.force_login(raadslid)
    page = client.post(f"{archived.get_absolute_url()}koppelen/", form(subdoel()))
    assert "ligt in het archief" in page.content.decode()


def test_a_praktijk_that_an_editor_took_back_is_not_shown(client, dossier, griffier):
    praktijk = build.praktijk(titel="Teruggenomen voorbeeld")
    build.koppeling(dossier, praktijk)
    praktijk.status = "concept"
    praktijk.save()
    client.force_login(griffier)
    assert "Teruggenomen" not in client.get(dossier.get_absolute_url()).content.decode().partition("Geschiedenis")[0]
